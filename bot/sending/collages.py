"""Collages: for groups, one numbered picture in the place of an album."""

import hashlib
import io
import math
from dataclasses import dataclass
from pathlib import Path

import structlog
from PIL import Image, ImageDraw, ImageFont, ImageOps

from engine.errors import ImageError
from engine.images import load_image

_log = structlog.get_logger(__name__)
_FORM = 1  # of the drawing: another one's pictures are drawn anew
_TILE = (360, 480)  # pixels
_GAP = 12
_BADGE = 64
_PAPER, _INK = "white", "#1d1d1f"


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture of a collage, and its number."""

    number: int
    path: Path
    image_hash: str


@dataclass(frozen=True, slots=True)
class Collage:
    """Pictures to send as one, with a caption (HTML)."""

    tiles: tuple[Tile, ...]
    caption: str

    @property
    def image_hash(self) -> str:
        """Get what tells it from other collages, so that Telegram's file id for it is found."""
        shown = [f"{tile.number}:{tile.image_hash}" for tile in self.tiles]
        return hashlib.sha256(" ".join(["collage", str(_FORM), *shown]).encode()).hexdigest()

    @property
    def name(self) -> str:
        """Name it for the log."""
        return f"collage of {len(self.tiles)}"

    def load(self) -> bytes:
        """Draw it, as JPEG; a picture that cannot be opened is an empty place with its number.

        Raises:
            OSError: none of them can be opened.
        """
        opened = [_open(tile) for tile in self.tiles]
        if not any(opened):
            raise OSError("none of the pictures of a collage can be opened")
        columns = math.ceil(math.sqrt(len(opened)))
        rows = math.ceil(len(opened) / columns)
        width = _GAP + columns * (_TILE[0] + _GAP)
        height = _GAP + rows * (_TILE[1] + _GAP)
        sheet = Image.new("RGB", (width, height), _PAPER)
        for place, (tile, image) in enumerate(zip(self.tiles, opened, strict=True)):
            row, column = divmod(place, columns)
            left, top = _GAP + column * (_TILE[0] + _GAP), _GAP + row * (_TILE[1] + _GAP)
            if image is not None:
                sheet.paste(image, (left, top))
            _draw_number(sheet, tile.number, left, top)
        encoded = io.BytesIO()
        sheet.save(encoded, "JPEG", quality=88)
        return encoded.getvalue()


def _open(tile: Tile) -> Image.Image | None:
    try:
        image = load_image(tile.path.read_bytes(), max_edge=2 * max(_TILE))
    except (OSError, ImageError) as error:
        _log.warning("picture_unreadable", path=str(tile.path), error=str(error))
        return None
    return ImageOps.pad(image, _TILE, Image.Resampling.LANCZOS, color=_PAPER)


def _draw_number(sheet: Image.Image, number: int, left: int, top: int) -> None:
    """Put a number on a round badge into a picture's upper left corner."""
    draw = ImageDraw.Draw(sheet)
    box = (left + 8, top + 8, left + 8 + _BADGE, top + 8 + _BADGE)
    draw.ellipse(box, fill=_PAPER, outline=_INK, width=3)
    centre = (left + 8 + _BADGE / 2, top + 8 + _BADGE / 2)
    draw.text(centre, str(number), _INK, ImageFont.load_default(_BADGE * 0.55), anchor="mm")
