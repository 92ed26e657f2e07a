"""Catalogue pictures as Telegram takes them."""

import io
from pathlib import Path

from PIL import Image

from engine.images import load_image

_MOST_BYTES = 5_000_000  # Telegram takes 10 MB; more than this only costs the shopper time
_MOST_SIDE = 2560  # what Telegram keeps of a photo
_MOST_RATIO = 20  # core.telegram.org/bots/api#sendphoto
_SENT_AS_THEY_ARE = {"JPEG", "PNG", "WEBP"}


def prepare_picture(path: Path) -> bytes:
    """Read a picture for sending, made smaller or re-encoded only where Telegram would refuse it.

    Raises:
        OSError: the file cannot be read.
        ImageError: it is no picture that can be opened.
    """
    content = path.read_bytes()
    if len(content) <= _MOST_BYTES and _is_welcome(content):
        return content
    image = load_image(content, max_edge=_MOST_SIDE)
    width, height = image.size
    shortest = -(-max(width, height) // _MOST_RATIO)
    if min(width, height) < shortest:  # a strip: put it on a sheet that Telegram accepts
        sheet = Image.new("RGB", (max(width, shortest), max(height, shortest)), "white")
        sheet.paste(image, ((sheet.width - width) // 2, (sheet.height - height) // 2))
        image = sheet
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=90)
    return encoded.getvalue()


def _is_welcome(content: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(content)) as image:
            sides = sorted(image.size)
            return (
                image.format in _SENT_AS_THEY_ARE
                and sides[1] <= _MOST_SIDE
                and sides[1] <= sides[0] * _MOST_RATIO
            )
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
