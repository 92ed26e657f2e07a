"""Ranks candidates for a whole query: what is asked holds, the garment stays what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.attributes import AttributeReader
from engine.composition import DEFAULT_TEXT_WEIGHT, average
from engine.encoder import Embeddings
from engine.query import name_field
from engine.wishes import Comparative, PhotoPart, Phrase, Term

_LIKENESS = 5.0  # times the cosine to the photo
_BESIDE_TERMS = 0.3  # share of a phrase's cosine where its terms are known: what else it says
_LEAST = 1e-3  # a probability below this is none
_VIOLATES = 0.5  # how likely what is ruled out may be there
_CUT = ("kind", "sleeve", "neckline", "length")  # the fields of a photo's cut
_VERDICT = 2.0  # times the cosine to what was liked, less that to what was not
_STEP = 20.0  # times the way along a comparative's direction
_FARTHEST = 0.2  # beyond this way more is no better


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A phrase with its embedding (D,), and its options the same way."""

    phrase: Phrase
    embedding: Embeddings
    options: tuple["Spoken", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A comparative and the direction (D,) of more of it, normalised."""

    comparative: Comparative
    direction: Embeddings


@dataclass(frozen=True, slots=True, eq=False)
class EncodedQuery:
    """A query's parts with their embeddings (D,), as `Query` has them."""

    photos: tuple[Embeddings, ...] = ()
    wanted: tuple[Spoken, ...] = ()
    unwanted: tuple[Spoken, ...] = ()
    courses: tuple[Course, ...] = ()
    anchor: Embeddings | None = None
    liked: tuple[Embeddings, ...] = ()
    disliked: tuple[Embeddings, ...] = ()
    photo_parts: tuple[PhotoPart, ...] = ()
    text_weight: float = DEFAULT_TEXT_WEIGHT

    @property
    def photo(self) -> Embeddings | None:
        """Get the photos' mean (D,), or without photos what comparatives compare with."""
        return average(np.stack(self.photos)) if self.photos else self.anchor


def rank(reader: AttributeReader, query: EncodedQuery, candidates: Embeddings) -> Embeddings:
    """Score candidates (N, D): (N,), higher is better, -inf for what violates the query.

    A soft AND of log-probabilities: that each term holds and none that is ruled out, that the kind
    is the photo's unless a phrase names another, and how much the picture looks like the photo.
    """
    asked, kept = _ask(reader, query, candidates), _keep(reader, query, candidates)
    share = query.text_weight
    balance = share / DEFAULT_TEXT_WEIGHT, (1 - share) / (1 - DEFAULT_TEXT_WEIGHT)
    scores = balance[0] * asked + balance[1] * kept + _judge(query, candidates)
    for spoken in query.unwanted:
        likely = _hold(reader, spoken, candidates)
        scores = scores + np.log(1.0 - np.exp(likely) + _LEAST)
        scores[likely > np.log(_VIOLATES)] = -np.inf
    return np.asarray(scores, dtype=np.float32)


def _ask(reader: AttributeReader, query: EncodedQuery, candidates: Embeddings) -> Embeddings:
    """Score how much of what is wanted holds, and how far candidates went the wanted way: (N,)."""
    asked: Embeddings = np.zeros(len(candidates), dtype=np.float32)
    for spoken in query.wanted:
        asked = asked + _want(reader, spoken, candidates)
    anchor = query.anchor if query.anchor is not None else query.photo
    for course in query.courses:
        way = candidates @ course.direction
        start = np.median(way) if anchor is None else anchor @ course.direction
        sign = course.comparative.direction
        asked = asked + _STEP * np.clip(sign * (way - start), -_FARTHEST, _FARTHEST)
    return asked


def _keep(reader: AttributeReader, query: EncodedQuery, candidates: Embeddings) -> Embeddings:
    """Score how much candidates are what the photos show: (N,)."""
    kept: Embeddings = np.zeros(len(candidates), dtype=np.float32)
    if query.photo is None:
        return kept
    kept = kept + _LIKENESS * (candidates @ query.photo)
    named = {name_field(field) for it in query.wanted for field, _ in _list_terms(it.phrase)}
    for part in query.photo_parts:
        source = query.photos[part.photo - 1 if part.photo > 0 else -1]
        fields = [it for it in (_CUT if part.field == "cut" else (part.field,)) if it not in named]
        named.update(fields)
        for field in (it for it in fields if it in reader.values):
            kept = kept + reader.compare(field, source, candidates)
    if "kind" not in named:
        kept = kept + reader.compare("kind", query.photo, candidates)
    return kept


def _judge(query: EncodedQuery, candidates: Embeddings) -> Embeddings:
    """Score candidates by what was liked and disliked: (N,), within a bound."""
    scores: Embeddings = np.zeros(len(candidates), dtype=np.float32)
    for verdicts, weight in ((query.liked, _VERDICT), (query.disliked, -_VERDICT)):
        if verdicts:
            scores = scores + weight * (candidates @ np.stack(verdicts).T).max(axis=1)
    return scores


def _want(reader: AttributeReader, spoken: Spoken, candidates: Embeddings) -> Embeddings:
    """Score how much of a wanted phrase holds: (N,); of options the best one counts."""
    if spoken.options:
        return np.asarray(
            np.stack([_want(reader, it, candidates) for it in spoken.options]).max(axis=0)
        )
    known = _list_known(reader, spoken.phrase.terms)
    weight = reader.sharpness * (_BESIDE_TERMS if known else 1.0)
    scores: Embeddings = weight * (candidates @ spoken.embedding)
    for term in known:
        scores = scores + reader.read_term(term, candidates)
    return scores


def _hold(reader: AttributeReader, spoken: Spoken, candidates: Embeddings) -> Embeddings:
    """Read how likely candidates are all that a phrase names: log-probabilities (N,).

    What names no known term is compared with how near the phrase the candidates are by and large.
    """
    if spoken.options:
        held = np.stack([_hold(reader, it, candidates) for it in spoken.options])
        return np.asarray(held.max(axis=0))
    known = _list_known(reader, spoken.phrase.terms)
    if known:
        return np.asarray(sum(reader.read_term(term, candidates) for term in known))
    cosines = candidates @ spoken.embedding
    excess = reader.sharpness * (cosines - cosines.mean()) - 3.0
    return np.asarray(-np.logaddexp(0.0, -excess))


def _list_known(reader: AttributeReader, terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if reader.knows(term)]


def _list_terms(phrase: Phrase) -> list[Term]:
    return [*phrase.terms, *(term for option in phrase.options for term in _list_terms(option))]
