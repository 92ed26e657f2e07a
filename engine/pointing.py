"""The one point that stands for a whole query, where an index is asked and no attributes read."""

import numpy as np

from engine.composition import average, interpolate
from engine.encoder import Embeddings
from engine.ranking import EncodedQuery, Spoken

_DENIED = 0.3  # how much of an unwanted phrase is taken away
_STEP = 0.3  # how far a comparative goes
_VERDICT = 0.3  # how far what was liked draws, and what was not pushes
_TINY = 1e-6


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


def _find_start(query: EncodedQuery, dimension: int) -> Embeddings:
    photo = query.photo
    words = [embedding for spoken in query.wanted for embedding in _list_embeddings(spoken)]
    if not words:
        return photo if photo is not None else np.zeros(dimension, dtype=np.float32)
    text = average(np.stack(words))
    return interpolate(photo, text, query.text_weight) if photo is not None else text


def _list_embeddings(spoken: Spoken) -> list[Embeddings]:
    return [it.embedding for it in spoken.options] or [spoken.embedding]
