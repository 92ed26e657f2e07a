"""Broadcasting: news go to everybody who agreed, at a pace that leaves room for answers."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from telegram.ext import ExtBot

from bot.notices.delivery import Delivery
from bot.operator.progress import ProgressMessage
from bot.operator.recipients import Recipients
from bot.wording.broadcasts import Progress
from storage.broadcasts import Broadcast, Broadcasts
from storage.errors import StorageError
from storage.notices import Notice, Notices

_log = structlog.get_logger(__name__)
_TICK_SECONDS = 15.0  # until those are tried again who wanted quiet
_AT_ONCE = 100
_MOST_FAILURES = 3  # in a row: then Telegram is away, or somebody stopped it
_TOO_OLD = timedelta(days=2)  # news that nobody wants any more


def _read_clock() -> datetime:
    return datetime.now(UTC)


class Broadcasting:
    """Send what admins confirmed, `pause` seconds between two messages, until everybody has it.

    `woken` is set where something was confirmed or stopped.

    What a crash left is gone on with: a notice for each recipient is committed beforehand, and
    its ledger says whether it was sent.
    """

    def __init__(
        self,
        records: tuple[Broadcasts, Notices],
        recipients: Recipients,
        delivery: Delivery,
        progress: ProgressMessage,
        woken: asyncio.Event,
        *,
        pause: float,
        clock: Callable[[], datetime] = _read_clock,
    ) -> None:
        self._broadcasts, self._notices = records
        self._recipients = recipients
        self._delivery = delivery
        self._progress = progress
        self._pause = pause
        self._clock = clock
        self._woken = woken

    async def run(self, bot: ExtBot[Any]) -> None:
        """Run until cancelled; what fails is tried again later."""
        while True:
            try:
                await self.go_on(bot)
            except StorageError as error:
                _log.warning("broadcast_put_off", error=str(error))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), _TICK_SECONDS)
            self._woken.clear()

    async def go_on(self, bot: ExtBot[Any]) -> None:
        """Send what may be sent now of every broadcast, and end those that nobody waits for.

        Raises:
            StorageError: the database failed; what is left waits.
        """
        for broadcast in await self._broadcasts.list_running():
            if self._is_too_old(broadcast):
                await self._broadcasts.stop(broadcast.id, broadcast.chat_id)
            await self._send(bot, broadcast.id)
            await self._end(bot, broadcast.id)

    async def _send(self, bot: ExtBot[Any], broadcast_id: int) -> None:
        """Send a broadcast to who may be written to now."""
        waiting = await self._broadcasts.count_waiting(broadcast_id)
        begun, sent, failures, held = time.monotonic(), 0, 0, 0
        async for notice in self._list(broadcast_id):
            person = await self._recipients.find(notice.person_id, self._clock())
            waiting -= 1
            if person is None:
                held += 1
                continue
            is_done = await self._delivery.deliver(bot, notice, person)
            sent, failures = sent + is_done, 0 if is_done else failures + 1
            if failures == _MOST_FAILURES:
                break
            await asyncio.sleep(self._pause)
            seconds = waiting * (time.monotonic() - begun) / max(sent, 1)
            await self._show(bot, broadcast_id, held, seconds if waiting else None)

    async def _list(self, broadcast_id: int) -> AsyncIterator[Notice]:
        last = 0
        while page := await self._notices.list_news(broadcast_id, last, _AT_ONCE):
            for notice in page:
                yield notice
            last = page[-1].id

    async def _show(
        self, bot: ExtBot[Any], broadcast_id: int, held: int, seconds: float | None
    ) -> None:
        if self._progress.is_due and (found := await self._broadcasts.find(broadcast_id)):
            await self._progress.show(bot, Progress(found, held, seconds))

    async def _end(self, bot: ExtBot[Any], broadcast_id: int) -> None:
        """Say how far a broadcast came, and forget it where nobody waits for it any more."""
        broadcast = await self._broadcasts.find(broadcast_id)
        if broadcast is None:
            return
        waiting = await self._broadcasts.count_waiting(broadcast_id)
        if waiting:
            await self._progress.show(bot, Progress(broadcast, waiting, None))
            return
        await self._progress.end(bot, broadcast)
        await self._broadcasts.finish(broadcast_id)

    def _is_too_old(self, broadcast: Broadcast) -> bool:
        return broadcast.started_at is not None and (
            self._clock() - broadcast.started_at > _TOO_OLD
        )
