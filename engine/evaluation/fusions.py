"""Ways to make one ranking of a photo and a wish; the shop's own is `interpolate`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.composition import DEFAULT_TEXT_WEIGHT, interpolate
from engine.evaluation.subject import EvaluationError

Score = Callable[[np.ndarray, np.ndarray, np.ndarray, float], np.ndarray]
"""Photo (D,), text (D,), pictures (N, D) and the words' weight give scores (N,)."""


def _interpolate(
    photo: np.ndarray, text: np.ndarray, images: np.ndarray, weight: float
) -> np.ndarray:
    return np.asarray(images @ interpolate(photo, text, weight))


def _multiply(photo: np.ndarray, text: np.ndarray, images: np.ndarray, weight: float) -> np.ndarray:
    """A soft AND: both scores stretched over the catalogue, then multiplied."""
    likeness, words = _stretch(images @ photo), _stretch(images @ text)
    return np.asarray(likeness ** (1 - weight) * words**weight)


def _stretch(scores: np.ndarray) -> np.ndarray:
    low, high = scores.min(), scores.max()
    return np.asarray((scores - low) / max(high - low, 1e-9))


METHODS: Mapping[str, Score] = {"interpolate": _interpolate, "product": _multiply}


@dataclass(frozen=True, slots=True)
class Fusion:
    """A method and the weight of the words in it, 0 to 1."""

    method: str = "interpolate"
    weight: float = DEFAULT_TEXT_WEIGHT

    @property
    def label(self) -> str:
        """Return the fusion as it is asked for: interpolate:0.6."""
        return f"{self.method}:{self.weight:g}"

    def score(self, photo: np.ndarray, text: np.ndarray, images: np.ndarray) -> np.ndarray:
        """Score pictures (N, D) for a photo (D,) and a wish (D,): (N,)."""
        return METHODS[self.method](photo, text, images, self.weight)


def read_fusions(text: str) -> tuple[Fusion, ...]:
    """Read "interpolate:0.3,0.5": a method and its weights.

    Raises:
        EvaluationError: no such method, or a weight is not between 0 and 1.
    """
    method, _, listed = text.partition(":")
    if method not in METHODS:
        raise EvaluationError(f"There is no fusion {method}: name one of {', '.join(METHODS)}.")
    try:
        weights = [float(part) for part in listed.split(",")] if listed else [DEFAULT_TEXT_WEIGHT]
    except ValueError as error:
        raise EvaluationError(f"{text}: weights are numbers, as in {method}:0.3,0.5.") from error
    if not all(0 <= weight <= 1 for weight in weights):
        raise EvaluationError(f"{text}: the weight of the words lies between 0 and 1.")
    return tuple(Fusion(method, weight) for weight in weights)
