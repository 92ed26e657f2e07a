"""Erasing: a person is forgotten by the database, the memory and the files."""

from collections.abc import Sequence

from bot.privacy.gate import PersonGate
from bot.privacy.scrubbing import Scrubber
from storage.erasure import Erased, Erasure


class Erasing:
    """Forget a person while nothing else of theirs is under way."""

    def __init__(self, erasure: Erasure, gate: PersonGate, scrubber: Scrubber) -> None:
        self._erasure = erasure
        self._gate = gate
        self._scrubber = scrubber

    async def erase(self, person_id: int, asked: tuple[int, int], language: str) -> Erased:
        """Forget a person, whose bot and update these are; return how much there was.

        Raises:
            DatabaseError: the database failed, and nothing was forgotten.
        """
        async with self._gate.close(person_id):
            erased = await self._erasure.erase(person_id, asked, language)
        self._scrubber.expect(person_id)
        return erased

    async def erase_visitors(self, people: Sequence[int], groups: Sequence[int]) -> None:
        """Forget people and groups; what waits of theirs is done with, and nobody is told.

        Raises:
            DatabaseError: the database failed, and nothing was forgotten.
        """
        async with self._gate.close_all(set(people)):
            await self._erasure.erase_visitors(people, groups)
        self._scrubber.expect(*people, *groups)
