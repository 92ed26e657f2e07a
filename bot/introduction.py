"""Telling Telegram who the bot is: commands by scope and language, and its descriptions."""

import asyncio
from typing import Any

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.intake.reception import ShopApplication
from bot.wording.texts import LANGUAGES, Speech, Texts

_log = structlog.get_logger(__name__)
_PRIVATE = ("start", "demo", "new", "list", "wishes", "settings", "privacy", "help")
_ADMIN = (*_PRIVATE, "stats", "broadcast", "feedback")
_ADMIN_SENTENCES = {"feedback": "command-open-feedback"}  # what it does for them alone
_GROUP = ("new", "help", "language")
_Scope = tuple[BotCommandScope, tuple[str, ...]]


async def introduce(
    application: ShopApplication, texts: Texts, admins: frozenset[int] = frozenset()
) -> None:
    """Tell Telegram what the bot is and can do, in every language and by default.

    The admins' commands are in their own chats' menus alone.
    """
    bot: ExtBot[Any] = application.bot
    scopes = _list_scopes(has_admins=bool(admins))
    try:
        for language_code in (None, *LANGUAGES):
            speech = texts.choose(language_code, None)
            await asyncio.gather(
                *(_set_commands(bot, one, speech, language_code) for one in scopes)
            )
            await bot.set_my_description(
                speech.plain("bot-description"), language_code=language_code
            )
            await bot.set_my_short_description(
                speech.plain("bot-short-description"), language_code=language_code
            )
    except TelegramError as error:  # shoppers can be served without a menu
        _log.warning("introduction_failed", error=str(error))
    for admin in sorted(admins):
        await _introduce_to(admin, bot, texts)


async def _introduce_to(admin: int, bot: ExtBot[Any], texts: Texts) -> None:
    """Set the menu of an admin's own chat, which they must have opened."""
    scope: _Scope = (BotCommandScopeChat(admin), _ADMIN)
    try:
        for language_code in (None, *LANGUAGES):
            speech = texts.choose(language_code, None)
            await _set_commands(bot, scope, speech, language_code)
    except TelegramError as error:
        _log.warning(
            "admin_menu_not_set",
            error=error.message,
            hint="An admin of ADMIN_IDS has to write to the bot once; then start it again.",
        )


def _list_scopes(*, has_admins: bool) -> tuple[_Scope, ...]:
    """List where which commands are; the shop can be told something where somebody listens."""
    private = (*_PRIVATE[:-1], "feedback", _PRIVATE[-1]) if has_admins else _PRIVATE
    return (
        (BotCommandScopeAllPrivateChats(), private),
        (BotCommandScopeAllGroupChats(), _GROUP),
        (BotCommandScopeDefault(), _GROUP),
    )


async def _set_commands(
    bot: ExtBot[Any],
    scope: tuple[BotCommandScope, tuple[str, ...]],
    speech: Speech,
    language_code: str | None,
) -> None:
    where, names = scope
    own = _ADMIN_SENTENCES if names is _ADMIN else {}
    commands = [BotCommand(name, speech.plain(own.get(name, f"command-{name}"))) for name in names]
    await bot.set_my_commands(commands, where, language_code=language_code)
