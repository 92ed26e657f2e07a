"""What is told of an item: what the shop's feed says, and what was read from its picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from engine.palette.naming import Palettes
from engine.readings import Reading

CATEGORY = "category"
"""The attribute that says what kind of garment an item is."""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What one item is.

    `product` is the same for all colours of one product, and empty where the feed names none.
    `price` is in whole cents. `attributes` are the feed's own: category, colours, pattern,
    sleeve, neckline, length and what else it says. `readings` are what its picture probably
    shows; `engine.knowledge` says which of the two counts. `palette` (C,) says what its pixels do.
    """

    item_id: int
    product: str = ""
    price: Decimal | None = None
    currency: str = ""
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    readings: Reading = field(default_factory=dict)
    palette: Palettes | None = field(default=None, compare=False)
