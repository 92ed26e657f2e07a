"""How much of which colour a picture has: soft histograms of its garment and of its border.

Hue, chroma and lightness of CIELAB as in CIE 15; each pixel counts for the eight bins around it.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.garment_box import find_garment_box

Histogram = NDArray[np.float32]

_LIGHTNESS = np.linspace(5, 95, 9)  # bin centres, L* of 0 to 100
_CHROMA = np.array([0, 6, 14, 26, 42, 62])  # denser where grey becomes a colour
_HUES = 12
_BINS = len(_LIGHTNESS) * len(_CHROMA) * _HUES
_GARMENT = (48, 64)  # pixels: enough for colours
_WHOLE = (24, 32)
_BORDER = 3
_WIDE, _NARROW = (0.33, 0.38), (0.15, 0.2)  # of width and height: where the garment surely is

_TO_XYZ = np.array(  # of linear sRGB, over the white point D65
    [
        [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
        [0.2126, 0.7152, 0.0722],
        [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
    ],
    dtype=np.float32,
)

LENGTH = 3 * len(_LIGHTNESS) * ((len(_CHROMA) - 1) * _HUES + 1)
"""F, how many numbers describe a picture."""


def describe_colours(image: Image.Image) -> Histogram:
    """Describe the colours of an RGB picture: its garment, its middle and its border, (F,)."""
    box = find_garment_box(image)
    garment = _to_lab((image if box is None else image.crop(box)).resize(_GARMENT, _REDUCING))
    whole = _to_lab(image.resize(_WHOLE, _REDUCING))
    parts = [
        _count(garment, _weigh_middle(_GARMENT, _WIDE)),
        _count(garment, _weigh_middle(_GARMENT, _NARROW)),
        _count(whole, _weigh_border(_WHOLE)),
    ]
    return np.concatenate(parts).astype(np.float32)


_REDUCING = Image.Resampling.BOX


def _to_lab(image: Image.Image) -> NDArray[np.float32]:
    """Turn sRGB pixels into CIELAB: (P, 3)."""
    encoded = np.asarray(image, dtype=np.float32).reshape(-1, 3) / 255
    linear = np.where(encoded > 0.04045, ((encoded + 0.055) / 1.055) ** 2.4, encoded / 12.92)
    xyz = linear @ _TO_XYZ.T
    curved = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = curved.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


def _weigh_middle(size: tuple[int, int], spread: tuple[float, float]) -> NDArray[np.float64]:
    """Weigh pixels (P,) by how near they are to the middle."""
    width, height = size
    rows, columns = np.mgrid[0:height, 0:width]
    across = (columns + 0.5 - width / 2) / (width * spread[0])
    down = (rows + 0.5 - height / 2) / (height * spread[1])
    weights = np.exp(-(across**2 + down**2)).ravel()
    return np.asarray(weights / weights.sum())


def _weigh_border(size: tuple[int, int]) -> NDArray[np.float64]:
    width, height = size
    weights = np.ones((height, width))
    weights[_BORDER:-_BORDER, _BORDER:-_BORDER] = 0
    return np.asarray(weights.ravel() / weights.sum())


def _count(lab: NDArray[np.float32], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Count pixels (P, 3) into soft bins; square roots, so that a small part still shows."""
    lightness, a, b = lab.T
    hue = (np.arctan2(b, a) / (2 * np.pi) % 1) * _HUES
    low_hue = np.floor(hue).astype(np.int64) % _HUES
    low_light, light = _place(lightness, _LIGHTNESS)
    low_chroma, chroma = _place(np.hypot(a, b), _CHROMA)
    turn = hue - np.floor(hue)
    places, shares = [], []
    for up, share in ((0, 1 - light), (1, light)):
        for out, second in ((0, 1 - chroma), (1, chroma)):
            for on, third in ((0, 1 - turn), (1, turn)):
                row = (low_light + up) * len(_CHROMA) + low_chroma + out
                places.append(row * _HUES + (low_hue + on) % _HUES)
                shares.append(weights * share * second * third)
    counted = np.bincount(np.concatenate(places), np.concatenate(shares), minlength=_BINS)
    bins = counted.reshape(len(_LIGHTNESS), len(_CHROMA), _HUES)
    greys = bins[:, 0].sum(axis=-1)  # without chroma a hue says nothing
    return np.asarray(np.sqrt(np.concatenate([greys, bins[:, 1:].ravel()])))


def _place(
    values: NDArray[np.float32], centres: NDArray[np.float64] | NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Place values between bin centres: the lower bin, and how far on the way to the next."""
    low = np.clip(np.searchsorted(centres, values) - 1, 0, len(centres) - 2)
    way = (values - centres[low]) / (centres[low + 1] - centres[low])
    return low, np.clip(way, 0, 1)
