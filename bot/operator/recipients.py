"""Who may be written to just now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.notices.quiet import ShopClock
from storage.notices import Notice
from storage.people import People, Person


@dataclass(frozen=True, slots=True)
class Sorted:
    """Notices whose people may be written to, and how many wait for quiet hours or an answer."""

    ready: list[Notice]
    quiet: int
    busy: int


class Recipients:
    """Know people's quiet hours, and by `is_busy` which chats are being answered just now."""

    def __init__(self, people: People, clock: ShopClock, is_busy: Callable[[int], bool]) -> None:
        self._people = people
        self._clock = clock
        self._is_busy = is_busy

    async def sort(self, notices: Sequence[Notice], now: datetime) -> Sorted:
        """Tell the notices apart by whether their people may be written to at a moment.

        Raises:
            DatabaseError: the database failed.
        """
        people = await self._people.list_known(notice.person_id for notice in notices)
        known = [(it, people[it.person_id]) for it in notices if it.person_id in people]
        awake = [(it, person) for it, person in known if not self._clock.is_quiet(now, person)]
        ready = [it for it, person in awake if not self._is_busy(person.chat_id or 0)]
        return Sorted(ready, quiet=len(known) - len(awake), busy=len(awake) - len(ready))

    async def find(self, notice: Notice) -> Person | None:
        """Return whom a notice is for, as they want things to this moment.

        Raises:
            DatabaseError: the database failed.
        """
        return await self._people.find(notice.person_id)
