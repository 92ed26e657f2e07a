"""A picture file of the catalogue: usable or not, and known by the hash of its bytes."""

import hashlib
from pathlib import Path

from PIL import Image

_MOST_BYTES = 50 * 1024 * 1024


class UnusablePictureError(Exception):
    """A picture is missing, too large, or none; the message names it."""


def hash_picture(path: Path) -> str:
    """Return the sha256 of a picture's bytes, after a look at its header.

    Raises:
        UnusablePictureError: the file is missing, empty, too large, or no picture.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnusablePictureError(f"the picture {path.name} is over 50 MB")
        with Image.open(path) as image:  # reads the header only
            image.size  # noqa: B018 - a broken header fails here at the latest
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError as error:
        raise UnusablePictureError(f"the picture {path.name} is missing") from error
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise UnusablePictureError(f"{path.name} is no picture that can be opened") from error
