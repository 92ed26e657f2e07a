"""Polling, watched: it comes back from whatever passes, and ends the bot where nothing helps."""

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog

from bot.errors import BotError, CommandError
from bot.intake.inbox import Taker
from bot.metrics import Metrics
from storage.errors import StorageError

_log = structlog.get_logger(__name__)
_POLL_SECONDS = 25  # seconds Telegram may wait for an update
_READ_SECONDS = 20  # beyond that until a poll counts as hung
_MOST_BYTES = 64 * 1024 * 1024
_MOST_WAIT = 30.0
# After a week without updates Telegram counts them from a random number on.
_OFFSET_SECONDS = 6 * 24 * 60 * 60.0
_LONG_AWAY = 60.0  # seconds: what lasts so long is an error, not a warning
_REFUSED = (
    "Telegram refuses BOT_TOKEN. Ask @BotFather for the token and put it into .env; "
    "check TELEGRAM_API_URL, too."
)
_CONFLICT = "Another program gets this bot's updates. Stop it, or give this bot a token of its own."


@dataclass(frozen=True, slots=True)
class Patience:
    """For how many seconds polling may be refused before the bot ends."""

    refused: float = 60.0  # 401 and 404 alone: the token is wrong or was taken back
    conflict: float = 600.0  # 409 alone: another bot polls with this token

    def find_limit(self, status: int) -> float | None:
        """Return the limit for an answer's status, or None where waiting may help for ever."""
        if status in {401, 404}:
            return self.refused
        return self.conflict if status == 409 else None


class PollError(BotError):
    """A poll that brought nothing; `status` is the answer's, if there was one."""

    def __init__(self, message: str, status: int = 0, retry_after: float = 0) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


_PATIENT = Patience()


class Poller:
    """Get updates by long polling, and confirm them only once they are committed."""

    def __init__(
        self,
        url: str,
        token: str,
        intake: Taker,
        allowed: Sequence[str],
        *,
        is_local: bool,
        metrics: Metrics,
        patience: Patience = _PATIENT,
    ) -> None:
        self._base = f"{url}/bot{token}"
        self._intake = intake
        self._allowed = json.dumps(list(allowed))
        self._is_local = is_local
        self._metrics = metrics
        self._patience = patience
        self._offset = 0
        self._offset_at = time.monotonic()
        self._failures = 0
        self._healthy_at = time.monotonic()
        self._refused_since: tuple[str, float] | None = None

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            CommandError: Telegram keeps refusing; the message says what to do.
        """
        while True:
            # A session that met trouble is not used again: its connections may be dead.
            async with self._open() as session:
                try:
                    while True:
                        await self._poll(session)
                except PollError as error:
                    await self._rest(session, error)

    async def find_problem(self) -> str | None:
        """Say what is wrong with receiving."""
        away = time.monotonic() - self._healthy_at
        return f"no updates could be asked for for {away:.0f} s" if away > _LONG_AWAY else None

    def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(
                total=_POLL_SECONDS + _READ_SECONDS, sock_connect=10, sock_read=_POLL_SECONDS + 10
            ),
            trust_env=not self._is_local,  # a proxy in the environment breaks loopback
        )

    async def _poll(self, session: aiohttp.ClientSession) -> None:
        form = {"timeout": str(_POLL_SECONDS), "allowed_updates": self._allowed}
        if self._offset and time.monotonic() - self._offset_at < _OFFSET_SECONDS:
            form["offset"] = str(self._offset)
        updates = await self._call(session, "getUpdates", form)
        if not isinstance(updates, list):
            raise PollError("the answer is no list of updates", 200)
        try:
            await self._intake.take(updates)
        except StorageError as error:
            _log.error("nothing_confirmed", error=str(error), updates=len(updates))
            raise PollError(f"the database: {error}") from error
        self._confirm(updates)
        if self._failures:
            _log.info("polling_again", after_failures=self._failures)
        self._failures, self._refused_since = 0, None
        self._healthy_at = time.monotonic()

    def _confirm(self, updates: Sequence[Any]) -> None:
        """Move on past what is committed; the next poll tells Telegram."""
        ids = [
            update["update_id"]
            for update in updates
            if isinstance(update, dict) and isinstance(update.get("update_id"), int)
        ]
        if ids:
            self._offset, self._offset_at = max(ids) + 1, time.monotonic()
        elif updates:
            raise PollError("no update in the answer has an id")

    async def _call(self, session: aiohttp.ClientSession, method: str, form: dict[str, str]) -> Any:
        try:
            async with session.post(f"{self._base}/{method}", data=form) as response:
                body = await response.content.read(_MOST_BYTES + 1)
                while not response.content.at_eof() and len(body) <= _MOST_BYTES:
                    body += await response.content.read(_MOST_BYTES + 1 - len(body))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise PollError(f"{type(error).__name__}: {error}") from error
        if len(body) > _MOST_BYTES:
            raise PollError("the answer is too long", response.status)
        return _read_result(body, response.status)

    async def _rest(self, session: aiohttp.ClientSession, error: PollError) -> None:
        """Wait longer after each failure; give up where waiting cannot help."""
        self._failures += 1
        self._metrics.receiving_failed.inc()
        self._judge(error)
        wait = min(2.0 ** min(self._failures - 1, 10), _MOST_WAIT)
        wait = max(wait * random.uniform(0.75, 1.0), error.retry_after)  # noqa: S311 - no secret
        away = round(time.monotonic() - self._healthy_at)
        log = _log.error if away > _LONG_AWAY else _log.warning
        log("polling_failed", error=str(error), away_seconds=away, again_in=round(wait, 1))
        if error.status == 409 and "webhook" in str(error).lower():
            await self._delete_webhook(session)
        await asyncio.sleep(wait)

    def _judge(self, error: PollError) -> None:
        """End the bot where it has been refused in one way for too long."""
        limit = self._patience.find_limit(error.status)
        if limit is None:
            self._refused_since = None
            return
        words = _CONFLICT if error.status == 409 else _REFUSED
        now = time.monotonic()
        if self._refused_since is None or self._refused_since[0] != words:
            self._refused_since = (words, now)
        if now - self._refused_since[1] >= limit:
            raise CommandError(words)

    async def _delete_webhook(self, session: aiohttp.ClientSession) -> None:
        try:
            await self._call(session, "deleteWebhook", {})
            _log.warning("webhook_deleted", why="updates cannot be polled beside one")
        except PollError as error:
            _log.warning("webhook_not_deleted", error=str(error))


def _read_result(body: bytes, status: int) -> Any:
    """Read the Bot API's envelope.

    Raises:
        PollError: it says no, or is none.
    """
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise PollError(f"status {status}, and the answer is no JSON", status) from error
    if not isinstance(answer, dict):
        raise PollError(f"status {status}, and the answer is no object", status)
    if status >= 300 or answer.get("ok") is not True:
        parameters = answer.get("parameters")
        pause = parameters.get("retry_after") if isinstance(parameters, dict) else None
        description = str(answer.get("description", ""))[:300]
        raise PollError(
            f"status {status}: {description}",
            status,
            float(pause) if isinstance(pause, int | float) else 0,
        )
    return answer.get("result")
