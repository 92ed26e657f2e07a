"""Who may be written to just now."""

from collections.abc import Callable
from datetime import datetime

from bot.notices.quiet import ShopClock
from storage.people import People, Person


class Recipients:
    """Know people's quiet hours, and by `is_busy` which chats are being answered just now."""

    def __init__(self, people: People, clock: ShopClock, is_busy: Callable[[int], bool]) -> None:
        self._people = people
        self._clock = clock
        self._is_busy = is_busy

    async def find(self, person_id: int, now: datetime) -> Person | None:
        """Return a person who may be written to at a moment, None for one who rather waits.

        Raises:
            DatabaseError: the database failed.
        """
        person = await self._people.find(person_id)
        if person is None or self._clock.is_quiet(now, person):
            return None
        return None if self._is_busy(person.chat_id or 0) else person
