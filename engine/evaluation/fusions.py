"""Ways to make one ranking of a photo and a wish; the shop's own is `attributes`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.candidates import Candidates
from engine.composition import DEFAULT_TEXT_WEIGHT, interpolate
from engine.encoded_query import EncodedQuery
from engine.encoder import Embeddings
from engine.evaluation.subject import EvaluationError
from engine.ranking import rank
from engine.readings import PictureReader


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """A photo (D,) and a wish as one text (D,) and as it is read, over candidates (N)."""

    photo: np.ndarray
    text: np.ndarray
    query: EncodedQuery
    candidates: Candidates
    reader: PictureReader

    @property
    def images(self) -> Embeddings:
        """Get the candidates' embeddings: (N, D)."""
        return self.candidates.embeddings


Score = Callable[[Mixture, float], np.ndarray]
"""A mixture and the words' weight give scores (N,)."""


def _interpolate(mixture: Mixture, weight: float) -> np.ndarray:
    point = interpolate(mixture.photo, mixture.text, weight)
    return np.asarray(mixture.images @ point)


def _multiply(mixture: Mixture, weight: float) -> np.ndarray:
    """A soft AND: both scores stretched over the catalogue, then multiplied."""
    likeness = _stretch(mixture.images @ mixture.photo)
    words = _stretch(mixture.images @ mixture.text)
    return np.asarray(likeness ** (1 - weight) * words**weight)


def _stretch(scores: np.ndarray) -> np.ndarray:
    low, high = scores.min(), scores.max()
    return np.asarray((scores - low) / max(high - low, 1e-9))


def _read_attributes(mixture: Mixture, weight: float) -> np.ndarray:
    query = replace(mixture.query, text_weight=weight)
    return rank(mixture.reader, query, mixture.candidates)


METHODS: Mapping[str, Score] = {
    "attributes": _read_attributes,
    "interpolate": _interpolate,
    "product": _multiply,
}


@dataclass(frozen=True, slots=True)
class Fusion:
    """A method and the weight of the words in it, 0 to 1."""

    method: str = "attributes"
    weight: float = DEFAULT_TEXT_WEIGHT

    @property
    def label(self) -> str:
        """Return the fusion as it is asked for: interpolate:0.6."""
        return f"{self.method}:{self.weight:g}"

    def score(self, mixture: Mixture) -> np.ndarray:
        """Score the pictures of a mixture: (N,)."""
        return METHODS[self.method](mixture, self.weight)


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
