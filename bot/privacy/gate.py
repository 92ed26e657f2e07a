"""A gate for each person: while they are forgotten, nothing else of theirs is under way."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class PersonGate:
    """Let through whatever is done for people, and nothing of somebody who is being forgotten.

    A group's update of theirs, or a notice, would else bring back what was just deleted.
    """

    def __init__(self) -> None:
        self._inside: Counter[int] = Counter()
        self._closed: set[int] = set()
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def enter(self, person_id: int | None) -> AsyncIterator[None]:
        """Do something for a person within the block; None: for nobody in particular."""
        if person_id is None:
            yield
            return
        async with self._changed:
            await self._changed.wait_for(lambda: person_id not in self._closed)
            self._inside[person_id] += 1
        try:
            yield
        finally:
            await asyncio.shield(self._leave(person_id))

    @asynccontextmanager
    async def close(self, person_id: int) -> AsyncIterator[None]:
        """Be alone with a person within the block, which itself is inside their gate."""
        async with self._changed:
            self._closed.add(person_id)
        try:
            async with self._changed:
                await self._changed.wait_for(lambda: self._inside[person_id] <= 1)
            yield
        finally:
            await asyncio.shield(self._open(person_id))

    async def wait_until_left(self, person_id: int) -> None:
        """Wait until nothing is under way for a person."""
        async with self._changed:
            await self._changed.wait_for(lambda: person_id not in self._inside)

    async def _leave(self, person_id: int) -> None:
        async with self._changed:
            self._inside[person_id] -= 1
            if not self._inside[person_id]:
                del self._inside[person_id]
            self._changed.notify_all()

    async def _open(self, person_id: int) -> None:
        async with self._changed:
            self._closed.discard(person_id)
            self._changed.notify_all()
