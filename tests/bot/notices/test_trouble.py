"""What goes wrong with one wish or notice costs the others nothing, and trouble loses none."""

import asyncio
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.queueing.doors import Doors
from bot.queueing.line import WaitingLine
from bot.stock.building import build_empty_index
from tests.bot.faults.bot_process import wait_until
from tests.bot.notices.newsroom import NOON, Newsroom
from tests.bot.notices.test_wishes import save_wish
from tests.bot.phone import Shopper
from tests.bot.stage import Stage


def refuse(stage: Stage, code: int, description: str) -> None:
    refusal = {"ok": False, "error_code": code, "description": description}
    stage.wire.refusals["sendMessage"] = refusal


async def test_a_wish_that_cannot_be_read_keeps_no_other_from_being_told(
    newsroom: Newsroom, lena: Shopper, sam: Shopper
) -> None:
    wishes, turns = newsroom.shop.records.saved_wishes, newsroom.shop.records.turns
    await lena.say("grüner Mantel")
    turn = await turns.find_latest(lena.chat_id)
    assert turn is not None
    newer = replace(turn, question={"version": 99})
    await newsroom.shop.records.people.meet(lena.chat_id, "de", lena.chat_id)
    await wishes.save(lena.chat_id, newer, [], "a newer Garderobe")
    await save_wish(sam, "purple coat", "let me know")
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell() == 1
    assert "purple coat" in (await sam.history())[-1]["text"]


async def test_a_wish_that_is_saved_before_there_is_an_index_waits_for_it(
    newsroom: Newsroom, lena: Shopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lena.say("lila Mantel")
    turn = await newsroom.shop.records.turns.find_latest(lena.chat_id)
    assert turn is not None
    await newsroom.shop.records.people.meet(lena.chat_id, "de", lena.chat_id)
    full, doors = newsroom.shop.search._index, Doors()
    monkeypatch.setattr(newsroom.shop.search, "_doors", doors)
    newsroom.shop.search.replace_index(build_empty_index(newsroom.shop.search.dimension))
    saving = asyncio.create_task(newsroom.build_waiting().save(lena.chat_id, turn))
    done, _ = await asyncio.wait([saving], timeout=0.2)
    assert not done
    newsroom.shop.search.replace_index(full)
    doors.open()
    await saving
    assert await newsroom.shop.records.saved_wishes.count(lena.chat_id) == 1


async def test_a_notice_waits_as_long_as_telegram_is_away(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    refuse(stage, 401, "Unauthorized")
    for _ in range(7):
        assert await newsroom.tell() == 0
    stage.wire.refusals.clear()
    assert await newsroom.tell() == 1
    assert "Das ist neu da und passt" in (await lena.history())[-1]["text"]


async def test_a_notice_that_telegram_does_not_take_is_given_up(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    refuse(stage, 400, "Bad Request: BUTTON_DATA_INVALID")
    for _ in range(5):
        await newsroom.tell()
    assert await newsroom.shop.records.notices.list_pending() == []


async def test_a_crowd_of_shoppers_puts_the_news_off_and_ends_nothing(
    newsroom: Newsroom, lena: Shopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    crowded = WaitingLine(at_once=0, most_waiting=0)
    monkeypatch.setattr(newsroom.shop.search, "_line", crowded)
    async with newsroom.open_notifier(lambda: NOON) as (notifier, bot):
        with capture_logs() as logs:
            task = asyncio.create_task(notifier.run(bot))
            await wait_until(
                lambda: task.done() or any(one["event"] == "notices_put_off" for one in logs),
                "the news are put off",
            )
        assert not task.done()
        task.cancel()
    monkeypatch.undo()
    assert await newsroom.tell() == 1
