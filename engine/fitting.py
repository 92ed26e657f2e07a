"""What fits a request plainly, and what only comes near it."""

from collections.abc import Sequence

import numpy as np

from engine.fact_table import FactTable
from engine.query import Query
from engine.relaxation import Demand, find_failing, find_holding, find_miss, list_demands
from engine.wishes import Phrase, Term


def find_fitting(facts: FactTable, query: Query, kind: str | None = None) -> tuple[int, ...]:
    """Find the ids of the items of which all that a query names is known to hold.

    `kind` is what its photos show: unless its words name a garment, an item that is known to be
    another does not fit. What no term stands for, and how near a photo is, is not judged.
    """
    demands = list_demands(query.wanted, query.unwanted, query.within)
    mask = facts.find_rows(query.within)
    for demand in demands:
        mask &= find_holding(facts, demand, query.within)
    if kind is not None and not any(demand.is_kind for demand in demands):
        shown = Demand(((Term("kind", kind),),), is_shown=True)
        mask &= ~find_failing(facts, shown, query.within)
    return facts.list_ids(np.flatnonzero(mask))


def find_straying(
    facts: FactTable, query: Query, item_ids: Sequence[int], kind: str | None = None
) -> tuple[int, ...]:
    """Find which of some items are known not to be what a query names.

    Where nothing is all of it, what there is of it counts. `kind` is what its photos show: it is
    asked for beside words that name no garment.
    """
    wishes, within = (query.wanted, query.unwanted), query.within
    miss = find_miss(facts, *wishes, within, kind=kind)
    demands = miss.kept if miss is not None else list_demands(*wishes, within, kind=kind)
    strays = np.zeros(len(facts), dtype=np.bool_)
    for demand in demands:
        strays |= find_failing(facts, demand, within)
    return facts.list_ids(np.flatnonzero(strays & facts.find_items(item_ids)))


def is_plain(query: Query) -> bool:
    """Tell a query that names all that it asks for: what fits it needs no ranking."""
    shown = query.photos, query.comparatives, query.liked, query.disliked
    return not any(shown) and query.anchor is None and _are_known(query.wanted)


def _are_known(phrases: Sequence[Phrase]) -> bool:
    return all(phrase.terms or phrase.options for phrase in phrases)
