"""The bot's account, commands by scope and language, texts by language, chats and members."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonDefault,
)
from telegram.error import BadRequest

from tests.demo.telegram.phone import Phone


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (123456, True, "garderobe_bot")
    assert me.supports_inline_queries


async def test_commands_are_kept_by_scope_and_language(bot: Bot, phone: Phone) -> None:
    german, english = [BotCommand("neu", "Neu anfangen")], [BotCommand("new", "Start over")]
    await bot.set_my_commands(english)
    await bot.set_my_commands(german, BotCommandScopeAllPrivateChats(), language_code="de")
    assert await bot.get_my_commands() == tuple(english)
    assert await bot.get_my_commands(language_code="de") == ()
    _, state = await phone.call("GET", "state")
    commands = state["bot"]["commands"]
    assert commands["de"] == [{"command": "neu", "description": "Neu anfangen"}]
    assert commands["en"] == [{"command": "new", "description": "Start over"}]
    await bot.delete_my_commands(BotCommandScopeAllPrivateChats(), language_code="de")
    events = await phone.watch(count=3)
    assert [event["event"] for event in events] == ["bot"] * 3
    assert events[-1]["data"]["commands"]["de"] == commands["en"]
    await bot.set_my_commands(german, BotCommandScopeChat(phone.chat))
    assert await bot.get_my_commands(BotCommandScopeChat(phone.chat)) == tuple(german)


async def test_bad_commands_are_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)BOT_COMMAND_INVALID"):
        await bot.set_my_commands([("Über uns", "x")])
    with pytest.raises(BadRequest, match=r"(?i)BOT_COMMAND_DESCRIPTION_INVALID"):
        await bot.set_my_commands([("new", " ")])


async def test_texts_are_kept_by_language(bot: Bot, phone: Phone) -> None:
    await bot.set_my_description("A shopping assistant")
    await bot.set_my_description("Eine Einkaufshilfe", language_code="de")
    await bot.set_my_short_description("Fashion")
    await bot.set_my_name("Garderobe Berlin")
    assert (await bot.get_my_description("de")).description == "Eine Einkaufshilfe"
    assert (await bot.get_my_description("en")).description == "A shopping assistant"
    assert (await bot.get_my_short_description()).short_description == "Fashion"
    assert (await bot.get_my_name()).name == "Garderobe Berlin"
    _, state = await phone.call("GET", "state")
    assert state["bot"]["description"] == {
        "de": "Eine Einkaufshilfe",
        "en": "A shopping assistant",
    }
    assert state["bot"]["first_name"] == "Garderobe Berlin"


async def test_the_menu_button_is_kept_by_chat(bot: Bot, phone: Phone) -> None:
    assert await bot.get_chat_menu_button() == MenuButtonDefault()
    await bot.set_chat_menu_button(phone.chat, MenuButtonCommands())
    assert await bot.get_chat_menu_button(phone.chat) == MenuButtonCommands()
    assert await bot.get_chat_menu_button() == MenuButtonDefault()


async def test_chats_and_members_can_be_looked_up(bot: Bot, phone: Phone) -> None:
    assert (await bot.get_chat(phone.chat)).first_name == "Lena"
    assert (await bot.get_chat(phone.group)).title == "Shopping"
    assert (await bot.get_chat_member(phone.group, phone.lena)).status == "creator"
    assert (await bot.get_chat_member(phone.group, phone.sam)).status == "member"
    assert (await bot.get_chat_member(phone.chat, phone.sam)).status == "left"
    assert await bot.get_chat_member_count(phone.group) == 3
    assert len(await bot.get_chat_administrators(phone.group)) == 1
