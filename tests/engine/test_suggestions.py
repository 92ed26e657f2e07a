"""What is suggested divides the hits, is not asked already, and never leads nowhere."""

from decimal import Decimal

import numpy as np
import pytest

from engine.fact_table import FactTable
from engine.facts import ItemFacts
from engine.filters import Filter
from engine.query import Query
from engine.suggestions import suggest
from engine.wishes import Phrase, Term

ROWS = [
    ("dress", "red", "plain", "short"),
    ("dress", "red", "dotted", "short"),
    ("dress", "red", "dotted", "long"),
    ("dress", "blue", "plain", "short"),
    ("skirt", "blue", "striped", ""),
    ("skirt", "green", "striped", ""),
]
FIELDS = ("category", "colours", "pattern", "sleeve")
RED = Phrase("rot", (Term("colour", "red"),))
DRESS = Phrase("Kleid", (Term("kind", "dress"),))


@pytest.fixture
def facts() -> FactTable:
    items = [
        ItemFacts(
            number,
            attributes={name: (value,) for name, value in zip(FIELDS, row, strict=True) if value},
        )
        for number, row in enumerate(ROWS, 1)
    ]
    return FactTable(np.arange(1, len(ROWS) + 1), items)


def test_values_that_divide_the_hits_are_suggested(facts: FactTable) -> None:
    found = suggest(facts, range(1, 7), Query(wanted=(DRESS,)))
    assert Term("pattern", "dotted") in found or Term("pattern", "plain") in found
    assert len({term.field for term in found}) == len(found) >= 2


def test_what_is_asked_or_ruled_out_is_not_suggested(facts: FactTable) -> None:
    dotted = Phrase("Punkte", (Term("pattern", "dotted"),))
    found = suggest(facts, range(1, 7), Query(wanted=(DRESS, RED), unwanted=(dotted,)))
    assert not {"kind", "colour"} & {term.field for term in found}
    assert Term("pattern", "dotted") not in found


def test_what_only_the_rest_of_the_hits_have_is_not_suggested(facts: FactTable) -> None:
    found = suggest(facts, range(1, 7), Query(wanted=(DRESS,)))
    assert Term("pattern", "striped") not in found  # of skirts alone
    assert Term("colour", "green") not in found


def test_what_all_hits_have_is_not_suggested(facts: FactTable) -> None:
    found = suggest(facts, [1, 2, 3], Query(wanted=(DRESS, RED)))
    assert Term("sleeve", "short") in found
    assert suggest(facts, [5, 6], Query(wanted=(DRESS,))) == ()


def test_a_budget_that_nothing_meets_has_no_suggestions(facts: FactTable) -> None:
    within = Filter(maximum=Decimal(1))
    assert suggest(facts, range(1, 7), Query(wanted=(DRESS,), within=within)) == ()
