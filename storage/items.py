"""A garment: as a source describes it, and as the catalogue knows it."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

Attributes = dict[str, tuple[str, ...]]
"""category, colours, pattern, pattern_colours, sleeve, neckline, length, class: their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """A garment as a catalogue source describes it."""

    sku: str
    image_path: Path
    product: str = ""
    title_de: str = ""
    title_en: str = ""
    description_de: str = ""
    description_en: str = ""
    attributes: Attributes = field(default_factory=dict)
    price: Decimal | None = None
    currency: str = "EUR"
    url: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(ItemDraft):
    """A garment in the catalogue."""

    id: int
    image_hash: str
    is_available: bool


@dataclass(frozen=True, slots=True)
class HardFacts:
    """What is simply true of an item, without its words and pictures: what a filter asks for."""

    id: int
    product: str
    price: Decimal | None
    currency: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of a source that became no item: where it stands, why, and which item it names."""

    row: str
    reason: str
    sku: str = ""
