"""Telegram's pace is kept: in all, for a group, for a chat, an album counted picture by picture."""

from bot.sending.pace import GROUP, PRIVATE, Pace


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_what_is_within_the_burst_goes_at_once() -> None:
    pace = Pace(30, Clock())
    assert [pace.book(7, 10), pace.book(7, 1)] == [0, 0]


def test_all_chats_together_keep_the_bots_pace() -> None:
    pace = Pace(30, Clock())
    waits = [round(pace.book(chat_id, 10), 3) for chat_id in range(1, 7)]
    assert waits == [0, 0, 0, 0.333, 0.667, 1]


def test_a_chat_gets_one_message_a_second_once_its_burst_is_used_up() -> None:
    pace = Pace(1000, Clock())
    pace.book(7, int(PRIVATE.burst))
    assert [round(pace.book(7), 3) for _ in range(3)] == [1, 2, 3]
    assert pace.book(8) == 0


def test_a_group_gets_twenty_a_minute() -> None:
    clock = Clock()
    pace = Pace(1000, clock)
    pace.book(-7, int(GROUP.burst))
    assert round(pace.book(-7), 3) == 3
    clock.now += 60
    assert pace.book(-7, 10) == 0


def test_time_that_passes_makes_room_again() -> None:
    clock = Clock()
    pace = Pace(1000, clock)
    pace.book(7, int(PRIVATE.burst))
    clock.now += 10
    assert pace.book(7, 10) == 0


def test_a_pause_is_for_its_chat_alone() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    pace.hold(7, 60)
    assert (pace.get_hold(7), pace.get_hold(8), pace.get_hold(None)) == (60, 0, 0)
    clock.now += 60
    assert pace.get_hold(7) == 0


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    pace = Pace(30, Clock())
    pace.hold(7, 60)
    pace.hold(7, 5)
    assert pace.get_hold(7) == 60


def test_after_a_pause_there_are_no_bursts() -> None:
    clock = Clock()
    pace = Pace(1000, clock)
    pace.hold(7, 60)
    clock.now += 60
    assert round(pace.book(7, 10), 3) == 10


def test_chats_that_are_free_again_are_forgotten() -> None:
    clock = Clock()
    pace = Pace(1e9, clock)
    for chat_id in range(1, 20_001):
        pace.book(chat_id)
        clock.now += 0.01
    assert len(pace._arrivals) <= 10_001
