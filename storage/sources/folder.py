"""A folder of pictures as a catalogue: each picture is an item, named by its file."""

import re
from collections.abc import Iterator
from pathlib import Path

from storage.errors import SourceError
from storage.items import ItemDraft, Skipped
from storage.sources.titles import make_title

_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".gif", ".bmp", ".tif", ".tiff"}
)


def read_folder(folder: Path) -> Iterator[ItemDraft | Skipped]:
    """Yield an item for each picture below a folder, titled by its file's name.

    The sku is the path below the folder without its ending. Hidden files and folders are
    passed over.

    Raises:
        SourceError: it is no folder, or holds no picture.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder.")
    root = folder.resolve()
    pictures = sorted(path for path in root.rglob("*") if _is_picture(path.relative_to(root)))
    if not pictures:
        raise SourceError(f"There is no picture in {folder} (looked for JPEG, PNG, WebP, HEIC …).")
    for path in pictures:
        sku = path.relative_to(root).with_suffix("").as_posix()
        if path.resolve().is_relative_to(root):
            title = make_title(re.sub(r"[\s_-]+", " ", path.stem).strip())
            yield ItemDraft(sku=sku, image_path=path, title_de=title, title_en=title)
        else:
            yield Skipped(sku, "the picture lies outside the folder", sku)


def _is_picture(path: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.parts)  # also macOS's "._name.jpg"
    return path.suffix.lower() in _SUFFIXES and not is_hidden
