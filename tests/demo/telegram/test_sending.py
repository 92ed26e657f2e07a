"""sendMessage, copies, forwards and chat actions: what is taken and what is refused."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, RetryAfter

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import open_stage


def build_button(**action: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Los", **action)]])


async def test_a_text_arrives_on_the_page_with_its_formatting(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(phone.chat, "<b>Rot</b> & schön", parse_mode="HTML")
    (shown,) = await phone.list_messages()
    assert sent.text == shown["text"] == "Rot & schön"
    assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("👗" * 2049, "message is too long"),
    ],
)
async def test_texts_beyond_the_limits_are_refused(
    bot: Bot, phone: Phone, text: str, words: str
) -> None:
    with pytest.raises(BadRequest, match=rf"(?i)^{words}$"):
        await bot.send_message(phone.chat, text)


async def test_the_longest_text_is_taken(bot: Bot, phone: Phone) -> None:
    assert (await bot.send_message(phone.chat, "👗" * 2048)).text == "👗" * 2048


async def test_an_unknown_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)Chat not found"):
        await bot.send_message(4711, "hallo")


async def test_bad_formatting_is_refused_in_the_real_words(bot: Bot, phone: Phone) -> None:
    words = "Can't parse entities: Can't find end tag corresponding to start tag \"b\""
    with pytest.raises(BadRequest) as refusal:
        await bot.send_message(phone.chat, "<b>Rot", parse_mode="HTML")
    assert refusal.value.message.lower() == words.lower()
    with pytest.raises(BadRequest, match=r"(?i)Unsupported parse_mode"):
        await bot.send_message(phone.chat, "Rot", parse_mode="rtf")


@pytest.mark.parametrize("data", ["x" * 65, "ü" * 33])
async def test_button_data_beyond_64_bytes_is_refused(bot: Bot, phone: Phone, data: str) -> None:
    with pytest.raises(BadRequest, match=r"(?i)BUTTON_DATA_INVALID"):
        await bot.send_message(phone.chat, "x", reply_markup=build_button(callback_data=data))


async def test_button_data_of_64_bytes_is_taken(bot: Bot, phone: Phone) -> None:
    markup = build_button(callback_data="ü" * 32)
    sent = await bot.send_message(phone.chat, "x", reply_markup=markup)
    assert sent.reply_markup == markup


async def test_a_button_to_localhost_is_refused(bot: Bot, phone: Phone) -> None:
    words = "button URL 'http://localhost/' is invalid: Wrong HTTP URL"
    with pytest.raises(BadRequest, match=rf"(?i){words}"):
        await bot.send_message(phone.chat, "x", reply_markup=build_button(url="http://localhost/"))


@pytest.mark.parametrize(
    "markup",
    [
        ReplyKeyboardMarkup([["Kleider", "Röcke"]], resize_keyboard=True),
        ReplyKeyboardRemove(),
        ForceReply(input_field_placeholder="Was suchst du?"),
    ],
)
async def test_reply_keyboards_reach_the_page_but_not_the_bots_message(
    bot: Bot, phone: Phone, markup: Any
) -> None:
    sent = await bot.send_message(phone.chat, "x", reply_markup=markup)
    (shown,) = await phone.list_messages()
    assert sent.reply_markup is None
    assert shown["reply_markup"].keys() & {"keyboard", "remove_keyboard", "force_reply"}


async def test_a_reply_carries_the_message_it_answers(bot: Bot, phone: Phone) -> None:
    asked = await phone.say("ein Kleid")
    sent = await bot.send_message(
        phone.chat, "hier", reply_parameters=ReplyParameters(asked["message_id"])
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "ein Kleid"


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot: Bot, phone: Phone) -> None:
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(phone.chat, "x", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(phone.chat, "x", reply_parameters=lenient)).text == "x"


async def test_options_show_in_the_message(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(
        phone.chat,
        "https://shop.example/1",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
    )
    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)
    assert sent.has_protected_content
    assert sent.entities[0].type == "url"


async def test_who_blocked_the_bot_is_not_written_to(bot: Bot, phone: Phone) -> None:
    await phone.call("PUT", f"chats/{phone.chat}/blocked", json={"is_blocked": True})
    with pytest.raises(Forbidden, match=r"(?i)bot was blocked by the user"):
        await bot.send_message(phone.chat, "x")
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_a_copy_has_no_origin_and_a_forward_has_one(bot: Bot, phone: Phone) -> None:
    _, answer = await phone.send("Blumen", [("a.jpg", draw())])
    message_id = answer["messages"][0]["message_id"]
    copy = await bot.copy_message(phone.chat, phone.chat, message_id, caption="Kopie")
    forward = await bot.forward_message(phone.chat, phone.chat, message_id)
    shown = {message["message_id"]: message for message in await phone.list_messages()}
    assert shown[copy.message_id]["caption"] == "Kopie"
    assert "forward_origin" not in shown[copy.message_id]
    assert forward.forward_origin is not None
    with pytest.raises(BadRequest, match=r"(?i)message to copy not found"):
        await bot.copy_message(phone.chat, phone.chat, 999)


async def test_a_chat_action_flashes_on_the_page(bot: Bot, phone: Phone) -> None:
    watching = asyncio.create_task(phone.watch())
    await asyncio.sleep(0.2)
    await bot.send_chat_action(phone.chat, "upload_photo")
    (event,) = await watching
    assert event == {"event": "action", "data": {"action": "upload_photo"}}
    with pytest.raises(BadRequest, match=r"(?i)wrong parameter action in request"):
        await bot.send_chat_action(phone.chat, "dance")


async def test_a_pace_is_kept_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # the library warns of its old seconds
    async with (
        open_stage(tmp_path, is_paced=True) as stage,
        stage.open_bot() as bot,
        stage.open_phone() as phone,
    ):
        for number in range(5):
            await bot.send_message(phone.chat, str(number))
        with pytest.raises(RetryAfter) as refusal:
            await bot.send_message(phone.chat, "zu schnell")
        waiting = refusal.value.retry_after
        assert isinstance(waiting, timedelta)
        assert 1 <= waiting.total_seconds() <= 5
