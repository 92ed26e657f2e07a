"""Quiet hours: when nobody wants a message that they did not ask for."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storage.people import Person


def _read_clock() -> datetime:
    return datetime.now(UTC)


class ShopClock:
    """The time, as wall time in the shop's zone, and the hours in which it writes to nobody."""

    def __init__(
        self,
        zone: str,
        quiet: tuple[time, time],
        read: Callable[[], datetime] = _read_clock,
    ) -> None:
        self._zone = ZoneInfo(zone)
        self._quiet = quiet
        self.read = read

    def get_day(self, now: datetime) -> date:
        """Return the shop's day at a moment."""
        return now.astimezone(self._zone).date()

    def is_quiet(self, now: datetime, person: Person) -> bool:
        """Tell whether a person wants quiet at a moment; the shop's hours unless they have own."""
        start, end = person.quiet or self._quiet
        wall = now.astimezone(self._zone).time()
        if start <= end:
            return start <= wall < end
        return wall >= start or wall < end


def check_zone(name: str) -> None:
    """Check that a time zone is known here.

    Raises:
        ValueError: it is not, and what to do.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            f"the time zone {name!r} is not known here: name one such as Europe/Berlin, "
            "or install the system's tzdata"
        ) from error


def read_hours(hours: str) -> tuple[time, time]:
    """Read 21:00-08:00; nothing at all are no hours.

    Raises:
        ValueError: it is neither.
    """
    if not hours.strip():
        return time(), time()
    match = re.fullmatch(r"\s*(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*", hours)
    numbers = list(map(int, match.groups())) if match else [24, 0, 0, 0]  # 24 is no hour
    try:
        return time(numbers[0], numbers[1]), time(numbers[2], numbers[3])
    except ValueError as error:
        raise ValueError("quiet hours are two times of day such as 21:00-08:00") from error
