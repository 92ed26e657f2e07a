"""A CSV file as a catalogue: one row an item, pictures beside it."""

import csv
import io
import re
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from storage.errors import SourceError
from storage.items import Attributes, ItemDraft, Skipped

_ATTRIBUTES = (
    "category",
    "colours",
    "pattern",
    "pattern_colours",
    "sleeve",
    "neckline",
    "length",
)
_OTHER_NAMES = {
    "sku": ("sku", "id", "artikelnummer"),
    "image": ("image", "image_path", "bild", "picture"),
    "title_de": ("title_de", "titel", "title"),
    "title_en": ("title_en", "title"),
    "description_de": ("description_de", "caption_de", "beschreibung", "description"),
    "description_en": ("description_en", "caption_en", "description"),
    "url": ("url", "link"),
    "price": ("price", "preis"),
    "colours": ("colours", "colors", "farben"),
    "product": ("product", "item_group_id"),
}
_MOST_TEXT = 5_000
_MOST_SKU = 200
_TRUE = {"true", "yes", "ja", "1"}

Row = Mapping[str, str]


class _RowError(Exception):
    """A row that cannot become an item."""


def read_csv(path: Path) -> Iterator[ItemDraft | Skipped]:
    """Yield an item for each row; a row that cannot be one is named with the reason.

    Reads UTF-8 (with or without a byte order mark) or Windows-1252, separated by commas,
    semicolons or tabs. Columns: docs/catalogue.md.

    Raises:
        SourceError: the file cannot be read, or lacks a column that must be there.
    """
    rows = csv.DictReader(io.StringIO(_read_text(path)), delimiter=_find_delimiter(path))
    csv.field_size_limit(min(sys.maxsize, 10 * 1024 * 1024))
    columns = {(name or "").strip().lower() for name in rows.fieldnames or ()}
    for needed in ("sku", "image"):
        if not columns.intersection(_OTHER_NAMES[needed]):
            names = " or ".join(_OTHER_NAMES[needed])
            raise SourceError(
                f"{path} has no column {names}; its first line must name the columns."
            )
    root = path.parent.resolve()
    try:
        for raw in rows:
            row = {
                (key or "").strip().lower(): value.strip()
                for key, value in raw.items()
                if isinstance(value, str)
            }
            try:
                yield _read_row(row, root)
            except _RowError as error:
                yield Skipped(f"line {rows.line_num}", str(error))
    except csv.Error as error:
        yield Skipped(f"line {rows.line_num}", f"the rest cannot be read: {error}")


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"Cannot read {path}: {error.strerror}.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _find_delimiter(path: Path) -> str:
    with path.open("rb") as file:
        first = file.readline(10_000)
    return max(",;\t", key=lambda sign: first.count(sign.encode()))


def _read_row(row: Row, root: Path) -> ItemDraft:
    sku = _get(row, "sku")
    if not sku:
        raise _RowError("the sku is empty")
    if len(sku) > _MOST_SKU:
        raise _RowError(f"the sku is longer than {_MOST_SKU} characters")
    description_de, description_en = _get(row, "description_de"), _get(row, "description_en")
    title_de, title_en = _get(row, "title_de"), _get(row, "title_en")
    return ItemDraft(
        sku=sku,
        image_path=_find_picture(_get(row, "image"), root),
        product=_get(row, "product")[:_MOST_SKU],
        title_de=title_de or _make_title(description_de),
        title_en=title_en or _make_title(description_en),
        description_de=description_de,
        description_en=description_en,
        attributes=_read_attributes(row),
        price=_read_price(_get(row, "price")),
        currency=_read_currency(_get(row, "currency")),
        url=_get(row, "url"),
        is_sample=_get(row, "is_sample").lower() in _TRUE,
    )


def _get(row: Row, column: str) -> str:
    for name in _OTHER_NAMES.get(column, (column,)):
        if row.get(name):
            return row[name].replace("\0", "")[:_MOST_TEXT]
    return ""


def _find_picture(name: str, root: Path) -> Path:
    """Return a picture's path, which may not leave the CSV's folder, by links neither."""
    if not name:
        raise _RowError("the image is empty")
    try:
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise _RowError("the image is no path") from error
    if not path.is_relative_to(root):
        raise _RowError("the image lies outside the catalogue's folder")
    return path


def _make_title(description: str) -> str:
    return description[:1].upper() + description[1:]


def _read_attributes(row: Row) -> Attributes:
    values = {
        name: tuple(part.strip() for part in _get(row, name).split(";") if part.strip())
        for name in _ATTRIBUTES
    }
    return {name: parts for name, parts in values.items() if parts}


def _read_price(text: str) -> Decimal | None:
    """Read `49.90`, `49,90` or `1.299,00 €`."""
    if not text:
        return None
    digits = re.sub(r"[^\d.,-]", "", text)
    if "," in digits and digits.rfind(",") > digits.rfind("."):
        digits = digits.replace(".", "").replace(",", ".")
    try:
        price = Decimal(digits.replace(",", ""))
    except InvalidOperation as error:
        raise _RowError(f"the price {text[:40]!r} is no number") from error
    if not 0 <= price < 10**9:
        raise _RowError(f"the price {text[:40]!r} cannot be")
    return price


def _read_currency(text: str) -> str:
    if not text:
        return "EUR"
    if not re.fullmatch(r"[A-Za-z]{3}", text):
        raise _RowError(f"the currency {text[:40]!r} is no three-letter code")
    return text.upper()
