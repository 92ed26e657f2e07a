"""What is known of an item, and whether a term holds of it: the feed before the picture."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum

import numpy as np
from numpy.typing import NDArray

from engine.attributes import list_values
from engine.facts import CATEGORY, ItemFacts
from engine.readings import CLAIMED
from engine.training.neighbours import NEIGHBOURS
from engine.training.vocabulary import ATTRIBUTES, KINDS
from engine.wishes import Term, read_request

DENIED = 0.1  # below this probability a term is taken not to hold
_FEED: Mapping[str, str] = {
    "kind": CATEGORY,
    "colour": "colours",
    "pattern": "pattern",
    "sleeve": "sleeve",
    "neckline": "neckline",
    "length": "length",
}
_ASIDE = ("colour", "pattern_colours")  # colours of a pattern are there, but are not the garment's
_VALUES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(KINDS),
    **{name: frozenset(values) for name, values in ATTRIBUTES.items()},
}

Judgements = NDArray[np.int8]
"""A `Judgement` for every row, (N,)."""


class Source(Enum):
    """Who says so."""

    FEED = "feed"
    PICTURE = "picture"


class Judgement(IntEnum):
    """Whether a term holds of an item."""

    FAILS = -1
    UNKNOWN = 0
    HOLDS = 1


@dataclass(frozen=True, slots=True)
class Known:
    """One value of a field, who says so, and how sure that is: 0 to 1, 1 for the feed."""

    value: str
    source: Source
    confidence: float


def know(item: ItemFacts) -> Mapping[str, tuple[Known, ...]]:
    """Tell what is known of an item by field: its kind, colours, pattern and the rest.

    Where the feed says anything of a field that we understand, in the vocabulary's words or a
    shop's own, its picture is not asked. A field of which nothing is said is left out.
    """
    told: dict[str, tuple[Known, ...]] = {}
    for name, own in _FEED.items():
        values = tuple(
            value for said in item.attributes.get(own, ()) for value in _understand(name, said)
        )
        if values:
            told[name] = tuple(Known(value, Source.FEED, 1.0) for value in dict.fromkeys(values))
        elif name in item.readings:
            read = item.readings[name].items()
            told[name] = tuple(Known(value, Source.PICTURE, sure) for value, sure in read)
    return told


def judge(item: ItemFacts, term: Term) -> Judgement:
    """Judge whether a term holds of an item; UNKNOWN where it is neither claimed nor denied.

    A near value, such as navy for blue, is no reason to deny.
    """
    return Judgement(int(Knowledge([item]).judge(term)[0]))


@dataclass(slots=True)
class _Column:
    """The rows that may have a value, and how probable that is."""

    rows: list[int] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)


class Knowledge:
    """What is known of N items, column by column, so that a term is judged for all at once."""

    def __init__(self, items: Sequence[ItemFacts]) -> None:
        self._count = len(items)
        self._columns: dict[tuple[str, str], _Column] = {}
        self._told = {name: np.zeros(len(items), dtype=np.bool_) for name in _FEED}
        self._fed = {name: np.zeros(len(items), dtype=np.bool_) for name in _FEED}
        self._aside: dict[str, list[int]] = {}
        for row, item in enumerate(items):
            self._add(row, item)

    def judge(self, term: Term) -> Judgements:
        """Judge for every item whether a term holds: (N,)."""
        name, values, near = _spell_out(term)
        if name not in self._told or not values:
            return np.zeros(self._count, dtype=np.int8)
        sure = self._add_up(name, values)
        possible = sure + self._add_up(name, near)
        if name == _ASIDE[0]:
            possible[[row for value in values for row in self._aside.get(value, ())]] = 1.0
        judged = np.where(sure >= CLAIMED, Judgement.HOLDS, Judgement.UNKNOWN).astype(np.int8)
        judged[(possible < DENIED) & self._told[name]] = Judgement.FAILS
        return judged

    def tell(self, term: Term) -> Judgements:
        """Tell for every item what its feed says of a term: (N,), UNKNOWN where it says nothing.

        A near value, such as navy for blue, is neither.
        """
        name, values, near = _spell_out(term)
        if name not in self._fed or not values:
            return np.zeros(self._count, dtype=np.int8)
        has, has_near = self._add_up(name, values) > 0, self._add_up(name, near) > 0
        told = np.where(has, Judgement.HOLDS, Judgement.FAILS)
        told[(has_near & ~has) | ~self._fed[name]] = Judgement.UNKNOWN
        return told.astype(np.int8)

    def _add(self, row: int, item: ItemFacts) -> None:
        for name, known in know(item).items():
            self._told[name][row] = True
            self._fed[name][row] = any(one.source is Source.FEED for one in known)
            for one in known:
                column = self._columns.setdefault((name, one.value), _Column())
                column.rows.append(row)
                column.confidences.append(one.confidence)
        for said in item.attributes.get(_ASIDE[1], ()):
            for value in _understand(_ASIDE[0], said):
                self._aside.setdefault(value, []).append(row)

    def _add_up(self, name: str, values: frozenset[str]) -> NDArray[np.float64]:
        """Add up how probable each of some values is: (N,)."""
        total = np.zeros(self._count)
        for value in values:
            column = self._columns.get((name, value))
            if column is not None:
                total[column.rows] += column.confidences
        return total


def _spell_out(term: Term) -> tuple[str, frozenset[str], frozenset[str]]:
    """Spell out a term: its field, the values of which any one will do, and those near them."""
    name, listed = list_values(term)
    values = frozenset(listed) & _VALUES.get(name, frozenset())
    return name, values, NEIGHBOURS.get(term, frozenset()) - values


@functools.lru_cache(maxsize=8192)
def _understand(name: str, said: str) -> tuple[str, ...]:
    """Understand a feed's word for a field's value: "Dunkelblau" is navy; () if it is not known."""
    folded = said.strip().casefold()
    if folded in _VALUES[name]:
        return (folded,)
    terms = [term for phrase in read_request(said).wanted for term in phrase.terms]
    return tuple(term.value for term in terms if term.field == name)
