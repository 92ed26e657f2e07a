"""A group with privacy mode: what the bot hears of it, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import get_message


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("schaut mal", False),
        ("/start", True),
        ("/start@garderobe_bot", True),
        ("/start@other_bot", False),
        ("@garderobe_bot ein rotes Kleid", True),
        ("@other_bot hallo", False),
    ],
)
async def test_a_group_is_heard_when_it_speaks_to_the_bot(
    bot: Bot, phone: Phone, text: str, is_heard: bool
) -> None:
    await phone.say(text, chat=phone.group, person=phone.sam)
    updates = await bot.get_updates()
    assert [get_message(update).text for update in updates] == ([text] if is_heard else [])


async def test_a_reply_to_the_bot_is_heard_and_one_to_another_is_not(
    bot: Bot, phone: Phone
) -> None:
    sent = await bot.send_message(phone.group, "Hier:")
    other = await phone.say("hm", chat=phone.group)
    await phone.say("das zweite", chat=phone.group, reply_to=sent.message_id)
    await phone.say("nein", chat=phone.group, person=phone.sam, reply_to=other["message_id"])
    (update,) = await bot.get_updates()
    assert get_message(update).text == "das zweite"
    assert get_message(update).chat.type == "group"
    assert get_message(update).reply_to_message is not None


async def test_a_captioned_photo_is_heard_by_its_mention(bot: Bot, phone: Phone) -> None:
    await phone.send("privat", [("a.jpg", draw())], chat=phone.group)
    await phone.send("@garderobe_bot sowas", [("a.jpg", draw())], chat=phone.group)
    (update,) = await bot.get_updates()
    assert get_message(update).caption == "@garderobe_bot sowas"


async def test_shoppers_and_the_group_are_kept_apart(bot: Bot, phone: Phone) -> None:
    sams: Any = phone.state["chats"][1]["id"]
    await phone.say("von Lena")
    await phone.say("von Sam", chat=sams, person=phone.sam)
    heard = [get_message(update) for update in await bot.get_updates()]
    chats = {m.text: (m.chat.id, m.from_user.id) for m in heard if m.from_user is not None}
    assert chats == {"von Lena": (phone.chat, phone.lena), "von Sam": (sams, phone.sam)}
    assert await phone.list_messages(phone.group) == []
    status, _ = await phone.send("falscher Chat", chat=phone.chat, person=phone.sam)
    assert status == 404


async def test_the_bot_may_not_delete_what_others_wrote_in_a_group(bot: Bot, phone: Phone) -> None:
    said = await phone.say("/start", chat=phone.group)
    with pytest.raises(Exception, match=r"(?i)message can't be deleted for everyone"):
        await bot.delete_message(phone.group, said["message_id"])
