"""What a shop has, as its feed says: facts without pictures."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from engine.fact_table import FactTable
from engine.facts import ItemFacts


def stock(rows: Sequence[tuple[str, str, str, str | int]]) -> FactTable:
    """Stock garments: kind, colour, pattern, and price in euros; numbered from 0."""
    facts = [
        ItemFacts(
            number,
            price=Decimal(price),
            currency="EUR",
            attributes={"category": (kind,), "colours": (colour,), "pattern": (pattern,)},
        )
        for number, (kind, colour, pattern, price) in enumerate(rows)
    ]
    return FactTable(np.arange(len(facts)), facts)
