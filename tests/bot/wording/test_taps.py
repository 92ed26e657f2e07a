"""Callback data: small, ours, and harmless when it is not ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.taps import Action, Tap, find_tap


@given(st.sampled_from(Action), st.integers(0, 10**18 - 1), st.integers(0, 10**18 - 1))
def test_a_tap_survives_its_way_through_telegram(
    action: Action, turn_id: int, position: int
) -> None:
    tap = Tap(action, turn_id, position)
    assert 1 <= len(tap.pack().encode()) <= 64
    assert find_tap(tap.pack()) == tap


@pytest.mark.parametrize(
    "data", ["", None, "more", "nonsense:1", "more:-1", "item:1:2:3", "more:1\n"]
)
def test_what_is_not_a_whole_tap_is_none_or_without_a_turn(data: str | None) -> None:
    tap = find_tap(data)
    assert tap is None or tap.turn_id == 0


@given(st.text(max_size=64))
def test_forged_data_never_fails(data: str) -> None:
    find_tap(data)
