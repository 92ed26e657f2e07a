"""Words that mean a button, and words that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shortcuts import More, Shortcut, ShowItem, StartOver, find_shortcut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mehr", More()),
        ("Mehr!", More()),
        ("mehr davon", More()),
        ("noch mehr bitte", More()),
        ("zeig mir mehr", More()),
        ("more", More()),
        ("show me more", More()),
        ("weiter", More()),
        ("3", ShowItem(3)),
        ("Nr. 7", ShowItem(7)),
        ("#2", ShowItem(2)),
        ("neu", StartOver()),
        ("start over", StartOver()),
        ("mehr Blumen", None),
        ("more colourful", None),
        ("neue Jacke", None),
        ("3 Knöpfe", None),
        ("501", ShowItem(501)),
        ("", None),
    ],
)
def test_words_that_mean_a_button(text: str, expected: Shortcut | None) -> None:
    assert find_shortcut(text) == expected


@given(st.text(max_size=5000))
def test_any_text_is_read(text: str) -> None:
    find_shortcut(text)
