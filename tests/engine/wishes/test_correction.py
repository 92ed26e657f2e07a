"""Slips of the finger are righted; everything else stays as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.wishes import correct
from engine.wishes.tokens import clean


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gestrieftes Kleid", "gestreiftes Kleid"),
        ("Punktne", "punkten"),
        ("ein Pullver, bitte!", "ein pullover, bitte!"),
        ("stripped?", "striped?"),
        ("grun, Rocke", "grün, röcke"),
        ("flowerry drss", "flowery drss"),
        ("mit Blumn und Streiffen", "mit blumen und streifen"),
    ],
)
def test_a_slip_is_righted(typed: str, meant: str) -> None:
    assert correct(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "rotes Kleid mit Punkten",
        "Blumenkleid",
        "Sommer am Strand",
        "GRÜN",
        "50 € 👗",
        "www.shop.de",
    ],
)
def test_right_words_stay(text: str) -> None:
    assert correct(text) == text


@given(st.text(max_size=80))
def test_correcting_twice_changes_nothing_more(text: str) -> None:
    once = correct(text)
    assert len(once.split()) == len(clean(text).split())
    assert correct(once) == once
