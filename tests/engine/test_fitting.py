"""What fits is known to: every term, what is ruled out, and the price to the cent."""

from decimal import Decimal

import numpy as np
import pytest

from engine.filters import Filter
from engine.fitting import find_fitting, find_straying, is_plain
from engine.query import Query
from engine.wishes import Phrase
from tests.stocks import stock

FACTS = stock(
    [
        ("dress", "red", "dotted", 40),
        ("dress", "red", "plain", 60),
        ("dress", "blue", "dotted", 40),
        ("coat", "red", "dotted", 40),
    ]
)


def ask(words: str, within: Filter | None = None) -> Query:
    return Query.of_words(words, within=within)


@pytest.mark.parametrize(
    ("words", "fitting"),
    [
        ("rotes Kleid", (0, 1)),
        ("rotes Kleid mit Punkten", (0,)),
        ("Kleid ohne Punkte", (1,)),
        ("rotes Kleid unter 50 €", (0,)),
        ("grünes Kleid", ()),
        ("rote oder blaue Kleider mit Punkten", (0, 2)),
    ],
)
def test_every_wish_must_hold(words: str, fitting: tuple[int, ...]) -> None:
    assert find_fitting(FACTS, ask(words)) == fitting


def test_a_price_holds_to_the_cent() -> None:
    within = Filter(maximum=Decimal("59.99"), currency="EUR")
    assert find_fitting(FACTS, ask("rotes Kleid", within)) == (0,)


def test_what_a_photo_shows_is_the_kind_unless_words_name_one() -> None:
    assert find_fitting(FACTS, ask("rot"), kind="coat") == (3,)
    assert find_fitting(FACTS, ask("rotes Kleid"), kind="coat") == (0, 1)


@pytest.mark.parametrize(
    ("words", "straying"),
    [
        ("rotes Kleid", (2, 3)),
        ("Kleid ohne Punkte", (0, 2, 3)),
        ("Kleid aus Seide", (3,)),
        ("grünes Kleid", (3,)),  # there is no green one, but there are dresses
        ("Stiefel", ()),
        ("Zauberwald", ()),
    ],
)
def test_what_is_known_to_be_something_else_strays(words: str, straying: tuple[int, ...]) -> None:
    assert find_straying(FACTS, ask(words), (0, 1, 2, 3)) == straying
    assert find_straying(FACTS, ask(words), (0, 3)) == tuple(n for n in straying if n in (0, 3))


def test_beside_a_photo_another_kind_strays() -> None:
    assert find_straying(FACTS, ask("rot"), (0, 3), kind="coat") == (0,)


def test_a_query_is_plain_as_long_as_terms_say_all_of_it() -> None:
    assert is_plain(ask("rotes Kleid unter 50 €"))
    assert not is_plain(ask("Zauberwald"))
    assert not is_plain(Query(photos=(np.ones(4, dtype=np.float32),), wanted=(Phrase("rot"),)))
