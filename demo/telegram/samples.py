"""Sample photos at hand on the page, from a folder with or without a table of their titles."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from demo.telegram.store import Json

TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
TABLES = ("samples.csv", "catalogue.csv")  # columns: image, title_de, title_en
MOST = 60


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample photo: its file, and its title in both languages."""

    path: Path
    title_de: str
    title_en: str

    def describe(self) -> Json:
        """Build what the page shows of it."""
        return {
            "name": self.path.name,
            "url": f"/app/samples/{quote(self.path.name)}",
            "title_de": self.title_de,
            "title_en": self.title_en,
        }


def list_samples(folder: Path | None) -> list[Sample]:
    """List a folder's photos, with titles where a table beside them gives some."""
    if folder is None or not folder.is_dir():
        return []
    titled = _read_table(folder)
    if titled:
        return titled[:MOST]
    paths = [*sorted(folder.iterdir()), *sorted(folder.glob("images/*"))]
    return [_build(path, {}) for path in paths if _is_photo(path)][:MOST]


def find_sample(folder: Path | None, name: str) -> Sample | None:
    """Find a sample by its name among those listed, and nothing else of the folder."""
    return next((sample for sample in list_samples(folder) if sample.path.name == name), None)


def _read_table(folder: Path) -> list[Sample]:
    for name in TABLES:
        path = folder / name
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = [(folder / (row.get("image") or ""), row) for row in csv.DictReader(file)]
            return [_build(photo, row) for photo, row in rows if _is_inside(folder, photo)]
    return []


def _is_inside(folder: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve()) and _is_photo(path)


def _is_photo(path: Path) -> bool:
    return path.suffix.lower() in TYPES and path.is_file()


def _build(path: Path, row: dict[str, str]) -> Sample:
    plain = path.stem.replace("_", " ").replace("-", " ")
    title_de = row.get("title_de") or row.get("title_en") or plain
    return Sample(path, title_de, row.get("title_en") or title_de)
