"""getUpdates: confirmation, waiting, limits, filters and conflicts."""

from __future__ import annotations

import asyncio
import time

import pytest
from telegram import Bot
from telegram.error import Conflict

from tests.demo.telegram.phone import Phone
from tests.demo.telegram.stage import get_message


async def test_updates_come_in_order_until_they_are_confirmed(bot: Bot, phone: Phone) -> None:
    await phone.say("eins")
    await phone.say("zwei")
    first = await bot.get_updates()
    again = await bot.get_updates()
    assert [get_message(update).text for update in first] == ["eins", "zwei"]
    assert [update.update_id for update in again] == [update.update_id for update in first]
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [get_message(update).text for update in rest] == ["zwei"]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == ()


async def test_a_negative_offset_forgets_all_but_the_newest(bot: Bot, phone: Phone) -> None:
    for text in ("a", "b", "c"):
        await phone.say(text)
    assert [get_message(u).text for u in await bot.get_updates(offset=-1)] == ["c"]
    assert [get_message(u).text for u in await bot.get_updates()] == ["c"]


async def test_a_limit_bounds_one_answer(bot: Bot, phone: Phone) -> None:
    for text in ("a", "b", "c"):
        await phone.say(text)
    assert len(await bot.get_updates(limit=2)) == 2


async def test_a_long_poll_answers_as_soon_as_something_arrives(bot: Bot, phone: Phone) -> None:
    started = time.monotonic()
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    await phone.say("hallo")
    assert [get_message(u).text for u in await poll] == ["hallo"]
    assert time.monotonic() - started < 5


async def test_a_long_poll_ends_empty_after_its_timeout(bot: Bot) -> None:
    started = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert time.monotonic() - started >= 0.9


async def test_a_second_poller_ends_the_first_with_a_conflict(bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(bot.get_updates(timeout=1))
    with pytest.raises(Conflict, match=r"(?i)only one bot instance is running"):
        await first
    assert await second == ()


async def test_polling_conflicts_with_a_webhook(bot: Bot) -> None:
    await bot.set_webhook("https://shop.example/hook")
    with pytest.raises(Conflict, match=r"(?i)while webhook is active; use deleteWebhook"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_setting_a_webhook_ends_a_waiting_poll(bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    await bot.set_webhook("https://shop.example/hook")
    with pytest.raises(Conflict, match=r"(?i)terminated by setWebhook request"):
        await poll


async def test_only_the_kinds_asked_for_are_delivered(bot: Bot, phone: Phone) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    message = await phone.say("alt")
    body = {"person_id": phone.lena, "text": "neu"}
    await phone.call("PUT", f"chats/{phone.chat}/messages/{message['message_id']}", json=body)
    (update,) = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.text == "neu"


async def test_a_wish_for_kinds_holds_until_another_one(bot: Bot, phone: Phone) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await bot.get_updates()
    await phone.say("ungehört")
    assert await bot.get_updates(allowed_updates=[]) == ()
    await phone.say("gehört")
    assert len(await bot.get_updates()) == 1


async def test_reactions_come_only_when_asked_for(bot: Bot, phone: Phone) -> None:
    message = await phone.say("schön")
    path = f"chats/{phone.chat}/messages/{message['message_id']}/reaction"
    await phone.call("PUT", path, json={"person_id": phone.lena, "emoji": "👍"})
    (first,) = await bot.get_updates(allowed_updates=["message", "message_reaction"])
    assert first.message is not None
    await phone.call("PUT", path, json={"person_id": phone.lena, "emoji": None})
    *_, last = await bot.get_updates()
    assert last.message_reaction is not None
    assert last.message_reaction.old_reaction[0].to_dict() == {"type": "emoji", "emoji": "👍"}
    assert last.message_reaction.new_reaction == ()
