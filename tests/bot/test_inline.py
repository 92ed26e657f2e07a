"""Inline mode: @bot and words in any chat."""

import asyncio

import pytest

from bot.handlers import inline
from tests.bot.phone import Shopper
from tests.bot.stage import Stage


async def test_words_bring_pictures_that_telegram_has_already(stage: Stage, lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    answer = await lena.ask_inline("rotes Kleid")
    results = answer["results"]
    assert len(results) == 10
    assert {result["type"] for result in results} == {"photo"}
    assert "€" in results[0]["caption"]
    link = results[0]["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert link == f"https://t.me/garderobe_bot?start=i-{results[0]['id']}"
    assert answer["button"]["start_parameter"] == "inline"
    sent = await lena.choose_inline(answer, results[0]["id"])
    assert sent["photo"]
    assert sent["via_bot"]["username"] == "garderobe_bot"
    await asyncio.sleep(0.5)  # what was chosen is counted, and answered by nobody
    assert (await lena.history())[-1]["message_id"] == sent["message_id"]


async def test_what_cannot_be_searched_for_leads_to_the_bot(lena: Shopper) -> None:
    for query in ("", "  ", "???", "ohne"):
        answer = await lena.ask_inline(query)
        assert answer["results"] == []
        assert answer["button"]["text"] == "Mit Foto suchen? Hier entlang"


async def test_results_come_in_pages_without_repeats(
    stage: Stage, lena: Shopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stage.shop is not None
    await lena.say("Kleid")
    known = await stage.shop.records.picture_files.find(stage.bot_id, await _hashes(stage))
    file_id = next(iter(known.values()))
    every = dict.fromkeys(await _hashes(stage), file_id)
    await stage.shop.records.picture_files.record(stage.bot_id, every)
    whole = await lena.ask_inline("Kleid")
    assert len(whole["results"]) > 20
    assert whole["next_offset"] == ""
    monkeypatch.setattr(inline, "_PAGE", 20)
    first = await lena.ask_inline("Kleid")
    assert len(first["results"]) == 20
    second = await lena.ask_inline("Kleid", offset=first["next_offset"])
    assert first["results"] + second["results"] == whole["results"]
    assert second["next_offset"] == ""
    for offset in ("x", "999", "-1"):
        assert (await lena.ask_inline("Kleid", offset=offset))["next_offset"] in {"", "20"}


async def test_a_persons_newer_query_takes_the_place_of_the_older(
    stage: Stage, lena: Shopper, sam: Shopper
) -> None:
    await lena.say("rotes Kleid")
    older = asyncio.create_task(lena.ask_inline("Klei"))
    others = asyncio.create_task(sam.ask_inline("dress"))
    await asyncio.sleep(0.1)
    newer = await lena.ask_inline("Kleid")
    assert newer["results"]
    assert (await others)["query"] == "dress"
    older.cancel()
    answered = [call for call in stage.wire.calls if call.method == "answerInlineQuery"]
    assert len(answered) == 2


async def test_a_query_is_not_kept(stage: Stage, lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    await lena.ask_inline("gelbes Kleid")
    assert stage.shop is not None
    kept = await stage.shop.records.inbox.list_pending(stage.bot_id)
    assert kept == []


async def _hashes(stage: Stage) -> list[str]:
    assert stage.shop is not None
    items = await stage.shop.records.catalogue.list_available()
    return [item.image_hash for item in items]
