"""Inline queries: only what a person typed last counts, and only for as long as they wait."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

_log = structlog.get_logger(__name__)
_PAUSE_SECONDS = 0.2  # who types on has sent the next query by then
_MOST_SECONDS = 9.0  # Telegram takes no answer after some ten
_MOST_PEOPLE = 200  # at once; the shop's own chats go before

Handle = Callable[[Update], Awaitable[None]]


class NewestQueries:
    """Answer each person's newest inline query; an older one that still waits is given up.

    They are not kept: after a crash or a stop nobody waits for them any more.
    """

    def __init__(self, handle: Handle, *, pause: float = _PAUSE_SECONDS) -> None:
        self._handle = handle
        self._pause = pause
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def __len__(self) -> int:
        """Count who waits."""
        return len(self._tasks)

    def take(self, update: Update) -> None:
        """Begin to answer a query in the place of its person's older one."""
        query = update.inline_query
        if query is None:
            return
        person_id = query.from_user.id
        if older := self._tasks.pop(person_id, None):
            older.cancel()
        elif len(self._tasks) >= _MOST_PEOPLE:
            _log.warning("inline_query_turned_away")
            return
        task = asyncio.create_task(self._answer(update))
        self._tasks[person_id] = task
        task.add_done_callback(lambda done: self._forget(person_id, done))

    async def stop(self) -> None:
        """Give up what is not answered yet."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, update: Update) -> None:
        await asyncio.sleep(self._pause)
        try:
            async with asyncio.timeout(_MOST_SECONDS):
                await self._handle(update)
        except Exception as error:  # the next letter asks again
            _log.warning("inline_query_failed", error=type(error).__name__)

    def _forget(self, person_id: int, task: asyncio.Task[None]) -> None:
        if self._tasks.get(person_id) is task:
            del self._tasks[person_id]
