"""Logging in to Telegram, and asking it who the bot is."""

import asyncio

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.errors import CommandError
from bot.intake.reception import ShopApplication
from bot.settings import Settings

_log = structlog.get_logger(__name__)
_MOST_WAIT_SECONDS = 30.0
_REFUSED = "Telegram refuses BOT_TOKEN. Ask @BotFather for the token and put it into .env."


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
            raise CommandError(_REFUSED) from error
        except TelegramError as error:
            _log.warning("telegram_unreachable", error=str(error), retry_in_seconds=wait)
            await asyncio.wait({stopping}, timeout=wait)
            wait = min(wait * 2, _MOST_WAIT_SECONDS)
        finally:
            login.cancel()
    return False


async def find_username(settings: Settings) -> str:
    """Ask Telegram for the bot's name, which links begin with.

    Raises:
        CommandError: it does not tell.
    """
    token = settings.bot_token.get_secret_value()
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            return bot.username
    except InvalidToken as error:
        raise CommandError(_REFUSED) from error
    except TelegramError as error:
        raise CommandError(f"Telegram cannot be asked for the bot's name: {error}.") from error
