"""Reads garments with their captions and attributes from catalogue CSV files."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SINGLE_FIELDS = ("category", "pattern", "sleeve", "neckline", "length")
MULTI_FIELDS = ("colours", "pattern_colours")


@dataclass(frozen=True, slots=True)
class Garment:
    """One picture with what is known about it; empty attributes are unknown or not applicable."""

    picture: Path
    source: str  # "photo" or "rendered": captions are only compared within one source
    caption_de: str
    caption_en: str
    category: str = ""
    pattern: str = ""
    sleeve: str = ""
    neckline: str = ""
    length: str = ""
    colours: tuple[str, ...] = ()
    pattern_colours: tuple[str, ...] = ()
    identity: str = ""  # the same for several pictures of one very garment, if that is known


def read_garments(csv_path: Path, source: str) -> list[Garment]:
    """Read a catalogue CSV; rows without a picture on disk or a caption are left out."""
    with csv_path.open(encoding="utf-8", newline="") as file:
        rows = [_read_row(row, csv_path.parent, source) for row in csv.DictReader(file)]
    return [garment for garment in rows if garment is not None]


def read_query_pairs(tsv_path: Path) -> list[tuple[str, str]]:
    """Read (German, English) query pairs from a TSV with the columns english and german."""
    with tsv_path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = ((row["german"] or "", row["english"] or "") for row in rows)
    return [(german.strip(), english.strip()) for german, english in pairs if german and english]


def iterate_texts(garments: Iterable[Garment], pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield every caption and every query."""
    for garment in garments:
        yield garment.caption_de
        yield garment.caption_en
    for german, english in pairs:
        yield german
        yield english


def _read_row(row: dict[str, str], folder: Path, source: str) -> Garment | None:
    picture = folder / (row.get("image") or "")
    caption_de = (row.get("caption_de") or row.get("title_de") or "").strip()
    caption_en = (row.get("caption_en") or row.get("title_en") or "").strip()
    if not row.get("image") or not caption_de or not caption_en or not picture.is_file():
        return None
    single = {name: (row.get(name) or "").strip() for name in SINGLE_FIELDS}
    multi = {name: _split(row.get(name) or "") for name in MULTI_FIELDS}
    return Garment(
        picture=picture,
        source=source,
        caption_de=caption_de,
        caption_en=caption_en,
        category=single["category"],
        pattern=single["pattern"],
        sleeve=single["sleeve"],
        neckline=single["neckline"],
        length=single["length"],
        colours=multi["colours"],
        pattern_colours=multi["pattern_colours"],
        identity=f"{row.get('product')}/{row.get('sku')}" if source == "rendered" else "",
    )


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())
