"""Telling Telegram who the bot is: commands by scope and language, and its descriptions."""

import asyncio
from typing import Any

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.intake.reception import ShopApplication
from bot.wording.texts import LANGUAGES, Speech, Texts

_log = structlog.get_logger(__name__)
_PRIVATE = ("start", "demo", "new", "list", "wishes", "settings", "privacy", "help")
_GROUP = ("new", "help", "language")
_SCOPES: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    (BotCommandScopeAllPrivateChats(), _PRIVATE),
    (BotCommandScopeAllGroupChats(), _GROUP),
    (BotCommandScopeDefault(), _GROUP),
)


async def introduce(application: ShopApplication, texts: Texts) -> None:
    """Tell Telegram what the bot is and can do, in every language and by default."""
    bot: ExtBot[Any] = application.bot
    try:
        for language_code in (None, *LANGUAGES):
            speech = texts.choose(language_code, None)
            await asyncio.gather(
                *(_set_commands(bot, one, speech, language_code) for one in _SCOPES)
            )
            await bot.set_my_description(
                speech.plain("bot-description"), language_code=language_code
            )
            await bot.set_my_short_description(
                speech.plain("bot-short-description"), language_code=language_code
            )
    except TelegramError as error:  # shoppers can be served without a menu
        _log.warning("introduction_failed", error=str(error))


async def _set_commands(
    bot: ExtBot[Any],
    scope: tuple[BotCommandScope, tuple[str, ...]],
    speech: Speech,
    language_code: str | None,
) -> None:
    where, names = scope
    commands = [BotCommand(name, speech.plain(f"command-{name}")) for name in names]
    await bot.set_my_commands(commands, where, language_code=language_code)
