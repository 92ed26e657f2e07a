"""Scrubbing: after people were forgotten, no file and no memory holds what was theirs."""

import asyncio
from collections.abc import Callable

import structlog

from bot.privacy.gate import PersonGate
from storage.erasure import Erasure
from storage.errors import StorageError

_log = structlog.get_logger(__name__)
Forget = Callable[[int], None]
_AGAIN_SECONDS = 1.0  # while another program reads the database


class Scrubber:
    """Empty the write-ahead log once the update that asked to be forgotten is done, too.

    `forget` lets whatever is kept in memory forget a person.
    """

    def __init__(self, erasure: Erasure, gate: PersonGate, forget: Forget) -> None:
        self._erasure = erasure
        self._gate = gate
        self._forget = forget
        self._due: asyncio.Queue[tuple[int, ...]] = asyncio.Queue()
        self._due.put_nowait(())  # what a crash may have left

    def expect(self, *people: int) -> None:
        """Scrub as soon as nothing is under way for people, or groups, that were forgotten."""
        self._due.put_nowait(people)

    async def run(self) -> None:
        """Run until cancelled."""
        while True:
            for person_id in await self._due.get():
                await self._gate.wait_until_left(person_id)
                self._forget(person_id)
            await self._scrub()

    async def _scrub(self) -> None:
        is_done = await self._try()
        while not is_done:
            await asyncio.sleep(_AGAIN_SECONDS)
            is_done = await self._try()

    async def _try(self) -> bool:
        try:
            return await self._erasure.scrub()
        except StorageError as error:
            _log.warning("scrubbing_put_off", error=str(error))
            return False
