"""What a suite found: one value a query, and the figures that come of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.evaluation.bootstrap import bound_mean, bound_median
from engine.evaluation.measures import FEWEST

ALL = "all"
BOTH = "both"


@dataclass(frozen=True, slots=True)
class Name:
    """What was measured; `language` is "" where no words are asked, `fusion` where none mixes."""

    suite: str
    measure: str
    language: str = ""
    fusion: str = ""

    @property
    def key(self) -> str:
        """Return the name as one stable string."""
        return "/".join(
            part for part in (self.suite, self.measure, self.language, self.fusion) if part
        )


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Values (Q,) of one measure, the parts that each query counts for, and what hangs together."""

    name: Name
    values: np.ndarray
    parts: tuple[tuple[str, ...], ...] = ()
    clusters: tuple[str, ...] = ()
    is_median: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One number over a number of queries with its 95 % interval."""

    name: Name
    part: str
    value: float
    low: float
    high: float
    queries: int

    @property
    def key(self) -> str:
        """Return name and part as one stable string."""
        return f"{self.name.key}/{self.part}"


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """One query as it went: what was asked, which rows came, and which of them are right."""

    suite: str
    language: str
    question: str
    rows: tuple[int, ...]
    is_right: tuple[bool, ...]
    value: float
    verdict: str
    photo: Path | None = None  # the photo that was asked with
    wanted: int | None = None  # the row that should have come
    label: str = ""  # which of several models or fusions answered


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a suite found, and the answers worth looking at."""

    tallies: tuple[Tally, ...] = ()
    answers: tuple[Answer, ...] = ()


def build_answer(
    suite: str,
    language: str,
    question: str,
    rows: np.ndarray,
    is_right: np.ndarray,
    value: float,
    verdict: str,
    *,
    photo: Path | None = None,
) -> Answer:
    """Build an answer that can be looked at: is_right (N,) judges every picture."""
    found = tuple(int(row) for row in rows)
    right = tuple(bool(is_right[row]) for row in found)
    return Answer(suite, language, question, found, right, float(value), verdict, photo=photo)


def sum_up(tallies: Iterable[Tally]) -> list[Figure]:
    """Make figures of tallies: over all queries, over each part, and over both languages."""
    figures: list[Figure] = []
    for tally in add_both(tallies):
        figures += _split(tally)
    return figures


def add_both(tallies: Iterable[Tally]) -> list[Tally]:
    """Add to measures taken in both languages the two together."""
    listed = [tally for tally in tallies if len(tally.values)]
    pairs: dict[Name, list[Tally]] = defaultdict(list)
    for tally in listed:
        if tally.name.language in ("de", "en"):
            pairs[replace(tally.name, language=BOTH)].append(tally)
    return listed + [_join(name, pair) for name, pair in pairs.items() if len(pair) == 2]


def _join(name: Name, pair: Sequence[Tally]) -> Tally:
    first, second = pair
    clusters = [
        tally.clusters or tuple(str(number) for number in range(len(tally.values)))
        for tally in pair
    ]
    return Tally(
        name=name,
        values=np.concatenate([first.values, second.values]),
        parts=first.parts + second.parts,
        clusters=clusters[0] + clusters[1],
        is_median=first.is_median,
    )


def _split(tally: Tally) -> Iterator[Figure]:
    yield build_figure(tally, ALL, np.arange(len(tally.values)))
    rows: dict[str, list[int]] = defaultdict(list)
    for row, parts in enumerate(tally.parts):
        for part in parts:
            rows[part].append(row)
    is_by_word = tally.name.suite in ("words", "paraphrase", "negation")
    for part in sorted(rows):
        if is_by_word or len(rows[part]) >= FEWEST:
            yield build_figure(tally, part, np.array(rows[part]))


def build_figure(tally: Tally, part: str, rows: np.ndarray) -> Figure:
    """Make a figure of some rows of a tally."""
    values = tally.values[rows]
    clusters = [tally.clusters[row] for row in rows] if tally.clusters else []
    if tally.is_median:
        value, (low, high) = float(np.median(values)), bound_median(values)
    else:
        value, (low, high) = float(values.mean()), bound_mean(values, clusters)
    return Figure(tally.name, part, value, low, high, len(values))


def compare(before: Tally, after: Tally) -> Figure:
    """Make a figure of how much a mean changed, query by query; both asked the same queries."""
    change = replace(after, values=after.values - before.values)
    return build_figure(change, ALL, np.arange(len(change.values)))
