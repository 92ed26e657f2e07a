"""Edits, deletions and reactions by the bot."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest

from tests.demo.telegram.phone import Phone, draw

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Mehr", callback_data="more")]])
OTHER = InlineKeyboardMarkup([[InlineKeyboardButton("Weniger", callback_data="less")]])


async def test_an_edited_text_shows_on_the_page(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(phone.chat, "alt", reply_markup=BUTTON)
    edited = await sent.edit_text("<i>neu</i>", parse_mode="HTML", reply_markup=OTHER)
    (shown,) = await phone.list_messages()
    assert isinstance(edited, Message)
    assert edited.edit_date is not None
    assert (shown["text"], shown["entities"][0]["type"]) == ("neu", "italic")
    assert shown["reply_markup"]["inline_keyboard"][0][0]["text"] == "Weniger"
    *_, event = await phone.watch(count=2)
    assert (event["event"], event["data"]["text"]) == ("edited", "neu")


async def test_an_edit_without_markup_takes_the_buttons_away(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(phone.chat, "alt", reply_markup=BUTTON)
    await sent.edit_text("neu")
    (shown,) = await phone.list_messages()
    assert "reply_markup" not in shown


async def test_an_unchanged_edit_is_refused(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_message(phone.chat, "<b>x</b>", parse_mode="HTML", reply_markup=BUTTON)
    words = (
        "message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    with pytest.raises(BadRequest, match=rf"(?i)^{words}$"):
        await sent.edit_text("<b>x</b>", parse_mode="HTML", reply_markup=BUTTON)
    with pytest.raises(BadRequest, match=rf"(?i)^{words}$"):
        await sent.edit_reply_markup(BUTTON)


async def test_only_the_bots_own_messages_can_be_edited(bot: Bot, phone: Phone) -> None:
    said = await phone.say("meins")
    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await bot.edit_message_text("deins", phone.chat, said["message_id"])
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("x", phone.chat, 999)
    keyboard = await bot.send_message(phone.chat, "x", reply_markup=ReplyKeyboardMarkup([["a"]]))
    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await keyboard.edit_text("y")


async def test_texts_and_captions_are_not_mistaken(bot: Bot, phone: Phone) -> None:
    text = await bot.send_message(phone.chat, "x")
    photo = await bot.send_photo(phone.chat, draw(), caption="x")
    with pytest.raises(BadRequest, match=r"(?i)there is no caption in the message to edit"):
        await text.edit_caption("y")
    with pytest.raises(BadRequest, match=r"(?i)there is no text in the message to edit"):
        await photo.edit_text("y")
    edited = await photo.edit_caption("y")
    assert isinstance(edited, Message)
    assert (edited.caption, edited.photo) == ("y", photo.photo)


async def test_a_photo_is_replaced_with_its_caption(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_photo(phone.chat, draw(), caption="alt")
    edited = await sent.edit_media(InputMediaPhoto(draw(300, 300)), reply_markup=BUTTON)
    assert isinstance(edited, Message)
    assert (edited.photo[-1].width, edited.caption) == (300, None)
    with pytest.raises(BadRequest, match=r"(?i)IMAGE_PROCESS_FAILED"):
        await sent.edit_media(InputMediaPhoto(b"broken"))


async def test_an_album_takes_no_buttons_and_keeps_its_kind(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_media_group(
        phone.chat, [InputMediaPhoto(draw()), InputMediaPhoto(draw(50, 50))]
    )
    with pytest.raises(BadRequest, match=r"(?i)REPLY_MARKUP_INVALID"):
        await sent[0].edit_reply_markup(BUTTON)
    with pytest.raises(BadRequest, match=r"(?i)can't use the media of the specified type"):
        await sent[0].edit_media(InputMediaDocument(b"x", filename="a.txt"))


async def test_deleted_messages_leave_the_page(bot: Bot, phone: Phone) -> None:
    sent = [await bot.send_message(phone.chat, str(number)) for number in range(3)]
    assert await sent[0].delete()
    assert await bot.delete_messages(phone.chat, [sent[1].message_id, 999])
    assert [m["text"] for m in await phone.list_messages()] == ["2"]
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await sent[0].delete()
    events = await phone.watch(count=5)
    assert events[-1]["data"] == {"message_id": sent[1].message_id}


async def test_a_reaction_shows_on_the_page(bot: Bot, phone: Phone) -> None:
    said = await phone.say("schön")
    assert await bot.set_message_reaction(phone.chat, said["message_id"], ReactionTypeEmoji("❤"))
    (shown,) = await phone.list_messages()
    assert shown["reactions"] == [{"emoji": "❤", "person_id": bot.id}]
    await bot.set_message_reaction(phone.chat, said["message_id"], [])
    (shown,) = await phone.list_messages()
    assert shown["reactions"] == []
    with pytest.raises(BadRequest, match=r"(?i)REACTION_INVALID"):
        await bot.set_message_reaction(phone.chat, said["message_id"], ReactionTypeEmoji("🧦"))
