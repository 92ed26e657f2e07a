"""The grain of a fabric, a grey swatch laid softly over its colour; 128 changes nothing."""

import math
import random

import numpy as np
from numpy.typing import NDArray

from demo.wardrobe.patterns.tile import PixelTile, make_noise

SIZE = 192


def make_weave(fabric: str, scale: float) -> PixelTile:
    """Make a fabric's grain; the same fabric always has the same one."""
    rng = random.Random(fabric)  # noqa: S311 - a picture, no secret
    side = max(32, 2 * round(SIZE * scale / 2))
    down, across = np.mgrid[0:side, 0:side] / side * SIZE
    grain = _WEAVES.get(fabric, _jersey)(rng, down, across)
    grey = np.repeat(128 + grain[..., None], 3, axis=2)
    return PixelTile(grey, SIZE, SIZE)


Field = NDArray[np.float64]


def _noise(rng: random.Random, like: Field, reach: tuple[float, float]) -> Field:
    return make_noise(rng, (like.shape[0], like.shape[1]), reach)


def _jersey(rng: random.Random, down: Field, across: Field) -> Field:
    wales = np.sin(across * math.tau / 3.0) * 3
    return np.asarray(wales + 5 * _noise(rng, down, (3, 1.2)) + 3 * _noise(rng, down, (20, 20)))


def _poplin(rng: random.Random, down: Field, across: Field) -> Field:
    return 4 * _noise(rng, down, (1.2, 6)) + 4 * _noise(rng, down, (6, 1.2))


def _linen(rng: random.Random, down: Field, across: Field) -> Field:
    return 9 * _noise(rng, down, (1.6, 26)) + 9 * _noise(rng, down, (26, 1.6))


def _twill(rng: random.Random, down: Field, across: Field) -> Field:
    ridges = np.sin((across + down) * math.tau / 4.0) * 7
    return np.asarray(ridges + 5 * _noise(rng, down, (2, 2)))


def _wool(rng: random.Random, down: Field, across: Field) -> Field:
    return 12 * _noise(rng, down, (2, 2)) + 7 * _noise(rng, down, (3, 9))


def _knit(rng: random.Random, down: Field, across: Field) -> Field:
    lean = np.abs((across / 6.0) % 1 - 0.5)
    row = (down / 5.0 + lean * 1.2) % 1
    return np.asarray((np.sin(math.pi * row) - 0.6) * 34 + 6 * _noise(rng, down, (4, 4)))


def _leather(rng: random.Random, down: Field, across: Field) -> Field:
    cells = _noise(rng, down, (5, 5))
    return np.asarray(-16 * np.exp(-(cells**2) * 9) + 5 + 3 * _noise(rng, down, (24, 24)))


def _satin(rng: random.Random, down: Field, across: Field) -> Field:
    return 1.5 * _noise(rng, down, (1.5, 16))


def _fleece(rng: random.Random, down: Field, across: Field) -> Field:
    return 8 * _noise(rng, down, (2.2, 2.2)) + 5 * _noise(rng, down, (8, 8))


def _corduroy(rng: random.Random, down: Field, across: Field) -> Field:
    return np.asarray(np.sin(across * math.tau / 8.0) * 26 + 5 * _noise(rng, down, (3, 3)))


_WEAVES = {
    "jersey": _jersey,
    "poplin": _poplin,
    "linen": _linen,
    "twill": _twill,
    "denim": _satin,
    "wool": _wool,
    "felt": _wool,
    "knit": _knit,
    "leather": _leather,
    "satin": _satin,
    "padded": _satin,
    "fleece": _fleece,
    "suede": _fleece,
    "canvas": _poplin,
    "corduroy": _corduroy,
}
