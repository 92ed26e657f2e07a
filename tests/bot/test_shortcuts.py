"""Words that mean a button, and words that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shortcuts import More, Shortcut, ShowItem, StartOver, Talk, find_shortcut


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
        ("das dritte", ShowItem(3)),
        ("zeig mir das zweite", ShowItem(2)),
        ("zeig 7", ShowItem(7)),
        ("the third one", ShowItem(3)),
        ("die 4.", ShowItem(4)),
        ("the 2nd", ShowItem(2)),
        ("das rote", None),
        ("the dress", None),
        ("Hallo!", Talk("talk-greeting")),
        ("hi there", Talk("talk-greeting")),
        ("danke schön!", Talk("talk-thanks")),
        ("Vielen Dank", Talk("talk-thanks")),
        ("thanks a lot", Talk("talk-thanks")),
        ("https://example.org/kleid?id=3", Talk("talk-link")),
        ("Hallo, ich suche ein Kleid", None),
        ("danke, aber lieber in rot", None),
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
