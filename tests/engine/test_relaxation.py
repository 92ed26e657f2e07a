"""Where nothing satisfies all wishes, the fewest are given up, and what is said is true."""

from decimal import Decimal
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.fact_table import FactTable
from engine.facts import ItemFacts
from engine.filters import Filter
from engine.query import Query
from engine.relaxation import Demand, Miss, find_miss, list_demands, relax
from engine.wishes import Phrase, Term, read_request
from tests.stocks import stock

SHOP = [
    ("coat", "red", "plain", 90),
    ("coat", "blue", "checked", 120),
    ("dress", "red", "dotted", 40),
    ("dress", "blue", "plain", 30),
    ("skirt", "red", "plain", 25),
]


def ask(text: str, shop: FactTable, within: Filter | None = None) -> Miss | None:
    query = Query.of_words(text, within=within)
    return find_miss(shop, query.wanted, query.unwanted, query.within)


def term(field: str, value: str) -> Demand:
    return Demand(((Term(field, value),),))


COAT, RED, BLUE = term("kind", "coat"), term("colour", "red"), term("colour", "blue")
DOTTED = term("pattern", "dotted")


@pytest.mark.parametrize(
    "text", ["roter Mantel", "red dress", "dotted", "rot oder blau", "Kleid ohne Punkte", "Seide"]
)
def test_what_something_satisfies_is_no_miss(text: str) -> None:
    assert ask(text, stock(SHOP)) is None


@pytest.mark.parametrize("text", ["gepunkteter Mantel", "polka dot coat"])
def test_the_pattern_goes_before_the_kind(text: str) -> None:
    miss = ask(text, stock(SHOP))
    assert miss is not None
    assert set(miss.failed) == {DOTTED}
    assert set(miss.core) == {DOTTED, COAT}
    assert miss.kept == (COAT,)
    assert miss.remaining == 2


def test_the_core_names_no_more_than_what_nothing_satisfies() -> None:
    miss = ask("gepunkteter roter Mantel", stock(SHOP))
    assert miss is not None
    assert set(miss.core) == {DOTTED, COAT}  # there is no dotted coat of any colour
    assert set(miss.kept) == {RED, COAT}
    assert miss.remaining == 1


def test_a_kind_that_is_not_there_fails_by_itself() -> None:
    miss = ask("rote Stiefel", stock(SHOP))
    assert miss is not None
    assert miss.core == miss.failed == (term("kind", "boots"),)
    assert miss.kept == (RED,)


def test_a_price_names_what_is_cheapest() -> None:
    miss = ask("rotes Kleid unter 20 Euro", stock(SHOP))
    assert miss is not None
    assert miss.fails_by_price
    assert [demand.is_price for demand in miss.failed] == [True]
    assert miss.remaining == 1
    assert miss.cheapest is not None
    assert miss.cheapest.price == Decimal(40)


def test_a_price_that_can_be_kept_is_kept() -> None:
    miss = ask("gepunkteter Mantel bis 100 Euro", stock(SHOP))
    assert miss is not None
    assert not miss.fails_by_price
    assert Demand(is_price=True) in miss.kept
    assert miss.remaining == 1


def test_what_is_ruled_out_fails_where_everything_has_it() -> None:
    miss = ask("Kleid ohne Punkte", stock([SHOP[2]]))
    assert miss is not None
    assert miss.failed == (Demand(((Term("pattern", "dotted"),),), is_wanted=False),)


def test_of_options_all_must_fail() -> None:
    assert ask("grüner oder roter Mantel", stock(SHOP)) is None
    miss = ask("grüner oder gelber Mantel", stock(SHOP))
    assert miss is not None
    (failed,) = miss.failed
    assert failed.choices == ((Term("colour", "green"),), (Term("colour", "yellow"),))


def test_what_is_not_known_is_never_called_missing() -> None:
    unread = FactTable(np.arange(1), [ItemFacts(0, attributes={"category": ("coat",)})])
    assert ask("gepunkteter Mantel", unread) is None


def test_a_photo_asks_for_its_kind_beside_words() -> None:
    wanted = Query.of_words("gepunktet").wanted
    assert find_miss(stock(SHOP), wanted) is None
    miss = find_miss(stock(SHOP), wanted, kind="coat")
    assert miss is not None
    assert miss.failed == (Demand(COAT.choices, is_shown=True),)  # the words count for more
    assert set(miss.core) == {DOTTED, *miss.failed}
    assert find_miss(stock(SHOP), Query.of_words("gepunktetes Kleid").wanted, kind="coat") is None
    assert find_miss(stock(SHOP), (), kind="boots") is None  # a photo alone asks for its like


def test_an_empty_shop_misses_nothing() -> None:
    assert ask("gepunkteter Mantel", stock([])) is None


def test_categories_are_never_given_up() -> None:
    within = Filter(categories=frozenset({"dress"}))
    miss = ask("roter Mantel", stock(SHOP), within)
    assert miss is not None
    assert miss.failed == (COAT,)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("gepunkteter roter Mantel", [(Term("colour", "red"), Term("kind", "coat"))]),
        ("rote Stiefel", [(Term("colour", "red"),)]),
        ("grüner oder gelber Mantel", [(Term("kind", "coat"),)]),
    ],
)
def test_relaxing_takes_away_what_failed(text: str, wanted: list[tuple[Term, ...]]) -> None:
    query = Query.of_words(text)
    miss = ask(text, stock(SHOP))
    assert miss is not None
    relaxed = relax(query, miss)
    assert [phrase.terms for phrase in relaxed.wanted] == wanted
    assert not any(phrase.options for phrase in relaxed.wanted)


def test_relaxing_takes_the_words_of_what_failed_with_it() -> None:
    query = Query.of_words("roter Mantel mit Punkten")
    miss = ask("roter Mantel mit Punkten", stock(SHOP))
    assert miss is not None
    assert [phrase.text for phrase in relax(query, miss).wanted] == ["roter Mantel"]


def test_relaxing_keeps_the_bounds_and_never_leaves_nothing() -> None:
    for text in ("rotes Kleid unter 20 Euro", "gelbe Stiefel"):
        query = Query.of_words(text)
        miss = ask(text, stock(SHOP))
        assert miss is not None
        relaxed = relax(query, miss)
        assert (relaxed.wanted, relaxed.within) == (query.wanted, query.within)


KINDS, COLOURS, PATTERNS = ("coat", "dress", "boots"), ("red", "black"), ("striped", "floral")
rows = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from(COLOURS),
    st.sampled_from(PATTERNS),
    st.integers(10, 30),
)
wishes = st.lists(
    st.sampled_from(
        [
            *(Term("kind", kind) for kind in KINDS),
            *(Term("colour", colour) for colour in COLOURS),
            *(Term("pattern", pattern) for pattern in PATTERNS),
        ]
    ),
    unique=True,
    min_size=1,
    max_size=5,
)


@given(st.lists(rows, min_size=1, max_size=6), wishes, st.none() | st.integers(5, 35))
def test_the_fewest_are_given_up_of_all_ways(
    shop: list[tuple[str, str, str, int]], terms: list[Term], most: int | None
) -> None:
    wanted = [Phrase("", (one,)) for one in terms]
    within = None if most is None else Filter(maximum=Decimal(most))
    demands = list_demands(wanted, (), within)

    def satisfies(row: tuple[str, str, str, int], some: tuple[Demand, ...]) -> bool:
        held = {Term("kind", row[0]), Term("colour", row[1]), Term("pattern", row[2])}
        return all(
            row[3] <= (most or 0) if one.is_price else one.choices[0][0] in held for one in some
        )

    sizes = [
        size
        for size in range(len(demands) + 1)
        if any(
            satisfies(row, kept)
            for row in shop
            for kept in combinations(demands, len(demands) - size)
        )
    ]
    miss = find_miss(stock(shop), wanted, (), within)
    if miss is None:
        assert sizes[0] == 0
        return
    assert len(miss.failed) == sizes[0]
    assert set(miss.failed) | set(miss.kept) == set(demands)
    assert not any(satisfies(row, miss.core) for row in shop)
    counted = sum(satisfies(row, miss.kept) for row in shop)
    assert miss.remaining == (counted if miss.kept else 0)
    for one in miss.core:
        if one not in miss.failed and not one.is_kind:
            left = tuple(other for other in miss.core if other != one)
            assert any(satisfies(row, left) for row in shop)


def test_the_parsers_terms_are_demands() -> None:
    request = read_request("rotes Kleid mit Punkten ohne Ärmel unter 50 Euro")
    demands = list_demands(request.wanted, request.unwanted, Filter(maximum=Decimal(50)))
    assert Demand(is_price=True) in demands
    assert RED in demands
    assert DOTTED in demands
