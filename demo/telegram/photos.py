"""Pictures re-encoded the way Telegram does: a ladder of JPEG sizes, upright, without metadata."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from demo.telegram.errors import PictureError

SIDES = (90, 320, 800, 1280)  # the longest side of Telegram's sizes s/t, m, x and y
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_SIDES_SUM = 10_000
MAX_RATIO = 20
ORIENTATION = 0x0112  # the EXIF tag
MAX_PIXELS = 89_000_000  # a bomb beyond this, as Pillow sees it
MAX_DECODED_PIXELS = 50_000_000  # what one decode may hold; a JPEG is decoded smaller than it is
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


@dataclass(frozen=True, slots=True)
class Rung:
    """One size of a photo: JPEG bytes and pixels."""

    data: bytes
    width: int
    height: int


def build_ladder(data: bytes, *, is_bounded: bool) -> tuple[Rung, ...]:
    """Re-encode a picture into Telegram's sizes, smallest first, never enlarged.

    Args:
        data: an image file.
        is_bounded: apply the limit on width plus height that bots meet; apps shrink before sending.

    Raises:
        PictureError: IMAGE_PROCESS_FAILED or PHOTO_INVALID_DIMENSIONS, Telegram's own words.
    """
    image = _open(data, is_bounded=is_bounded)
    return _encode_sizes(image, _choose_sides(max(image.size)))


def build_thumbnail(data: bytes) -> Rung | None:
    """Make the preview of a picture sent as a file, or None where the bytes are no picture."""
    try:
        image = _open(data, is_bounded=False)
    except PictureError:
        return None
    return _encode_sizes(image, (min(320, max(image.size)),))[0]


def _choose_sides(longest: int) -> tuple[int, ...]:
    return (*(side for side in SIDES[:-1] if side < longest), min(longest, SIDES[-1]))


def _open(data: bytes, *, is_bounded: bool) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        _check_dimensions(image.size, is_bounded=is_bounded)
        image.draft("RGB", (SIDES[-1], SIDES[-1]))
        if image.width * image.height > MAX_DECODED_PIXELS:
            raise PictureError("PHOTO_INVALID_DIMENSIONS")
        return _flatten(_turn_upright(image))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise PictureError("IMAGE_PROCESS_FAILED") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("PHOTO_INVALID_DIMENSIONS") from error


def _check_dimensions(size: tuple[int, int], *, is_bounded: bool) -> None:
    width, height = size
    is_too_long = max(size) > MAX_RATIO * min(size)
    if (
        is_too_long
        or width * height > MAX_PIXELS
        or (is_bounded and width + height > MAX_SIDES_SUM)
    ):
        raise PictureError("PHOTO_INVALID_DIMENSIONS")


def _turn_upright(image: Image.Image) -> Image.Image:
    image.load()
    try:
        is_turned = image.getexif().get(ORIENTATION, 1) != 1
        return ImageOps.exif_transpose(image) if is_turned else image  # it copies either way
    except (ValueError, TypeError, KeyError, ZeroDivisionError):
        return image  # unreadable metadata is not a reason to refuse the picture


def _flatten(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16-bit grey: 0..65535 to 0..255
        image = image.convert("I").point(_scale_16_bit).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        alpha = image.convert("RGBA")
        image = Image.new("RGB", alpha.size, "white")
        image.paste(alpha, mask=alpha.getchannel("A"))
    return image if image.mode == "RGB" else image.convert("RGB")


def _scale_16_bit(value: Any) -> Any:
    return value * (1 / 257)  # Pillow reads `scale * value + offset` from this on wide images


def _encode_sizes(image: Image.Image, sides: tuple[int, ...]) -> tuple[Rung, ...]:
    width, height = image.size
    longest = max(width, height)
    rungs: list[Rung] = []
    for side in reversed(sides):  # each size is made from the next larger one
        size = (max(1, round(width * side / longest)), max(1, round(height * side / longest)))
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        rungs.append(Rung(_encode(image), *size))
    return tuple(reversed(rungs))


def _encode(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=87, progressive=max(image.size) > SIDES[1])
    return buffer.getvalue()
