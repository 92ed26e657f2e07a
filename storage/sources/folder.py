"""A folder of pictures as a catalogue: each picture is an item, named by its file."""

import re
from collections.abc import Iterator
from pathlib import Path

from storage.errors import SourceError
from storage.items import ItemDraft, Skipped

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp"})


def read_folder(folder: Path) -> Iterator[ItemDraft | Skipped]:
    """Yield an item for each picture below a folder, titled by its file's name.

    Raises:
        SourceError: it is no folder, or holds no picture.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder.")
    root = folder.resolve()
    pictures = sorted(path for path in root.rglob("*") if path.suffix.lower() in PICTURE_SUFFIXES)
    if not pictures:
        raise SourceError(f"There is no picture in {folder} (looked for JPEG, PNG, WebP, HEIC …).")
    for path in pictures:
        sku = path.relative_to(root).with_suffix("").as_posix()
        if not path.resolve().is_relative_to(root):
            yield Skipped(sku, "the picture lies outside the folder")
            continue
        title = re.sub(r"[\s_-]+", " ", path.stem).strip()
        yield ItemDraft(sku=sku, image_path=path, title_de=title, title_en=title)
