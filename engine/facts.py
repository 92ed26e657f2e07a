"""What is simply true of an item, as the shop's feed says it: product, price, attributes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

CATEGORY = "category"
"""The attribute that says what kind of garment an item is."""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """The hard facts of one item.

    `product` is the same for all colours of one product, and empty where the feed names none.
    `price` is in whole cents. `attributes` are the feed's own: category, colours, pattern,
    sleeve, neckline, length and what else it says.
    """

    item_id: int
    product: str = ""
    price: Decimal | None = None
    currency: str = ""
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
