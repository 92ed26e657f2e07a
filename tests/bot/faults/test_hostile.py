"""Titles, names and words that mean harm: they stay words, in every sentence."""

from typing import Any

import pytest

from demo.telegram.html_format import parse_html
from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.shopper import Shopper, find_button
from tests.bot.hostile_words import HOSTILE

pytestmark = pytest.mark.asyncio(loop_scope="session")

OUR_MARKUP = {"bold", "italic"}


def list_markup(shopper: Shopper) -> set[str]:
    """Return the kinds of formatting in all that a shopper has got."""
    words = [message.get("text") or message.get("caption", "") for message in shopper.got]
    return {entity["type"] for one in words for entity in parse_html(one).entities}


async def test_no_title_gets_out_of_its_sentence(closed_stand: Stand) -> None:
    stand = closed_stand
    count = len(HOSTILE)
    stand.change(
        "UPDATE items SET title_de = ?, title_en = '', description_de = ? WHERE id % ? = ?",
        *((words, words * 3, count, number) for number, words in enumerate(HOSTILE)),
    )
    await stand.bot.start()
    for number, text in enumerate(("Kleid", "mehr", "mehr"), 1):
        await stand.lena.say(text)
        await stand.lena.wait_for_texts(number)
    shown = len(stand.lena.captions)
    assert shown > 20  # each of the titles
    first = find_button(stand.lena.got[10], "1").rsplit(":", 1)[0]
    for number in range(1, shown + 1):
        await stand.lena.tap(stand.lena.got[10], f"{first}:{number}")
        await stand.lena.wait_for_captions(shown + number)
    assert list_markup(stand.lena) <= OUR_MARKUP


async def test_no_word_of_a_shopper_gets_out_of_its_sentence(stand: Stand) -> None:
    strangers = [Shopper(stand.telegram, first_name=words[:64]) for words in HOSTILE]
    for stranger, words in zip(strangers, HOSTILE, strict=True):
        await stranger.say(words)
        await stranger.say(f"rotes Kleid mit {words[:4000]}")
        await stranger.say("/start")
    await wait_until(
        lambda: all("Hallo" in "".join(one.texts) for one in strangers), "all are greeted"
    )
    assert {kind for one in strangers for kind in list_markup(one)} <= OUR_MARKUP
    assert stand.bot.list_events("update_set_aside") == []


@pytest.mark.parametrize("field", ["language_code", "last_name", "username"])
async def test_who_a_shopper_is_may_be_anything(stand: Stand, field: str) -> None:
    people: list[dict[str, Any]] = [{field: words[:64]} for words in HOSTILE]
    strangers = [Shopper(stand.telegram, **person) for person in people]
    for stranger in strangers:
        await stranger.say("/help")
    for stranger in strangers:
        await stranger.wait_for_texts(1)


async def test_a_file_may_be_called_anything(stand: Stand) -> None:
    strangers = [Shopper(stand.telegram) for _ in HOSTILE]
    for stranger, words in zip(strangers, HOSTILE, strict=True):
        await stranger.attach(b"no picture", f"../../{words[:200]}.jpg", "image/jpeg")
    for stranger in strangers:
        await stranger.wait_for_texts(1)
        assert list_markup(stranger) <= OUR_MARKUP


async def test_callback_data_of_others_and_of_nobody_is_harmless(stand: Stand) -> None:
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    button = find_button(stand.lena.got[-1], "3")
    mallory = Shopper(stand.telegram)
    forged: list[Any] = [button, "", "item", "item:1", "item:999999999999999999:9999", "more::"]
    forged += ["drop:1:0", "just:1:99", "part:1:9999", "sample:0:0", "wish:0:0", "💥" * 16]
    for data in forged:
        await mallory.tap(
            stand.lena.got[-1] | {"chat": {"id": mallory.chat_id, "type": "private"}}, data
        )
    await wait_until(
        lambda: len(stand.bot.list_events("update_done")) == 1 + len(forged), "all are done"
    )
    assert stand.bot.list_events("update_set_aside") == []
    assert not any(caption.startswith("<b>3 · ") for caption in mallory.captions)  # Lena's
