"""One chat's updates are handled in the order they came, chats side by side."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from telegram import Update

_log = structlog.get_logger(__name__)
_MOST_WAITING = 20  # in one chat: two albums' photos, or a patient shopper's thoughts


@dataclass(frozen=True, slots=True)
class Received:
    """An update that is committed, its place of order, and earlier attempts that did not end."""

    update: Update
    chat_id: int
    attempts: int


class ChatLines:
    """A line for each chat: its updates one after the other, however long the others' are.

    Who floods waits behind themselves alone; what exceeds the line is given to `turn_away`,
    with whether it is the first since the line was free.
    """

    def __init__(
        self,
        handle: Callable[[Received], Awaitable[None]],
        turn_away: Callable[[Received, bool], Awaitable[None]],
        *,
        most_waiting: int = _MOST_WAITING,
    ) -> None:
        self._handle = handle
        self._turn_away = turn_away
        self._most_waiting = most_waiting
        self._lines: dict[int, deque[Received]] = {}
        self._flooded: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_stopping = False
        self._moved_at = time.monotonic()

    def __len__(self) -> int:
        """Count the updates that wait."""
        return sum(map(len, self._lines.values()))

    @property
    def standstill(self) -> float:
        """Get the seconds since an update was done with or, before, the first one came; else 0."""
        return time.monotonic() - self._moved_at if self._lines else 0.0

    def is_busy(self, chat_id: int) -> bool:
        """Tell whether updates of a chat are handled or wait."""
        return chat_id in self._lines

    def add(self, received: Received, *, is_capped: bool = True) -> None:
        """Put an update at the end of its chat's line; nothing is lost when it is stopping."""
        if self._is_stopping:
            return
        chat_id = received.chat_id
        line = self._lines.get(chat_id)
        if line is None:
            if not self._lines:
                self._moved_at = time.monotonic()
            self._lines[chat_id] = deque([received])
            self._start(self._work(chat_id))
        elif is_capped and len(line) >= self._most_waiting:
            is_first = chat_id not in self._flooded
            self._flooded.add(chat_id)
            self._start(self._turn_away(received, is_first))
        else:
            line.append(received)

    async def stop(self, deadline: float) -> None:
        """Finish what is begun within so many seconds; the rest stays in the inbox."""
        self._is_stopping = True
        if not self._tasks:
            return
        _, unfinished = await asyncio.wait(self._tasks, timeout=deadline)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        _log.info("lines_stopped", unfinished=len(unfinished), waiting=len(self))

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(_guard(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, chat_id: int) -> None:
        line = self._lines[chat_id]
        while line and not self._is_stopping:
            await _guard(self._handle(line.popleft()))
            self._moved_at = time.monotonic()
        if not self._is_stopping:
            del self._lines[chat_id]
            self._flooded.discard(chat_id)


async def _guard(work: Awaitable[None]) -> None:
    """Let one update's failure, already dealt with where it can be, end nothing else."""
    try:
        await work
    except Exception:
        _log.exception("line_failed")
