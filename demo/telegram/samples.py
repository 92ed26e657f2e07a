"""Sample photos at hand on the page, from a folder with an optional samples.json of titles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from demo.telegram.store import Json

TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
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
    """List a folder's photos; samples.json may give [{"name", "title_de", "title_en"}] in order."""
    if folder is None or not folder.is_dir():
        return []
    paths = {
        p.name: p for p in sorted(folder.iterdir()) if p.suffix.lower() in TYPES and p.is_file()
    }
    titles = {name: title for name, title in _read_titles(folder) if name in paths}
    names = [*titles, *(name for name in paths if name not in titles)]
    return [_build(paths[name], titles.get(name, {})) for name in names[:MOST]]


def find_sample(folder: Path | None, name: str) -> Sample | None:
    """Find a sample by its name among those listed, and nothing else of the folder."""
    return next((sample for sample in list_samples(folder) if sample.path.name == name), None)


def _build(path: Path, title: Json) -> Sample:
    plain = path.stem.replace("_", " ").replace("-", " ")
    title_de = str(title.get("title_de") or title.get("title_en") or plain)
    return Sample(path, title_de, str(title.get("title_en") or title_de))


def _read_titles(folder: Path) -> list[tuple[str, Json]]:
    try:
        entries = json.loads((folder / "samples.json").read_text("utf-8"))
        return [(str(entry["name"]), entry) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError):
        return []
