"""Ranks candidates for a photo and words together: the wish holds, the garment stays what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.attributes import AttributeReader, Term
from engine.composition import DEFAULT_TEXT_WEIGHT
from engine.encoder import Embeddings

_LIKENESS = 5.0  # times the cosine to the photo
_KEPT = ("kind",)
_KIND_FIELDS = frozenset({"kind", "group"})


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A phrase that is asked for: its embedding (D,), and the terms it is known to name."""

    embedding: Embeddings
    terms: tuple[Term, ...] = ()


def rank_composed(
    reader: AttributeReader,
    photo: Embeddings,
    wanted: Sequence[Wanted],
    candidates: Embeddings,
    text_weight: float = DEFAULT_TEXT_WEIGHT,
) -> Embeddings:
    """Score candidates (N, D) for a photo (D,) and phrases: (N,), higher is better.

    A soft AND of log-probabilities: that each term holds, that the kind is the photo's unless a
    phrase names another, and how much the picture looks like the photo.
    """
    terms = {term for phrase in wanted for term in phrase.terms if reader.knows(term)}
    named = {field for phrase in wanted for field, _ in phrase.terms}
    asked = sum((reader.read_term(term, candidates) for term in terms), np.zeros(len(candidates)))
    for phrase in wanted:
        if not any(reader.knows(term) for term in phrase.terms):
            asked = asked + reader.sharpness * candidates @ phrase.embedding
    kept = _LIKENESS * candidates @ photo
    if not named & _KIND_FIELDS:
        kept = kept + reader.compare("kind", photo, candidates)
    balance = text_weight / DEFAULT_TEXT_WEIGHT, (1 - text_weight) / (1 - DEFAULT_TEXT_WEIGHT)
    return np.asarray(balance[0] * asked + balance[1] * kept, dtype=np.float32)
