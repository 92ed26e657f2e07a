"""Pictures with bits flipped and parts cut: a bounded bitmap or a clear no, and nothing hangs."""

import asyncio
import io
from collections.abc import Sequence

import pillow_heif
import structlog
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from engine.decoder import PictureDecoder
from engine.errors import ImageError
from engine.images import MAX_EDGE
from tests.mutations import mutated

_FORMS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "MPO")


def draw_originals() -> list[bytes]:
    """Draw one small picture in each of the forms that are opened."""
    image = Image.radial_gradient("L").resize((48, 64)).convert("RGB")
    files = [io.BytesIO() for _ in range(len(_FORMS) + 3)]
    for file, form in zip(files, _FORMS, strict=False):
        image.save(file, form)
    image.convert("CMYK").save(files[-1], "JPEG", exif=_make_exif())
    image.convert("P").save(files[-2], "PNG")
    pillow_heif.from_pillow(image).save(files[-3])
    return [file.getvalue() for file in files]


def _make_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif.tobytes()


@settings(max_examples=40, deadline=None)
@given(st.lists(mutated(draw_originals()), min_size=1, max_size=10))
def test_any_picture_is_a_bounded_bitmap_or_a_clear_no(pictures: list[bytes]) -> None:
    with structlog.testing.capture_logs() as logs:
        asyncio.run(open_all(pictures))
    assert [entry for entry in logs if entry["event"] == "decoder_lost"] == []


async def open_all(pictures: Sequence[bytes]) -> None:
    """Open pictures one after the other in one process."""
    decoder = PictureDecoder()
    try:
        for picture in pictures:
            try:
                bitmap = await decoder.decode(picture)
            except ImageError:
                continue
            with Image.open(io.BytesIO(bitmap), formats=["BMP"]) as image:
                assert image.mode == "RGB"
                assert max(image.size) <= MAX_EDGE
    finally:
        await decoder.close()
