"""Taps on buttons, and inline mode."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import open_stage

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Mehr", callback_data="more")]])
TOO_OLD = "(?i)query is too old and response timeout expired or query id is invalid"


async def test_a_tap_reaches_the_bot_and_its_answer_the_page(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(phone.chat, "x", reply_markup=BUTTON)
    status, answer = await phone.tap(sent.message_id, "more")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert status == 200
    assert query is not None
    assert (query.id, query.data) == (answer["callback_query_id"], "more")
    assert query.message == sent
    assert await query.answer("gleich", show_alert=True)
    *_, event = await phone.watch(count=2)
    assert event["event"] == "callback_answer"
    assert event["data"] == {
        "callback_query_id": query.id,
        "text": "gleich",
        "show_alert": True,
        "url": None,
    }


async def test_a_second_answer_is_too_late(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(phone.chat, "x", reply_markup=BUTTON)
    _, answer = await phone.tap(sent.message_id, "more")
    assert await bot.answer_callback_query(answer["callback_query_id"])
    for query_id in (answer["callback_query_id"], "4711"):
        with pytest.raises(BadRequest, match=TOO_OLD):
            await bot.answer_callback_query(query_id)


async def test_an_answer_after_its_time_is_too_late(tmp_path: Path) -> None:
    async with (
        open_stage(tmp_path, query_lifetime=0.05) as stage,
        stage.open_bot() as bot,
        stage.open_phone() as phone,
    ):
        sent = await bot.send_message(phone.chat, "x", reply_markup=BUTTON)
        _, answer = await phone.tap(sent.message_id, "more")
        await asyncio.sleep(0.1)
        with pytest.raises(BadRequest, match=TOO_OLD):
            await bot.answer_callback_query(answer["callback_query_id"])


async def test_a_button_that_is_gone_cannot_be_tapped(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(phone.chat, "x", reply_markup=BUTTON)
    assert (await phone.tap(sent.message_id, "other"))[0] == 404
    await sent.edit_text("y")
    status, answer = await phone.tap(sent.message_id, "more")
    assert (status, answer["error"]) == (404, "button_not_found")


async def ask(bot: Bot, phone: Phone, results: list[Any]) -> tuple[int, Any]:
    body = {"person_id": phone.lena, "chat_id": phone.chat, "query": "kleid", "offset": ""}
    asking = asyncio.create_task(phone.call("POST", "inline", json=body))
    *_, update = await bot.get_updates(timeout=5)
    assert update.inline_query is not None
    assert (update.inline_query.query, update.inline_query.chat_type) == ("kleid", "sender")
    await update.inline_query.answer(results, next_offset="2")
    return await asking


async def test_an_inline_result_is_sent_via_the_bot(bot: Bot, phone: Phone) -> None:
    photo = (await bot.send_photo(phone.chat, draw())).photo[-1].file_id
    article = InlineQueryResultArticle("1", "Kleid", InputTextMessageContent("Ein <b>Kleid</b>"))
    picture = InlineQueryResultCachedPhoto("2", photo, caption="rot", reply_markup=BUTTON)
    status, answer = await ask(bot, phone, [article, picture])
    assert status == 200
    assert [result["id"] for result in answer["results"]] == ["1", "2"]
    assert answer["next_offset"] == "2"
    chosen = {
        "person_id": phone.lena,
        "chat_id": phone.chat,
        "inline_query_id": answer["inline_query_id"],
        "result_id": "2",
    }
    status, sent = await phone.call("POST", "inline/choose", json=chosen)
    assert status == 200
    assert sent["messages"][0]["via_bot"]["id"] == bot.id
    _, choice, message = await bot.get_updates()
    assert choice.chosen_inline_result is not None
    assert choice.chosen_inline_result.query == "kleid"
    assert message.message is not None
    assert message.message.caption == "rot"
    inline_id = choice.chosen_inline_result.inline_message_id
    assert await bot.edit_message_caption(caption="blau", inline_message_id=inline_id) is True
    assert (await phone.list_messages())[-1]["caption"] == "blau"


async def test_inline_answers_have_limits(bot: Bot, phone: Phone) -> None:
    content = InputTextMessageContent("x")
    with pytest.raises(BadRequest, match=r"(?i)RESULT_ID_DUPLICATE"):
        await ask(bot, phone, [InlineQueryResultArticle("1", "a", content)] * 2)
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_inline_query("4711", [])
