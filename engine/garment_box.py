"""Where a photo shows its garment: by what differs from its borders, and by the encoder's word."""

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from engine.encoder import Embeddings

_EDGE = 56  # pixels: enough for an outline, and 5 ms of work
_RING = 2  # pixels of border
_COLOURS = 6  # of a border: carpet, skirting, wall
_ROUNDS = 8
_NOISE = 8.0  # steps of 255 by which a plain surface varies
_MARGIN = 0.04  # of the picture, around the garment
_THIN = 0.02  # of a row or column: less is a speck
_SHARE = 0.25  # of the largest connected part's difference
_SMALLEST = 16  # pixels of a side worth encoding
_PLAINER = 0.02  # of a cosine by which the garment must be plainer to see in the part

Box = tuple[int, int, int, int]
Region = Literal["whole", "top", "centre", "bottom"]
_REGIONS: Mapping[Region, tuple[float, float, float, float]] = {
    "top": (0.0, 0.0, 1.0, 0.55),
    "centre": (0.2, 0.2, 0.8, 0.8),
    "bottom": (0.0, 0.45, 1.0, 1.0),
}


def find_garment_box(image: Image.Image) -> Box | None:
    """Find the part of an RGB picture that differs from its border: left, top, right, bottom.

    None where nothing does, or all of it: the whole picture is the part then.
    """
    if min(image.size) < _SMALLEST:
        return None
    difference = _measure_difference(image)  # (h, w)
    stands_out = _drop_specks(difference > _split(difference), difference)
    height, width = stands_out.shape
    rows = np.flatnonzero(stands_out.mean(axis=1) > _THIN)
    columns = np.flatnonzero(stands_out.mean(axis=0) > _THIN)
    if not len(rows) or not len(columns):
        return None
    box = (
        int(image.width * max(0.0, columns[0] / width - _MARGIN)),
        int(image.height * max(0.0, rows[0] / height - _MARGIN)),
        int(image.width * min(1.0, (columns[-1] + 1) / width + _MARGIN)),
        int(image.height * min(1.0, (rows[-1] + 1) / height + _MARGIN)),
    )
    is_small = min(box[2] - box[0], box[3] - box[1]) < _SMALLEST
    return None if is_small or box == (0, 0, *image.size) else box


def crop_region(image: Image.Image, region: Region) -> Image.Image:
    """Cut out the part of a picture that a shopper names; the whole is the picture itself."""
    if region == "whole":
        return image
    left, top, right, bottom = _REGIONS[region]
    box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
    return image.crop((int(box[0]), int(box[1]), max(1, round(box[2])), max(1, round(box[3]))))


def choose_plainer(whole: Embeddings, part: Embeddings, kinds: Embeddings) -> Embeddings:
    """Choose between embeddings (D,) of a photo and of its part: where a garment is plainer.

    `kinds` (K, D) are the directions of the words for kinds of garments. A part that cuts a
    garment off, or is none, is nearer to none of them than the whole is.
    """
    gain = float((kinds @ part).max() - (kinds @ whole).max())
    return part if gain > _PLAINER else whole


def _measure_difference(image: Image.Image) -> NDArray[np.float32]:
    """Measure how far each pixel is from the colours of the border, in their own spread: (h, w)."""
    small = image.copy()
    small.thumbnail((_EDGE, _EDGE), Image.Resampling.BOX)
    small = small.filter(ImageFilter.GaussianBlur(1))
    pixels = np.asarray(small.convert("YCbCr"), dtype=np.float32)  # (h, w, 3)
    sides = pixels[:_RING], pixels[-_RING:], pixels[:, :_RING], pixels[:, -_RING:]
    centres, spreads = _group(np.concatenate([side.reshape(-1, 3) for side in sides]))
    distances = np.sqrt(_square_distances(pixels.reshape(-1, 3), centres)) / spreads
    nearest: NDArray[np.float32] = distances.min(axis=1).reshape(pixels.shape[:2])
    return nearest


def _group(colours: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Group colours (P, 3) by k-means: centres (C, 3) and how far each group spreads (C,)."""
    centres = colours[np.linspace(0, len(colours) - 1, _COLOURS).astype(int)]
    for _ in range(_ROUNDS):
        labels = _square_distances(colours, centres).argmin(axis=1)
        for label in np.unique(labels):
            centres[label] = colours[labels == label].mean(axis=0)
    squares = _square_distances(colours, centres)
    labels, nearest = squares.argmin(axis=1), squares.min(axis=1)
    totals = np.bincount(labels, nearest, minlength=_COLOURS)
    counts = np.bincount(labels, minlength=_COLOURS)
    return centres, np.asarray(np.sqrt(totals / np.maximum(counts, 1)) + _NOISE, dtype=np.float32)


def _square_distances(
    colours: NDArray[np.float32], centres: NDArray[np.float32]
) -> NDArray[np.float32]:
    squares: NDArray[np.float32] = ((colours[:, np.newaxis] - centres) ** 2).sum(axis=2)
    return squares


def _drop_specks(
    stands_out: NDArray[np.bool_], difference: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Keep the connected part with the most difference, and others that come near it: (h, w)."""
    labels = _label(stands_out)
    totals = np.bincount(labels.ravel(), np.where(stands_out, difference, 0).ravel())
    large: NDArray[np.bool_] = totals >= _SHARE * max(totals.max(), 1e-6)
    return stands_out & large[labels]


def _label(marked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the pixels of each connected part the same number above 0: (h, w)."""
    numbers = np.arange(1, marked.size + 1).reshape(marked.shape)
    labels = np.where(marked, numbers, 0)
    while True:
        around = np.pad(labels, 1)
        highest = np.maximum.reduce(
            [labels, around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]]
        )
        spread = np.where(marked, highest, 0)
        if np.array_equal(spread, labels):
            return labels
        labels = spread


def _split(values: NDArray[np.float32]) -> float:
    """Find the value that parts low from high best (Otsu, 1979)."""
    ordered = np.sort(values, axis=None).astype(np.float64)
    low = np.arange(1, len(ordered))
    high = len(ordered) - low
    sums = np.cumsum(ordered)[:-1]
    gaps = sums / low - (ordered.sum() - sums) / high
    return float(ordered[int((low * high * gaps**2).argmax())])
