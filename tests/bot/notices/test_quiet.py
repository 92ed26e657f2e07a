"""Quiet hours go over midnight, and by the shop's own clock."""

from datetime import UTC, datetime, time

import pytest

from bot.notices.quiet import ShopClock, check_zone, read_hours
from storage.people import Person

SHOP = ShopClock("Europe/Berlin", (time(21), time(8)))


def at(hour: int, minute: int = 0) -> datetime:
    """A moment in July, when Berlin is two hours ahead."""
    return datetime(2026, 7, 1, hour, minute, tzinfo=UTC)


def person(quiet: tuple[time, time] | None = None) -> Person:
    return Person(1, 1, "de", quiet)


@pytest.mark.parametrize(
    ("moment", "is_quiet"),
    [(at(18, 59), False), (at(19), True), (at(23), True), (at(5, 59), True), (at(6), False)],
)
def test_the_shops_hours_hold_over_midnight(moment: datetime, is_quiet: bool) -> None:
    assert SHOP.is_quiet(moment, person()) is is_quiet


def test_a_persons_own_hours_go_before_the_shops() -> None:
    own = person((time(12), time(14)))
    assert SHOP.is_quiet(at(11), own)
    assert not SHOP.is_quiet(at(23), own)


def test_equal_ends_are_no_quiet_hours() -> None:
    assert not SHOP.is_quiet(at(23), person((time(), time())))


def test_the_day_is_the_shops() -> None:
    assert SHOP.get_day(at(22, 30)).isoformat() == "2026-07-02"


def test_hours_are_read_as_the_settings_have_them() -> None:
    assert read_hours("21:00-08:00") == (time(21), time(8))
    assert read_hours("") == (time(), time())
    for hours in ("21-8", "25:00-08:00", "21:00", "immer"):
        with pytest.raises(ValueError, match="two times of day"):
            read_hours(hours)


def test_a_time_zone_that_nobody_knows_is_refused() -> None:
    check_zone("Europe/Vienna")
    with pytest.raises(ValueError, match="Europe/Berlin"):
        check_zone("Europe/Nowhere")
