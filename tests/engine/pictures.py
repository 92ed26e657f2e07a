"""Pictures for tests, drawn and saved on the spot in any format."""

import io
from typing import Any

import numpy as np
from PIL import Image

RED, BLUE, WHITE = (200, 30, 40), (30, 60, 200), (255, 255, 255)


def draw_halves(width: int = 80, height: int = 60) -> Image.Image:
    """Draw a picture, red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def draw_noise(seed: int, width: int = 64, height: int = 64) -> Image.Image:
    """Draw a picture like no other seed's."""
    coarse = np.random.default_rng(seed).integers(0, 255, (4, 4, 3), dtype=np.uint8)
    return Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)


def save(image: Image.Image, file_format: str, **options: Any) -> bytes:
    """Encode a picture."""
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def save_jpeg(seed: int) -> bytes:
    """Encode a picture like no other seed's as a small JPEG."""
    return save(draw_noise(seed), "JPEG", quality=90)
