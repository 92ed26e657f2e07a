"""The webhook, made known to Telegram and kept so."""

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import structlog
from telegram import WebhookInfo
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.errors import CommandError
from bot.intake.inbox import Taker
from bot.web.webhook import WebhookDoor

_log = structlog.get_logger(__name__)
_CHECK_SECONDS = 60.0
_MOST_WAIT = 30.0
_REFUSED_SECONDS = 60.0  # of refused tokens alone: it is wrong or was taken back
_REFUSED = (
    "Telegram refuses BOT_TOKEN. Ask @BotFather for the token and put it into .env; "
    "check TELEGRAM_API_URL, too."
)


class Registration:
    """Receive by webhook: open the door, tell Telegram of it, and see that it stays told.

    Another program with the bot's token can take a webhook away, and Telegram says so to nobody.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        door: WebhookDoor,
        taker: Taker,
        allowed: Sequence[str],
        *,
        check_seconds: float = _CHECK_SECONDS,
        refused_seconds: float = _REFUSED_SECONDS,
    ) -> None:
        self._bot = bot
        self._door = door
        self._taker = taker
        self._allowed = list(allowed)
        self._check_seconds = check_seconds
        self._refused_seconds = refused_seconds
        self._refused_since: float | None = None
        self._told_of: datetime | None = None
        self._problem: str | None = "the webhook is not registered yet"

    async def run(self) -> None:
        """Receive until cancelled.

        Raises:
            CommandError: Telegram refuses the webhook, or the token for long.
        """
        self._door.open(self._taker)
        try:
            await self._keep_registered()
        finally:
            self._door.close()

    async def find_problem(self) -> str | None:
        """Say what is wrong with receiving."""
        return self._problem

    async def _keep_registered(self) -> None:
        is_registered, wait = False, 1.0
        while True:
            try:
                if not is_registered or not await self._is_still_registered():
                    await self._register()
            except TelegramError as error:
                self._judge(error)
                pause = max(wait, _read_pause(error))
                self._door.metrics.receiving_failed.inc()
                _log.warning("webhook_not_registered", error=str(error), again_in=pause)
                self._problem = f"the webhook is not registered: {error}"
                await asyncio.sleep(pause)
                wait = min(wait * 2, _MOST_WAIT)
            else:
                is_registered, wait = True, 1.0
                self._refused_since, self._problem = None, None
                await asyncio.sleep(self._check_seconds)

    async def _register(self) -> None:
        try:
            await self._bot.set_webhook(
                self._door.url, secret_token=self._door.secret, allowed_updates=self._allowed
            )
        except BadRequest as error:
            if "resolve" in error.message.lower():  # a name server that is away comes back
                raise
            raise CommandError(
                f"Telegram refuses WEBHOOK_URL {self._door.url}: {error.message}. It must be "
                "reachable from the internet by https:// on port 443, 80, 88 or 8443."
            ) from error
        _log.info("webhook_registered", url=self._door.url)

    async def _is_still_registered(self) -> bool:
        info = await self._ask()
        self._door.metrics.telegram_pending.set(info.pending_update_count)
        if info.last_error_date is not None and info.last_error_date != self._told_of:
            self._told_of = info.last_error_date
            _log.warning("telegram_could_not_deliver", why=info.last_error_message)
        if info.url == self._door.url:
            return True
        _log.error("webhook_was_taken_away", why="another program uses the bot's token")
        return False

    async def _ask(self) -> WebhookInfo:
        try:
            return await self._bot.get_webhook_info()
        except TelegramError:
            raise
        except Exception as error:  # whatever the library's parser raises, the bot goes on
            raise TelegramError("the answer cannot be read") from error

    def _judge(self, error: TelegramError) -> None:
        """End the bot where its token has been refused for too long."""
        if not isinstance(error, InvalidToken):
            self._refused_since = None
            return
        now = time.monotonic()
        if self._refused_since is None:
            self._refused_since = now
        if now - self._refused_since >= self._refused_seconds:
            raise CommandError(_REFUSED) from error


def _read_pause(error: TelegramError) -> float:
    if not isinstance(error, RetryAfter):
        return 0.0
    seconds = error.retry_after
    return float(seconds if isinstance(seconds, int | float) else seconds.total_seconds())
