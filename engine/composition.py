"""A photo's and a wish's embeddings become the one embedding that is searched for."""

import numpy as np

from engine.encoder import Embeddings

DEFAULT_TEXT_WEIGHT = 0.6  # the share of the words; set by the composed benchmark
_TINY = 1e-6


def interpolate(photo: Embeddings, text: Embeddings, text_weight: float) -> Embeddings:
    """Go from the photo (D,) towards the text (D,) by a weight of 0 to 1: (D,), normalised.

    Opposite vectors that cancel each other give the heavier of the two.
    """
    if not 0.0 <= text_weight <= 1.0:
        raise ValueError(f"text_weight {text_weight} is not between 0 and 1")
    heavier = text if text_weight >= 0.5 else photo
    return _normalise((1.0 - text_weight) * photo + text_weight * text, fallback=heavier)


def shift_weight(weight: float, steps: int) -> float:
    """Shift the words' share of 0 to 1 by steps: each doubles its odds, or halves them below 0."""
    odds = weight * 2.0**steps
    return odds / (odds + 1.0 - weight)


def average(embeddings: Embeddings) -> Embeddings:
    """Take the mean direction of (N, D) embeddings, N at least 1: (D,), normalised."""
    return _normalise(embeddings.mean(axis=0), fallback=embeddings[0])


def find_direction(more: Embeddings, less: Embeddings) -> Embeddings:
    """Find the way from the mean of some (N, D) to that of others: (D,), normalised.

    An end without embeddings stands at the origin; two ends without give zeros.
    """
    ends = [rows.mean(axis=0) if len(rows) else np.zeros(rows.shape[1]) for rows in (more, less)]
    nowhere: Embeddings = np.zeros(more.shape[1], dtype=np.float32)
    return _normalise(ends[0] - ends[1], fallback=nowhere)


def _normalise(vector: Embeddings, *, fallback: Embeddings) -> Embeddings:
    length = float(np.linalg.norm(vector))
    direction = vector / length if length > _TINY else fallback
    return np.asarray(direction, dtype=np.float32)
