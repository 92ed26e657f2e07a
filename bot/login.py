"""Logging in to Telegram."""

import asyncio

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.errors import CommandError
from bot.intake.reception import ShopApplication

_log = structlog.get_logger(__name__)
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
