"""Wishes that would really change what is found: some hits have it, others do not, all fit."""

from collections.abc import Iterator, Sequence

import numpy as np

from engine.fact_table import FactTable, Mask
from engine.knowledge import Judgement, Knowledge
from engine.query import Query
from engine.relaxation import Demand, find_open, list_demands
from engine.training.vocabulary import ATTRIBUTES, KINDS
from engine.wishes import Term, list_all_terms, list_fields

_FEWEST, _MOST = 0.1, 0.75  # the share of hits that have it: else it changes little
_LEAST_HITS = 3
_FIELDS = {name: tuple(values) for name, values in ATTRIBUTES.items()} | {"kind": tuple(KINDS)}


def suggest(
    facts: FactTable,
    item_ids: Sequence[int],
    query: Query,
    *,
    kind: str | None = None,
    most: int = 4,
) -> tuple[Term, ...]:
    """Suggest values to ask for beside a query, of which there are items that meet all of it.

    They are read from the hits, of each field the value that divides them best, and none of a
    field that is asked already. `kind` is what the query's photo shows.
    """
    demands = list_demands(query.wanted, query.unwanted, query.within, kind=kind)
    if kind is not None and not demands:  # what is suggested would be asked beside it
        demands = (Demand(((Term("kind", kind),),), is_shown=True),)
    fits = find_open(facts, demands, query.within)
    hits = [facts.get(int(row)) for row in np.flatnonzero(fits & facts.find_items(item_ids))]
    if len(hits) < _LEAST_HITS:
        return ()
    asked = {field for phrase in query.wanted for field in list_fields(phrase)}
    asked |= {"kind"} if kind is not None else set()
    denied = {term for phrase in query.unwanted for term in list_all_terms(phrase)}
    ranked = sorted(_rate_all(Knowledge(hits), asked, denied), key=lambda one: -one[0])
    chosen: dict[str, Term] = {}
    for _, term in ranked:
        if term.field not in chosen and _divides(facts, fits, term):
            chosen[term.field] = term
    return tuple(chosen.values())[:most]


def _rate_all(known: Knowledge, asked: set[str], denied: set[Term]) -> Iterator[tuple[float, Term]]:
    """Rate values by how evenly they divide the hits: most where half of them have it."""
    for field, values in _FIELDS.items():
        for term in (Term(field, value) for value in values):
            if field in asked or term in denied:
                continue
            share = float((known.judge(term) == Judgement.HOLDS).mean())
            if _FEWEST <= share <= _MOST:
                yield share * (1.0 - share), term


def _divides(facts: FactTable, fits: Mask, term: Term) -> bool:
    """Tell whether some of what fits has a value, and some not."""
    has = fits & (facts.judge(term) == Judgement.HOLDS)
    return 0 < int(has.sum()) < int(fits.sum())
