"""Labelled pictures made harder, as a model would find them that had not been taught with them."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageFilter

from engine.encoder import Embeddings, Encoder
from engine.errors import ImageError
from engine.evaluation.bench import ShowProgress
from engine.evaluation.subject import Subject
from engine.images import load_image

_CROPPED = (0.55, 0.75)  # of each side
_PATCH, _PATCHES = 0.22, 4
_PASTED = 0.6  # of each side
_BLUR = 20
_WAYS = 2
_CHUNK = 16

Harden = Callable[[Image.Image, Image.Image, np.random.Generator], Image.Image]


def harden(image: Image.Image, other: Image.Image, generator: np.random.Generator) -> Image.Image:
    """Return a picture made harder in two of three ways, one after the other.

    A part is cut off, parts are hidden, or it lies small on another picture. A model knows the
    pictures it was taught with better than any that it will meet: read as they are, they would
    make it far too sure. Colours stay as they are: they are labels.
    """
    ways: Sequence[Harden] = (_crop, _hide, _paste)
    for way in generator.permutation(len(ways))[:_WAYS]:
        image = ways[int(way)](image, other, generator)
    return image


def _crop(image: Image.Image, _: Image.Image, generator: np.random.Generator) -> Image.Image:
    share = generator.uniform(*_CROPPED)
    width, height = _scale(image, share)
    left, top = _place(image, width, height, generator)
    return image.crop((left, top, left + width, top + height))


def _hide(image: Image.Image, _: Image.Image, generator: np.random.Generator) -> Image.Image:
    hidden = image.copy()
    width, height = _scale(image, _PATCH)
    for _number in range(_PATCHES):
        left, top = _place(image, width, height, generator)
        red, green, blue = (int(part) for part in generator.integers(0, 256, 3))
        hidden.paste((red, green, blue), (left, top, left + width, top + height))
    return hidden


def _paste(image: Image.Image, other: Image.Image, generator: np.random.Generator) -> Image.Image:
    ground = other.filter(ImageFilter.GaussianBlur(_BLUR)).resize(image.size)
    small = image.resize(_scale(image, _PASTED))
    ground.paste(small, _place(image, *small.size, generator))
    return ground


def _scale(image: Image.Image, share: float) -> tuple[int, int]:
    return max(1, int(image.width * share)), max(1, int(image.height * share))


def _place(
    image: Image.Image, width: int, height: int, generator: np.random.Generator
) -> tuple[int, int]:
    left = int(generator.integers(0, image.width - width + 1))
    return left, int(generator.integers(0, image.height - height + 1))


def encode_harder(
    encoder: Encoder, subjects: Sequence[Subject], show_progress: ShowProgress
) -> tuple[list[Subject], Embeddings]:
    """Encode pictures after making each harder: those that can be opened, and (N, D)."""
    generator = np.random.default_rng(0)
    kept: list[Subject] = []
    rows = [np.empty((0, encoder.dimension), dtype=np.float32)]
    other = Image.new("RGB", (64, 64), "grey")
    with show_progress("Encoding pictures") as advance:
        for start in range(0, len(subjects), _CHUNK):
            hardened = []
            for subject in subjects[start : start + _CHUNK]:
                try:
                    image = load_image(subject.picture.read_bytes())
                except (OSError, ImageError):
                    continue
                hardened.append(harden(image, other, generator))
                kept.append(subject)
                other = image
            if hardened:
                rows.append(encoder.encode_images(hardened))
            advance(min(start + _CHUNK, len(subjects)), len(subjects))
    return kept, np.concatenate(rows)
