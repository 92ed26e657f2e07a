"""An item is explained by what is known of it, wish by wish."""

import pytest

from engine.explanation import Explanation, explain
from engine.facts import ItemFacts
from engine.wishes import Term, read_request

ITEM = ItemFacts(
    1,
    attributes={"category": ("dress",), "colours": ("red",)},
    readings={"pattern": {"dotted": 0.97}, "sleeve": {"long": 0.5, "short": 0.5}},
)


def explain_words(text: str) -> Explanation:
    request = read_request(text)
    return explain(ITEM, request.wanted, request.unwanted)


@pytest.mark.parametrize("text", ["rotes gepunktetes Kleid", "red polka dot dress"])
def test_what_holds_is_named_whoever_says_so(text: str) -> None:
    assert set(explain_words(text).holds) == {
        Term("colour", "red"),
        Term("pattern", "dotted"),
        Term("kind", "dress"),
    }


def test_what_does_not_hold_and_what_is_not_known_are_told_apart() -> None:
    explanation = explain_words("blaues Kleid mit langen Ärmeln")
    assert explanation.holds == (Term("kind", "dress"),)
    assert explanation.fails == (Term("colour", "blue"),)
    assert explanation.unknown == (Term("sleeve", "long"),)


def test_what_is_ruled_out_is_absent_or_present() -> None:
    explanation = explain_words("Kleid ohne Blumen und ohne Punkte")
    assert explanation.absent == (Term("pattern", "floral"),)
    assert explanation.present == (Term("pattern", "dotted"),)


def test_of_options_those_that_hold_are_named() -> None:
    explanation = explain_words("rot oder blau")
    assert explanation.holds == (Term("colour", "red"),)
    assert explanation.fails == ()


def test_words_that_no_term_stands_for_are_not_judged() -> None:
    assert explain_words("aus Seide") == Explanation()
