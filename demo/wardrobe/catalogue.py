"""The catalogue file beside the pictures: one row a garment, in the columns an import reads."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from demo.wardrobe.garment import Garment
from demo.wardrobe.titles import write_words

FIELDS = (
    "sku", "image", "product", "title_de", "title_en", "caption_de", "caption_en", "class",
    "category",
    "colours", "pattern", "pattern_colours", "sleeve", "neckline", "length", "price", "currency",
    "url",
    "is_sample",
)  # fmt: skip


def make_row(garment: Garment, image: str) -> dict[str, str]:
    """Describe a garment in the catalogue's columns; the image path is relative to the file."""
    words = write_words(garment)
    return {
        "sku": garment.sku, "image": image, "product": garment.product,
        "title_de": words.title_de, "title_en": words.title_en,
        "caption_de": words.caption_de, "caption_en": words.caption_en,
        "class": garment.kind, "category": garment.kind, "colours": ";".join(garment.colours),
        "pattern": garment.pattern, "pattern_colours": ";".join(garment.pattern_colours),
        "sleeve": garment.sleeve, "neckline": garment.neckline, "length": garment.length,
        "price": garment.price, "currency": "EUR",
        "url": f"https://shop.example/{garment.product.lower()}/{garment.sku.lower()}",
        "is_sample": "true",
    }  # fmt: skip


def write_catalogue(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Write the catalogue beside its final place, then swap it in."""
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    fresh = path.with_suffix(".part")
    fresh.write_text(text.getvalue(), encoding="utf-8")
    fresh.replace(path)


def read_catalogue(path: Path) -> list[dict[str, str]]:
    """Read a catalogue's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
