"""Ranks candidates for a photo and words together: the wish holds, the garment stays what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.attributes import AttributeReader, Term
from engine.composition import DEFAULT_TEXT_WEIGHT
from engine.encoder import Embeddings
from engine.wishes import read_request

_LIKENESS = 5.0  # times the cosine to the photo
_BESIDE_TERMS = 0.3  # share of a phrase's cosine where its terms are known: what else it says
_KIND_FIELDS = frozenset({"kind", "group"})


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A phrase that is asked for: its embedding (D,), and the terms it names and rules out."""

    embedding: Embeddings
    terms: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()


def read_wanted(phrase: str, embedding: Embeddings) -> Wanted:
    """Read the terms of a phrase whose embedding (D,) is given."""
    request = read_request(phrase)
    return Wanted(
        embedding,
        tuple(term for wanted in request.wanted for term in wanted.terms),
        tuple(term for ruled in request.unwanted for term in ruled.terms),
    )


def rank_composed(
    reader: AttributeReader,
    photo: Embeddings,
    wanted: Sequence[Wanted],
    candidates: Embeddings,
    text_weight: float = DEFAULT_TEXT_WEIGHT,
) -> Embeddings:
    """Score candidates (N, D) for a photo (D,) and phrases: (N,), higher is better.

    A soft AND of log-probabilities: that each term holds and none that is ruled out, that the kind
    is the photo's unless a phrase names another, and how much the picture looks like the photo.
    A later phrase's term takes the place of an earlier one of its field.
    """
    terms = _settle(wanted)
    asked: Embeddings = np.zeros(len(candidates), dtype=np.float32)
    for term in terms:
        if reader.knows(term):
            asked = asked + reader.read_term(term, candidates)
    for term in {term for phrase in wanted for term in phrase.unwanted if reader.knows(term)}:
        asked = asked + _deny(reader.read_term(term, candidates))
    for phrase in wanted:
        asked = asked + _weigh(phrase, reader) * (candidates @ phrase.embedding)
    kept = _LIKENESS * candidates @ photo
    if not any(field in _KIND_FIELDS for field, _ in terms):
        kept = kept + reader.compare("kind", photo, candidates)
    balance = text_weight / DEFAULT_TEXT_WEIGHT, (1 - text_weight) / (1 - DEFAULT_TEXT_WEIGHT)
    return np.asarray(balance[0] * asked + balance[1] * kept, dtype=np.float32)


def _settle(wanted: Sequence[Wanted]) -> list[Term]:
    """List what must hold: of several phrases that name one field the last one counts."""
    fields: dict[str, tuple[Term, ...]] = {}
    for phrase in wanted:
        named = {_name_field(term) for term in phrase.terms}
        for field in named:
            fields[field] = tuple(term for term in phrase.terms if _name_field(term) == field)
    return [term for terms in fields.values() for term in terms]


def _name_field(term: Term) -> str:
    return "kind" if term[0] == "group" else term[0]


def _deny(likely: Embeddings) -> Embeddings:
    """Turn log-probabilities that something holds into those that it does not: (N,)."""
    return np.asarray(np.log(1.0 - np.exp(likely) + 1e-3), dtype=np.float32)


def _weigh(phrase: Wanted, reader: AttributeReader) -> float:
    """Weigh a phrase's cosine: whole where it names nothing known, not at all if it only denies."""
    if any(reader.knows(term) for term in phrase.terms):
        return _BESIDE_TERMS * reader.sharpness
    return 0.0 if phrase.unwanted else reader.sharpness
