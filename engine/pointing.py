"""The one point that stands for a whole query, where an index is asked and no attributes read."""

import numpy as np

from engine.candidates import Candidates
from engine.composition import average, interpolate
from engine.encoded_query import EncodedQuery, Spoken
from engine.encoder import Embeddings
from engine.evidence import find_excess
from engine.fact_table import Mask
from engine.knowledge import Judgement

_DENIED = 0.3  # how much of an unwanted phrase is taken away
_STEP = 0.3  # how far a comparative goes
_VERDICT = 0.3  # how far what was liked draws, and what was not pushes
_TINY = 1e-6
_VIOLATES = 1.5  # standard deviations nearer to what is unwanted than candidates by and large


def find_point(query: EncodedQuery, dimension: int) -> Embeddings:
    """Find the point (D,) whose nearest items are the candidates for a query.

    The line between photo and words, moved by what is unwanted, compared, liked and disliked,
    each within a bound. A query of bounds alone gives zeros, which are as near to any item.
    """
    point = _find_start(query, dimension).astype(np.float32)
    for spoken in query.unwanted:
        point = point - _DENIED * spoken.embedding
    for course in query.courses:
        point = point + _STEP * course.comparative.direction * course.direction
    for verdicts, weight in ((query.liked, _VERDICT), (query.disliked, -_VERDICT)):
        if verdicts:
            point = point + weight * average(np.stack(verdicts))
    length = float(np.linalg.norm(point))
    return np.asarray(point / length if length > _TINY else point, dtype=np.float32)


def rank_by_point(query: EncodedQuery, candidates: Candidates) -> Embeddings:
    """Score candidates by their nearness to the point: (N,), -inf for what violates the query.

    For encoders whose attributes nobody can read: of what is unwanted the feed's word counts,
    and where it says nothing, being unusually near the words. Of photo parts all count alike.
    """
    scores = candidates.embeddings @ find_point(query, candidates.embeddings.shape[1])
    for spoken in query.unwanted:
        scores[_is_there(spoken, candidates)] = -np.inf
    return np.asarray(scores, dtype=np.float32)


def _is_there(spoken: Spoken, candidates: Candidates) -> Mask:
    """Tell for each candidate whether all that a phrase names is there, or one option: (N,)."""
    if spoken.options:
        return np.asarray(np.any([_is_there(it, candidates) for it in spoken.options], axis=0))
    looks = find_excess(candidates.embeddings @ spoken.embedding) > _VIOLATES
    if not spoken.phrase.terms:
        return looks
    told = [candidates.tell(term) for term in spoken.phrase.terms]
    fails = np.any([it == Judgement.FAILS for it in told], axis=0)
    holds = np.all([it == Judgement.HOLDS for it in told], axis=0)
    return np.asarray(holds | (looks & ~fails))


def _find_start(query: EncodedQuery, dimension: int) -> Embeddings:
    photo = query.photo
    words = [embedding for spoken in query.wanted for embedding in _list_embeddings(spoken)]
    if not words:
        return photo if photo is not None else np.zeros(dimension, dtype=np.float32)
    text = average(np.stack(words))
    return interpolate(photo, text, query.text_weight) if photo is not None else text


def _list_embeddings(spoken: Spoken) -> list[Embeddings]:
    return [it.embedding for it in spoken.options] or [spoken.embedding]
