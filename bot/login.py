"""Logging in to Telegram, and telling it who the bot is."""

import asyncio

import structlog
from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.errors import CommandError
from bot.intake.reception import ShopApplication
from bot.wording.texts import LANGUAGES, Texts

_log = structlog.get_logger(__name__)
_COMMANDS = ("start", "new", "list", "wishes", "help", "language")
_MOST_WAIT_SECONDS = 30.0


async def log_in(application: ShopApplication, stop: asyncio.Event) -> bool:
    """Log in, waiting for a Telegram that is not there yet; return False when told to stop."""
    stopping = asyncio.create_task(stop.wait())
    wait = 1.0
    while not stopping.done():
        login = asyncio.create_task(application.initialize())
        await asyncio.wait({login, stopping}, return_when=asyncio.FIRST_COMPLETED)
        try:
            if login.done():
                login.result()
                stopping.cancel()
                return True
        except InvalidToken as error:
            raise CommandError(
                "Telegram refuses BOT_TOKEN. Ask @BotFather for the token and put it into .env."
            ) from error
        except TelegramError as error:
            _log.warning("telegram_unreachable", error=str(error), retry_in_seconds=wait)
            await asyncio.wait({stopping}, timeout=wait)
            wait = min(wait * 2, _MOST_WAIT_SECONDS)
        finally:
            login.cancel()
    return False


async def introduce(application: ShopApplication, texts: Texts) -> None:
    """Tell Telegram the bot's commands and description, in every language and by default."""
    try:
        for language_code in (None, *LANGUAGES):
            speech = texts.choose(language_code, None)
            commands = [BotCommand(name, speech.plain(f"command-{name}")) for name in _COMMANDS]
            await application.bot.set_my_commands(commands, language_code=language_code)
            await application.bot.set_my_description(
                speech.plain("bot-description"), language_code=language_code
            )
            await application.bot.set_my_short_description(
                speech.plain("bot-short-description"), language_code=language_code
            )
    except TelegramError as error:  # shoppers can be served without a menu
        _log.warning("introduction_failed", error=str(error))
