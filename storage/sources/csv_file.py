"""A CSV file as a catalogue: one row an item, pictures beside it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from storage.errors import SourceError
from storage.items import Attributes, ItemDraft, Skipped
from storage.sources.csv_table import CsvRow, load_table
from storage.sources.prices import read_currency, read_price
from storage.sources.titles import capitalise, make_title, name_attributes

_ATTRIBUTES = (
    *("category", "colours", "pattern", "pattern_colours"),
    *("sleeve", "neckline", "length", "class"),
)
_OTHER_NAMES = {
    "sku": ("sku", "id", "artikelnummer", "artikelnr"),
    "image": ("image", "image_path", "picture", "bild"),
    "product": ("product", "item_group_id", "produkt"),
    "title_de": ("title_de", "titel", "title"),
    "title_en": ("title_en", "title"),
    "description_de": ("description_de", "caption_de", "beschreibung", "description"),
    "description_en": ("description_en", "caption_en", "description"),
    "category": ("category", "kategorie"),
    "colours": ("colours", "colors", "colour", "color", "farben", "farbe"),
    "pattern": ("pattern", "muster"),
    "pattern_colours": ("pattern_colours", "pattern_colors"),
    "price": ("price", "preis"),
    "currency": ("currency", "währung"),
    "url": ("url", "link"),
}
_MOST_PATH = 1_000  # characters
_TRUE = {"true", "yes", "ja", "1"}


class _RowError(Exception):
    """A row that cannot become an item."""


def read_csv(path: Path) -> Iterator[ItemDraft | Skipped]:
    """Yield an item for each row; a row that cannot be one is named with the reason.

    Columns: sku (or id) and image (a path below the file's own folder) must be there; product,
    title, caption and the attributes may be. Without a title the caption is one.

    Raises:
        SourceError: the file cannot be read, or lacks a column that must be there.
    """
    table = load_table(path)
    for needed in ("sku", "image"):
        if not set(table.columns).intersection(_OTHER_NAMES[needed]):
            names = " or ".join(_OTHER_NAMES[needed][:2])
            raise SourceError(
                f"{path} has no column {names}; its first line must name the columns."
            )
    root = path.parent.resolve()
    for row in table.rows:
        try:
            yield _read_row(row, root)
        except (_RowError, ValueError) as error:
            yield Skipped(f"line {row.line}", str(error), _get(row.cells, "sku"))


def _read_row(row: CsvRow, root: Path) -> ItemDraft:
    if row.problem:
        raise _RowError(row.problem)
    cells = row.cells
    sku = _get(cells, "sku")
    if not sku:
        raise _RowError("the sku is empty")
    attributes = _read_attributes(cells)
    description_de = capitalise(_get(cells, "description_de"))
    description_en = capitalise(_get(cells, "description_en"))
    title_de = _get(cells, "title_de") or make_title(description_de)
    title_en = _get(cells, "title_en") or make_title(description_en)
    return ItemDraft(
        sku=sku,
        image_path=_find_picture(_get(cells, "image"), root),
        product=_get(cells, "product"),
        title_de=title_de,
        title_en=title_en if title_de or title_en else name_attributes(attributes),
        description_de=description_de,
        description_en=description_en,
        attributes=attributes,
        price=read_price(_get(cells, "price")),
        currency=read_currency(_get(cells, "currency")),
        url=_get(cells, "url"),
        is_sample=_get(cells, "is_sample").lower() in _TRUE,
    )


def _get(cells: Mapping[str, str], column: str) -> str:
    """Return the first cell that says anything, under the column's own name or another."""
    names = _OTHER_NAMES.get(column, (column,))
    return next((cells[name] for name in names if cells.get(name)), "")


def _find_picture(name: str, root: Path) -> Path:
    """Return a picture's path, which may not leave the CSV's folder, by links neither."""
    if not name:
        raise _RowError("the image is empty")
    if "\0" in name or len(name) > _MOST_PATH:
        raise _RowError("the image is no path")
    if re.match(r"[a-z][a-z0-9+.-]+:/|data:", name, re.IGNORECASE):
        raise _RowError("the image is an address; only pictures beside the file are read")
    try:
        path = (root / PurePosixPath(name.replace("\\", "/"))).resolve()
    except (OSError, ValueError, RuntimeError) as error:  # such as links in a circle
        raise _RowError("the image is no path") from error
    if not path.is_relative_to(root):
        raise _RowError("the image lies outside the catalogue's folder")
    return path


def _read_attributes(cells: Mapping[str, str]) -> Attributes:
    values = {
        name: tuple(part.strip() for part in _get(cells, name).split(";") if part.strip())
        for name in _ATTRIBUTES
    }
    return {name: parts for name, parts in values.items() if parts}
