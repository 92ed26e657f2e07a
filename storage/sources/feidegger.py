"""FEIDEGGER's JSON as a catalogue: dresses with several German descriptions and a split."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from storage.errors import SourceError
from storage.items import ItemDraft, Skipped
from storage.sources.titles import make_title

_MOST_FILE = 256 * 1024 * 1024  # bytes
_VALIDATION, _TEST, _SPLITS = 8, 9, range(10)


@dataclass(frozen=True, slots=True)
class FeideggerRecord:
    """One dress: its picture's path, which split it belongs to, and what people say of it."""

    row: str
    image_path: Path
    split: int  # 0 to 7 to learn from, 8 to choose by, 9 to measure on
    descriptions: tuple[str, ...]
    url: str

    @property
    def is_validation(self) -> bool:
        """Tell whether it is to choose by."""
        return self.split == _VALIDATION

    @property
    def is_test(self) -> bool:
        """Tell whether it is to measure on, once."""
        return self.split == _TEST


class _RecordError(Exception):
    """An object that is no dress."""


def read_records(path: Path, images: Path | None = None) -> Iterator[FeideggerRecord | Skipped]:
    """Yield a record for each object; one that cannot be read is named with the reason.

    A picture is named by the last part of its address and looked for in `images`; without it
    in a folder images beside the file, or beside the file itself.

    Raises:
        SourceError: the file cannot be read, or is no JSON list.
    """
    folder = images or _find_images(path.parent)
    for number, entry in enumerate(_load(path), start=1):
        row = f"object {number}"
        try:
            yield _read_record(entry, row, folder.resolve())
        except _RecordError as error:
            yield Skipped(row, str(error))


def read_feidegger(path: Path) -> Iterator[ItemDraft | Skipped]:
    """Yield an item for each dress, whatever its split; its first description is its title.

    Raises:
        SourceError: the file cannot be read, or is no JSON list.
    """
    for record in read_records(path):
        if isinstance(record, Skipped):
            yield record
            continue
        yield ItemDraft(
            sku=record.image_path.stem,
            image_path=record.image_path,
            title_de=make_title(record.descriptions[0]),
            description_de="\n".join(record.descriptions),
            attributes={"category": ("dress",)},
            url=record.url,
        )


def _find_images(folder: Path) -> Path:
    return folder / "images" if (folder / "images").is_dir() else folder


def _load(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > _MOST_FILE:
            raise SourceError(f"{path} is over 256 MB: split it.")
        entries = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise SourceError(f"Cannot read {path}: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path} is no UTF-8 JSON ({error}).") from error
    if not isinstance(entries, list):
        raise SourceError(f"{path} is no list of objects with url, split and descriptions.")
    return entries


def _read_record(entry: Any, row: str, folder: Path) -> FeideggerRecord:
    if not isinstance(entry, dict):
        raise _RecordError("it is no object")
    url, descriptions = entry.get("url"), entry.get("descriptions")
    if not isinstance(url, str) or not isinstance(descriptions, list):
        raise _RecordError("it lacks an url or descriptions")
    texts = tuple(text.strip() for text in descriptions if isinstance(text, str) and text.strip())
    if not texts:
        raise _RecordError("its descriptions are empty")
    return FeideggerRecord(row, _find_picture(url, folder), _read_split(entry), texts, url)


def _read_split(entry: dict[str, Any]) -> int:
    """Read a split, which some copies of the file write as a number and some as a string."""
    value = entry.get("split")
    is_written = isinstance(value, int | str) and not isinstance(value, bool)
    digits = str(value).strip() if is_written else ""
    if not digits.isascii() or not digits.isdigit() or int(digits[:4]) not in _SPLITS:
        raise _RecordError(f"its split {str(value)[:20]!r} is none of 0 to 9")
    return int(digits)


def _find_picture(url: str, folder: Path) -> Path:
    try:
        name = unquote(urlsplit(url).path).rpartition("/")[2]
    except ValueError as error:
        raise _RecordError(f"its url {url[:60]!r} is none") from error
    if not name or name in {".", ".."} or "\\" in name or "\0" in name or len(name) > 200:
        raise _RecordError(f"its url {url[:60]!r} names no picture")
    try:
        is_inside = (folder / name).resolve().is_relative_to(folder)
    except (OSError, ValueError, RuntimeError) as error:  # such as links in a circle
        raise _RecordError(f"its picture {name} cannot be reached") from error
    if not is_inside:
        raise _RecordError(f"its picture {name} is a link out of the folder")
    return folder / name
