"""A gate for each person: while they are forgotten, nothing else of theirs is under way."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Set
from contextlib import asynccontextmanager


class PersonGate:
    """Let through whatever is done for people, and nothing of somebody who is being forgotten.

    A group's update of theirs, or a notice, would else bring back what was just deleted.
    """

    def __init__(self) -> None:
        self._inside: Counter[int] = Counter()
        self._closed: Counter[int] = Counter()
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
        async with self._keep_out({person_id}):
            async with self._changed:
                await self._changed.wait_for(lambda: self._inside[person_id] <= 1)
            yield

    @asynccontextmanager
    async def close_all(self, people: Set[int]) -> AsyncIterator[None]:
        """Have nothing under way for any of these people within the block, inside no gate."""
        async with self._keep_out(people):
            async with self._changed:
                await self._changed.wait_for(lambda: people.isdisjoint(self._inside))
            yield

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

    @asynccontextmanager
    async def _keep_out(self, people: Set[int]) -> AsyncIterator[None]:
        """Let nobody in for these people within the block; who is inside may end."""
        async with self._changed:
            self._closed.update(people)
        try:
            yield
        finally:
            await asyncio.shield(self._open(people))

    async def _open(self, people: Set[int]) -> None:
        async with self._changed:
            self._closed.subtract(people)
            for person_id in people:
                if not self._closed[person_id]:
                    del self._closed[person_id]
            self._changed.notify_all()
