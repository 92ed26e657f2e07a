"""Made-up items for filters: facts drawn by hypothesis, embeddings by a seed."""

from decimal import Decimal

import numpy as np
from hypothesis import strategies as st

from engine.encoder import Embeddings
from engine.facts import ItemFacts
from engine.filters import Filter

CATEGORIES = ("dress", "Dress", "skirt", "coat", "Überwurf")
CURRENCIES = ("EUR", "CHF", "")

prices = st.none() | st.decimals(0, 100, places=2)
bounds = st.none() | st.decimals(-5, 105, allow_nan=False) | st.just(Decimal("1e9999"))
categories = st.frozensets(st.sampled_from((*CATEGORIES, "ÜBERWURF", "hat")), max_size=2)
filters = st.builds(
    Filter,
    minimum=bounds,
    maximum=bounds,
    currency=st.none() | st.sampled_from((*CURRENCIES, "USD")),
    categories=categories,
    excluded_categories=categories,
)


def draw_embeddings(count: int, dimension: int = 8, seed: int = 0) -> Embeddings:
    """Draw L2-normalised rows, far apart from one another."""
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    normalised: Embeddings = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return normalised


@st.composite
def lists_of_facts(draw: st.DrawFn, most: int = 40) -> list[ItemFacts]:
    """Draw the facts of items 100, 101, …"""
    count = draw(st.integers(0, most))
    return [
        ItemFacts(
            item_id=100 + number,
            product=draw(st.sampled_from(("", "A", "B", "C"))),
            price=draw(prices),
            currency=draw(st.sampled_from(CURRENCIES)),
            attributes=draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "category": st.lists(st.sampled_from(CATEGORIES), max_size=2).map(tuple)
                    },
                )
            ),
        )
        for number in range(count)
    ]
