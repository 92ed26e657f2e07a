"""A photo and "longer", "darker": is what comes so, and still of the photo's kind?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.evaluation.bench import Bench
from engine.evaluation.measures import FEWEST, TOP, find_top
from engine.evaluation.questions import choose_photos
from engine.evaluation.subject import LANGUAGES, Subject
from engine.evaluation.tally import Name, Outcome, Tally
from engine.query import Query

_LENGTHS = {
    "mini": 0.0,
    "short": 0.0,
    "cropped": 0.0,
    "knee": 1.0,
    "midi": 2.0,
    "full": 3.0,
    "maxi": 3.0,
}
_SLEEVES = {"none": 0.0, "short": 1.0, "three-quarter": 2.0, "long": 3.0}
_BRIGHTNESS = {
    "black": 0.0, "navy": 0.0, "brown": 1.0, "burgundy": 1.0, "purple": 1.0, "grey": 2.0,
    "pink": 3.0, "yellow": 3.0, "beige": 4.0, "white": 4.0, "light blue": 3.0,
}  # fmt: skip
_MOST = 100  # photos asked with, for each comparative


@dataclass(frozen=True, slots=True)
class Comparison:
    """More or less of what a field's values rank by, in both languages."""

    name: str
    field: str
    ranks: Mapping[str, float]
    sign: int
    texts: tuple[str, str]


_COMPARISONS = (
    Comparison("longer", "length", _LENGTHS, 1, ("länger", "longer")),
    Comparison("shorter", "length", _LENGTHS, -1, ("kürzer", "shorter")),
    Comparison("longer sleeves", "sleeve", _SLEEVES, 1, ("längere Ärmel", "longer sleeves")),
    Comparison("shorter sleeves", "sleeve", _SLEEVES, -1, ("kürzere Ärmel", "shorter sleeves")),
    Comparison("lighter", "colour", _BRIGHTNESS, 1, ("heller", "lighter")),
    Comparison("darker", "colour", _BRIGHTNESS, -1, ("dunkler", "darker")),
)


def measure_comparison(bench: Bench) -> Outcome:
    """Ask photos for more or less: how many at R are so, of the photo's kind, and both.

    R are the pictures of that kind that are so, at most 12; the photo itself is no answer.
    """
    kinds = np.array([subject.kind for subject in bench.subjects])
    tallies: list[Tally] = []
    for place, language in enumerate(LANGUAGES):
        found: list[tuple[float, float, float]] = []
        parts: list[tuple[str, ...]] = []
        for comparison in _COMPARISONS:
            places = np.array([_rank(subject, comparison) for subject in bench.subjects])
            for row in _choose(bench.subjects, places, kinds):
                is_so = places > places[row]  # a place that is not known is above nothing
                is_kind = kinds == kinds[row]
                reach = min(TOP, int((is_so & is_kind).sum()))
                if reach < FEWEST:
                    continue
                query = Query.of_words(comparison.texts[place], photos=(bench.images[row],))
                rows = find_top(bench.rank(query), reach, leave_out=row)
                both = is_so & is_kind
                found.append((is_so[rows].mean(), is_kind[rows].mean(), both[rows].mean()))
                parts.append((comparison.name,))
        for column, measure in enumerate(("holds", "kind kept", "holds and kind kept")):
            values = np.array([one[column] for one in found])
            name = Name("comparison", f"comparison: {measure}", language)
            tallies.append(Tally(name, values, tuple(parts)))
    return Outcome(tuple(tallies))


def _choose(subjects: Sequence[Subject], places: np.ndarray, kinds: np.ndarray) -> list[int]:
    known = [row for row in choose_photos(subjects) if np.isfinite(places[row]) and kinds[row]]
    return known[:: max(1, len(known) // _MOST)]


def _rank(subject: Subject, comparison: Comparison) -> float:
    """Rank a subject, more of what is asked the higher; NaN where that cannot be told."""
    values = subject.get_values(comparison.field)
    ranks = [comparison.ranks[value] for value in values if value in comparison.ranks]
    return (
        comparison.sign * float(np.mean(ranks)) if ranks and len(ranks) == len(values) else np.nan
    )
