"""One chat's updates are handled in the order they came, chats run side by side."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MarkDone = Callable[[int], Awaitable[None]]
_AT_ONCE = 256


class ChatOrder(BaseUpdateProcessor):
    """Chain the updates of each chat; tell the inbox of each that is done.

    `concurrent_updates(n)` alone does not keep a chat's order.
    """

    def __init__(self, mark_done: MarkDone) -> None:
        super().__init__(max_concurrent_updates=_AT_ONCE)
        self._mark_done = mark_done
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update after those of the same chat that came before it."""
        if not isinstance(update, Update):
            await coroutine
            return
        key = get_order_key(update)
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            async with lock:  # asyncio's lock is fair: first come, first served
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]
        await self._mark_done(update.update_id)


def get_order_key(update: Update) -> int:
    """Return the chat an update belongs to, else its person, else 0."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
