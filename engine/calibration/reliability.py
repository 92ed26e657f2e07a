"""How far a reader may be believed: accuracy, and how far off its confidence is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.calibration.labels import find_labelled, label
from engine.encoder import Embeddings
from engine.evaluation.subject import Subject
from engine.palette.naming import Palettes
from engine.readings import CLAIMED, PictureReader

_BINS = 10


@dataclass(frozen=True, slots=True)
class Reliability:
    """Of one field over the pictures that are labelled with it.

    `accuracy` is of the likeliest value; `error` the expected calibration error over ten bins of
    its confidence; `claimed` how many have a value at CLAIMED or more, `precision` how many of
    all values so claimed are right, `found` how many of all labels are claimed.
    """

    field: str
    pictures: int
    accuracy: float
    error: float
    claimed: float
    precision: float
    found: float


def measure(
    reader: PictureReader,
    subjects: Sequence[Subject],
    embeddings: Embeddings,
    palettes: Palettes | None = None,
) -> list[Reliability]:
    """Measure every field over labelled pictures (N): their embeddings (N, D), palettes (N, C)."""
    measured = []
    for name, values in reader.attributes.values.items():
        told = label(subjects, name, values)
        is_told = find_labelled(told, name)
        if is_told.any():
            seen = palettes[is_told] if palettes is not None else None
            found = reader.read_field(name, embeddings[is_told], seen)
            measured.append(_measure_field(name, told[is_told], found))
    return measured


def _measure_field(name: str, told: NDArray[np.bool_], found: Embeddings) -> Reliability:
    rows = np.arange(len(found))
    likeliest = found.argmax(axis=1)
    is_right, confidence = told[rows, likeliest], found[rows, likeliest]
    is_claimed = found >= CLAIMED
    right = float((is_claimed & told).sum())
    return Reliability(
        name,
        len(found),
        float(is_right.mean()),
        measure_error(confidence, is_right),
        float(is_claimed.any(axis=1).mean()),
        right / max(float(is_claimed.sum()), 1.0),
        right / max(float(told.sum()), 1.0),
    )


def measure_error(confidence: Embeddings, is_right: NDArray[np.bool_]) -> float:
    """Measure the expected calibration error of confidences (N,): the bins' gaps, weighted."""
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = [
        (bins == one).mean() * abs(confidence[bins == one].mean() - is_right[bins == one].mean())
        for one in range(_BINS)
        if (bins == one).any()
    ]
    return float(sum(gaps))
