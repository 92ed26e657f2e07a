"""Broadcasting: news go to everybody who agreed, at a pace that leaves room for answers."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
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

Clock = Callable[[], datetime]
_log = structlog.get_logger(__name__)
_SOON_SECONDS = 3.0  # for who was being answered just then
_TICK_SECONDS = 60.0  # until those are looked at again who wanted quiet
_AT_ONCE = 100
_MOST_FAILURES = 3  # in a row: then Telegram is away, or somebody stopped it
_ENOUGH = 10  # messages tell how long the rest takes
_TOO_OLD = timedelta(days=2)  # news that nobody wants any more


@dataclass(slots=True)
class _Held:
    """How many wait for the end of their quiet hours, or of an answer."""

    quiet: int = 0
    busy: int = 0


def read_clock() -> datetime:
    """Return the moment that it is."""
    return datetime.now(UTC)


class Broadcasting:
    """Send what admins confirmed, a message each `pause` seconds, until everybody has it.

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
        clock: Clock,
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
            wait = _TICK_SECONDS
            try:
                if await self.go_on(bot):
                    wait = _SOON_SECONDS
            except StorageError as error:
                _log.warning("broadcast_put_off", error=str(error))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), wait)
            self._woken.clear()

    async def go_on(self, bot: ExtBot[Any]) -> bool:
        """Send what may be sent now of every broadcast, and end those that nobody waits for.

        Returns whether somebody gets theirs as soon as they are answered.

        Raises:
            StorageError: the database failed; what is left waits.
        """
        is_soon = False
        for broadcast in await self._broadcasts.list_running(bot.id):
            if self._is_too_old(broadcast):
                await self._broadcasts.stop(broadcast.id, broadcast.chat_id)
            held = await self._send(bot, broadcast.id)
            await self._end(bot, broadcast.id, held.quiet)
            is_soon = is_soon or held.busy > 0
        return is_soon

    async def _send(self, bot: ExtBot[Any], broadcast_id: int) -> _Held:
        """Send a broadcast to who may be written to now; return who may not."""
        begun, sent, failures, held = time.monotonic(), 0, 0, _Held()
        waiting = await self._broadcasts.count_waiting(broadcast_id)
        async for page in self._read(broadcast_id):
            found = await self._recipients.sort(page, self._clock())
            held.quiet, held.busy = held.quiet + found.quiet, held.busy + found.busy
            waiting -= len(page)
            for place, notice in enumerate(found.ready, 1):
                next_at = time.monotonic() + self._pause
                is_done = await self._deliver(bot, notice)
                sent, failures = sent + is_done, 0 if is_done else failures + 1
                if failures == _MOST_FAILURES:
                    return held
                left = waiting + len(found.ready) - place
                pace = (time.monotonic() - begun) / max(sent, 1)
                await self._show(
                    bot, broadcast_id, held.quiet, left * pace if sent >= _ENOUGH else None
                )
                await asyncio.sleep(next_at - time.monotonic())
        return held

    async def _deliver(self, bot: ExtBot[Any], notice: Notice) -> bool:
        person = await self._recipients.find(notice)
        return person is not None and await self._delivery.deliver(bot, notice, person)

    async def _read(self, broadcast_id: int) -> AsyncIterator[list[Notice]]:
        """Read who waits for a broadcast, some at a time."""
        last = 0
        while page := await self._notices.list_news(broadcast_id, last, _AT_ONCE):
            yield page
            last = page[-1].id

    async def _show(
        self, bot: ExtBot[Any], broadcast_id: int, quiet: int, seconds: float | None
    ) -> None:
        if self._progress.is_due and (found := await self._broadcasts.find(broadcast_id)):
            await self._progress.show(bot, Progress(found, quiet, seconds))

    async def _end(self, bot: ExtBot[Any], broadcast_id: int, quiet: int) -> None:
        """Say how far a broadcast came, and forget it where nobody waits for it any more."""
        broadcast = await self._broadcasts.find(broadcast_id)
        if broadcast is None:
            return
        if await self._broadcasts.count_waiting(broadcast_id):
            await self._progress.show(bot, Progress(broadcast, quiet, None))
            return
        await self._progress.end(bot, broadcast)
        await self._broadcasts.finish(broadcast_id)

    def _is_too_old(self, broadcast: Broadcast) -> bool:
        return broadcast.started_at is not None and (
            self._clock() - broadcast.started_at > _TOO_OLD
        )
