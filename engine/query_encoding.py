"""A query's words are listed for an encoder, and put back in their places as embeddings."""

from collections.abc import Iterator, Mapping

import numpy as np

from engine.comparison import list_ends
from engine.composition import find_direction
from engine.encoded_query import Course, EncodedQuery, Spoken
from engine.encoder import Embeddings
from engine.query import Query
from engine.wishes import Comparative, Phrase


def list_texts(query: Query) -> list[str]:
    """List the phrases that must be encoded for a query, each once."""
    texts = [text for it in (*query.wanted, *query.unwanted) for text in _list_said(it)]
    for comparative in query.comparatives:
        texts += [word for words in list_ends(comparative) for word in words]
    return list(dict.fromkeys(texts))


def build_encoded(
    query: Query, known: Mapping[str, Embeddings], *, dimension: int, text_weight: float
) -> EncodedQuery:
    """Build an encoded query of D = dimension from its texts' embeddings (D,).

    The weight is that of a query that names none.
    """
    return EncodedQuery(
        photos=query.photos,
        wanted=tuple(_speak(phrase, known) for phrase in query.wanted),
        unwanted=tuple(_speak(phrase, known) for phrase in query.unwanted),
        courses=tuple(_find_course(it, known, dimension) for it in query.comparatives),
        anchor=query.anchor,
        liked=query.liked,
        disliked=query.disliked,
        photo_parts=query.photo_parts,
        text_weight=text_weight if query.text_weight is None else query.text_weight,
    )


def _list_said(phrase: Phrase) -> Iterator[str]:
    yield phrase.text
    for option in phrase.options:
        yield from _list_said(option)


def _speak(phrase: Phrase, known: Mapping[str, Embeddings]) -> Spoken:
    options = tuple(_speak(option, known) for option in phrase.options)
    return Spoken(phrase, known[phrase.text], options)


def _find_course(
    comparative: Comparative, known: Mapping[str, Embeddings], dimension: int
) -> Course:
    empty = np.empty((0, dimension), dtype=np.float32)
    ends = [
        np.stack([known[word] for word in words]) if words else empty
        for words in list_ends(comparative)
    ]
    return Course(comparative, find_direction(*ends))
