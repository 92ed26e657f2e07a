"""A picture file of the catalogue: usable or not, and known by the hash of its bytes."""

import hashlib
import io
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_MOST_BYTES = 20 * 1024 * 1024  # as many as the search engine opens
_MOST_PIXELS = 50_000_000
_FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")  # none runs a program


Look = Callable[[bytes, str], Awaitable[None]]
"""Looks at a file's bytes and its name, and raises UnusablePictureError where it is no picture."""


class UnusablePictureError(Exception):
    """A picture is missing, too large, or none; the message names it."""


def look_here(content: bytes, name: str) -> None:
    """Look at a picture's header in this process, which a hostile one may take down.

    Raises:
        UnusablePictureError: it is no picture, or too large.
    """
    try:
        width, height = _read_size(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnusablePictureError(f"the picture {name} has too many pixels") from error
    except Exception as error:  # decoders raise nearly everything on broken headers
        raise UnusablePictureError(f"{name} is no picture that can be opened") from error
    if width * height > _MOST_PIXELS:
        raise UnusablePictureError(f"the picture {name} has too many pixels")


def hash_content(content: bytes) -> str:
    """Return the sha256 of a picture's bytes (64 hex digits)."""
    return hashlib.sha256(content).hexdigest()


def read_picture(path: Path) -> bytes:
    """Read a picture's file.

    Raises:
        UnusablePictureError: the file is missing, unreadable, empty or too large.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise UnusablePictureError(f"the picture {path.name} is no file")
        if status.st_size > _MOST_BYTES:
            raise UnusablePictureError(f"the picture {path.name} is over 20 MB")
        if not status.st_size:
            raise UnusablePictureError(f"the picture {path.name} is empty")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusablePictureError(f"the picture {path.name} is missing") from error
    except (OSError, ValueError) as error:
        raise UnusablePictureError(f"the picture {path.name} cannot be read") from error


def _read_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the header alone."""
    Image.init()  # else a format named below may be one that Pillow has not loaded yet
    formats = [name for name in _FORMATS if name in Image.OPEN]
    try:
        with Image.open(io.BytesIO(content), formats=formats) as image:
            return image.size
    except UnidentifiedImageError:
        if content[4:8] != b"ftyp":  # HEIC, which Pillow leaves to others
            raise
    import pillow_heif  # loads a decoder: only where such pictures are imported

    width, height = pillow_heif.open_heif(io.BytesIO(content)).size
    return width, height
