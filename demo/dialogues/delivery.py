"""What a dialogue's delivery brings into the sample shop: a new dress, and cardigans for less."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from demo.dialogues.script import PHOTOS

_PHOTO = PHOTOS / "dotted-dress.jpg"
_CHEAPER = "cardigan"
_REDUCED = Decimal("0.8")
DRESS: Mapping[str, str] = MappingProxyType(
    {
        "title_de": "Gepunktetes Minikleid, beige",
        "title_en": "Polka dot mini dress, beige",
        "category": "dress",
        "colours": "beige;brown",
        "pattern": "dotted",
        "price": "39.95",
        "currency": "EUR",
        "is_sample": "true",
    }
)


def write_delivery(catalogue: Path, number: int) -> Path:
    """Write a delivery to import beside a sample shop's catalogue; return its file.

    Each number's dress is another item.
    """
    source = catalogue.with_name(f"delivery-{number}.csv")
    shutil.copy(_PHOTO, source.parent)
    with catalogue.open(encoding="utf-8", newline="") as file:
        cardigans = [_reduce(row) for row in csv.DictReader(file) if row["category"] == _CHEAPER]
    dress = {"sku": f"NEW-{number}", "image": _PHOTO.name, **DRESS}
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(cardigans[0] if cardigans else dress))
        writer.writeheader()
        writer.writerows([dress, *cardigans])
    return source


def _reduce(row: Mapping[str, str]) -> dict[str, str]:
    price = (Decimal(row["price"]) * _REDUCED).to_integral_value() - Decimal("0.05")
    return {**row, "price": str(price)}
