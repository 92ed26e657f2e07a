"""Texts are cut as Telegram counts them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.wording.limits import count_units, shorten


def test_an_emoji_counts_twice() -> None:
    assert count_units("👗a") == 3


def test_a_short_text_stays() -> None:
    assert shorten("Kleid", 5) == "Kleid"


def test_a_long_text_ends_with_an_ellipsis() -> None:
    assert shorten("Sommerkleid", 7) == "Sommer…"


@given(st.text(), st.integers(2, 50))
def test_nothing_exceeds_its_room(text: str, units: int) -> None:
    assert count_units(shorten(text, units)) <= units
