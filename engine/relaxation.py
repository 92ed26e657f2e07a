"""The honest miss: which of the wishes fails where nothing satisfies all, and what is nearest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.fact_table import FactTable, Mask
from engine.facts import ItemFacts
from engine.filters import Filter
from engine.knowledge import Judgement
from engine.query import Query
from engine.wishes import Phrase, Term
from engine.wishes.stripping import strip_phrase

_KIND_COST, _UNWANTED_COST = 4, 3  # of giving up a wish; any other costs 1
_PRICE_COST = 2


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that is asked: any one of these choices, all of whose terms hold.

    With `is_wanted` false none of them may hold. A demand of a price has no choices. One that is
    shown by a photo and not said is the first to be given up.
    """

    choices: tuple[tuple[Term, ...], ...] = ()
    is_wanted: bool = True
    is_price: bool = False
    is_shown: bool = False

    @property
    def is_kind(self) -> bool:
        """Tell whether it asks for a kind of garment."""
        terms = [term for choice in self.choices for term in choice]
        return self.is_wanted and any(term.field in ("kind", "group") for term in terms)

    @property
    def cost(self) -> int:
        """Get what giving it up costs: among equally small sets the cheapest one goes."""
        if self.is_price:
            return _PRICE_COST
        if self.is_shown:
            return 0
        if not self.is_wanted:
            return _UNWANTED_COST
        return _KIND_COST if self.is_kind else 1


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing satisfies all demands.

    `failed` is the smallest set to give up so that something remains, the rest being `kept`;
    `core` what nothing satisfies together: the failed ones, the kind that is asked for, and as
    few others as can be.
    `remaining` counts the items of which all that is kept is known to hold; `cheapest` and
    `dearest` are the ends of what remains.
    """

    failed: tuple[Demand, ...]
    core: tuple[Demand, ...]
    kept: tuple[Demand, ...]
    remaining: int
    cheapest: ItemFacts | None = None
    dearest: ItemFacts | None = None

    @property
    def fails_by_price(self) -> bool:
        """Tell whether a price is among what must be given up."""
        return any(demand.is_price for demand in self.failed)


def find_miss(
    facts: FactTable,
    wanted: Sequence[Phrase],
    unwanted: Sequence[Phrase] = (),
    within: Filter | None = None,
    *,
    kind: str | None = None,
) -> Miss | None:
    """Find what fails where nothing satisfies all wishes; None where something may.

    `kind` is what a photo beside the words shows: it is asked for unless the words name one. An
    item counts against a wish only where the wish is known not to hold of it. What no term
    stands for is not judged, and categories of the filter are never given up.
    """
    demands = list_demands(wanted, unwanted, within, kind=kind)
    is_open = facts.find_rows(_without_price(within))
    if not demands or not is_open.any():
        return None
    fails = np.stack([find_failing(facts, demand, within) for demand in demands])  # (W, N)
    failures = fails.sum(axis=0)
    if (failures[is_open] == 0).any():
        return None
    given_up = _choose(demands, fails[:, is_open & (failures == failures[is_open].min())])
    kept = ~given_up
    holds = np.stack([find_holding(facts, demand, within) for demand in demands])
    known = is_open & holds[kept].all(axis=0)
    remains = is_open & ~fails[kept].any(axis=0)
    cheapest, dearest = facts.find_ends(known if known.any() else remains) or (None, None)
    return Miss(
        failed=_pick(demands, given_up),
        core=_pick(demands, _find_core(demands, fails[:, is_open], given_up)),
        kept=_pick(demands, kept),
        remaining=int(known.sum()) if kept.any() else 0,
        cheapest=cheapest,
        dearest=dearest,
    )


def find_open(facts: FactTable, demands: Sequence[Demand], within: Filter | None) -> Mask:
    """Find the items of which no demand is known to fail: (N,)."""
    is_open = facts.find_rows(within)
    for demand in demands:
        is_open &= ~find_failing(facts, demand, within)
    return is_open


def list_demands(
    wanted: Iterable[Phrase],
    unwanted: Iterable[Phrase],
    within: Filter | None,
    *,
    kind: str | None = None,
) -> tuple[Demand, ...]:
    """List what is asked, one by one: each term by itself, choices and what is ruled out whole.

    `kind` is what a photo beside them shows: it counts unless they name one.
    """
    demands: dict[Demand, None] = {}
    for phrase in wanted:
        demands |= dict.fromkeys(Demand(((term,),)) for term in phrase.terms)
        choices = _list_choices(phrase)
        if choices:
            demands[Demand(choices)] = None
    for phrase in unwanted:
        if (ruled_out := _rule_out(phrase)).choices:
            demands[ruled_out] = None
    if within is not None and within.has_price:
        demands[Demand(is_price=True)] = None
    if kind is not None and demands and not any(demand.is_kind for demand in demands):
        demands[Demand(((Term("kind", kind),),), is_shown=True)] = None
    return tuple(demands)


def relax(query: Query, miss: Miss) -> Query:
    """Take what failed out of a query: what is left is the nearest that there is.

    Bounds stay as they are, and so does a query of which nothing would be left.
    """
    given_up = [choice for demand in miss.failed if demand.is_wanted for choice in demand.choices]
    terms = {term for choice in given_up for term in choice}
    left = (strip_phrase(phrase, terms.__contains__) for phrase in query.wanted)
    relaxed = replace(
        query,
        wanted=tuple(phrase for phrase in left if phrase is not None),
        unwanted=tuple(it for it in query.unwanted if _rule_out(it) not in miss.failed),
    )
    return query if relaxed.is_empty else relaxed


def _rule_out(phrase: Phrase) -> Demand:
    """Build the demand of what is ruled out; without choices where nothing known is."""
    own = (phrase.terms,) if phrase.terms else ()
    return Demand(_list_choices(phrase) or own, is_wanted=False)


def _list_choices(phrase: Phrase) -> tuple[tuple[Term, ...], ...]:
    """List a phrase's choices beyond what they share; none where one asks for nothing known."""
    choices = tuple(
        tuple(term for term in option.terms if term not in phrase.terms)
        for option in phrase.options
    )
    return choices if all(choices) else ()


def find_failing(facts: FactTable, demand: Demand, within: Filter | None) -> Mask:
    """Tell of which items a demand is known not to hold: (N,)."""
    if demand.is_price:
        return ~facts.find_rows(_price_alone(within))
    against = Judgement.FAILS if demand.is_wanted else Judgement.HOLDS
    judged = [[facts.judge(term) == against for term in choice] for choice in demand.choices]
    if demand.is_wanted:
        return np.asarray(np.all([np.any(choice, axis=0) for choice in judged], axis=0))
    return np.asarray(np.any([np.all(choice, axis=0) for choice in judged], axis=0))


def find_holding(facts: FactTable, demand: Demand, within: Filter | None) -> Mask:
    """Tell of which items a demand is known to hold: (N,)."""
    if demand.is_price:
        return facts.find_rows(_price_alone(within))
    in_favour = Judgement.HOLDS if demand.is_wanted else Judgement.FAILS
    judged = [[facts.judge(term) == in_favour for term in choice] for choice in demand.choices]
    if demand.is_wanted:
        return np.asarray(np.any([np.all(choice, axis=0) for choice in judged], axis=0))
    return np.asarray(np.all([np.any(choice, axis=0) for choice in judged], axis=0))


def _choose(demands: Sequence[Demand], fails: Mask) -> Mask:
    """Choose among the sets that items (M) fail by, columns of (W, M), what to give up: (W,)."""
    sets, counts = np.unique(fails, axis=1, return_counts=True)  # (W, S)
    costs = np.array([demand.cost for demand in demands]) @ sets
    best = min(range(len(counts)), key=lambda one: (costs[one], -counts[one]))
    return np.asarray(sets[:, best])


def _find_core(demands: Sequence[Demand], fails: Mask, given_up: Mask) -> Mask:
    """Find few demands, the given up ones among them, that no item satisfies together: (W,)."""
    core = np.ones(len(given_up), dtype=np.bool_)
    named = np.array([demand.is_kind for demand in demands])
    for place in np.flatnonzero(~given_up & ~named)[::-1]:
        core[place] = False
        if not fails[core].any(axis=0).all():
            core[place] = True
    return core


def _pick(demands: Sequence[Demand], chosen: Mask) -> tuple[Demand, ...]:
    return tuple(demand for demand, is_chosen in zip(demands, chosen, strict=True) if is_chosen)


def _without_price(within: Filter | None) -> Filter | None:
    return None if within is None else replace(within, minimum=None, maximum=None)


def _price_alone(within: Filter | None) -> Filter:
    return Filter(minimum=within.minimum, maximum=within.maximum) if within else Filter()
