"""Questions for a kind within a price, and what the words mean as bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from engine.evaluation.measures import FEWEST
from engine.evaluation.subject import LANGUAGES, Subject, find_right
from engine.evaluation.words import KINDS, Word
from engine.filters import Filter

_WORDS = {
    "de": ("unter", "über", "zwischen {} und {}", "Euro"),
    "en": ("under", "over", "between {} and {}", "euros"),
}


@dataclass(frozen=True, slots=True)
class Bound:
    """A question as it is typed, with a category chosen beside it or None, and what it means."""

    language: str
    text: str
    categories: Filter | None
    within: Filter


def list_bounds(subjects: Sequence[Subject]) -> list[Bound]:
    """Ask for each kind below, above and between the quarters of its own prices in euros."""
    bounds: list[Bound] = []
    for kind in KINDS:
        is_kind = find_right(subjects, "kind", kind.value)
        prices = [
            float(subject.price)
            for subject, fits in zip(subjects, is_kind, strict=True)
            if fits and subject.price is not None and subject.currency == "EUR"
        ]
        if len(prices) >= FEWEST:
            low, high = (int(price) for price in np.percentile(prices, [25, 75]))
            bounds += _ask(kind, low, high)
    return bounds


def _ask(kind: Word, low: int, high: int) -> Iterator[Bound]:
    below, above = Decimal(low), Decimal(high)
    for language in LANGUAGES:
        name = kind.get(language)
        under, over, between, euro = _WORDS[language]
        for text, minimum, maximum in (
            (f"{name} {under} {high} {euro}", None, above),
            (f"{name} {over} {low} {euro}", below, None),
            (f"{name} {between.format(low, high)} {euro}", below, above),
        ):
            yield Bound(language, text, None, Filter(minimum, maximum, "EUR"))
        chosen = Filter(categories=frozenset({kind.value}))
        within = Filter(None, above, "EUR", chosen.categories)
        yield Bound(language, f"{under} {high} {euro}", chosen, within)
