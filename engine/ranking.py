"""Ranks candidates for a whole query: what is asked holds, the garment stays what it is.

The constants were chosen among a few values each; docs/adr/0006 has what was measured.
"""

import functools
from collections.abc import Callable, Sequence

import numpy as np

from engine.candidates import Candidates
from engine.comparison import find_ranks
from engine.composition import DEFAULT_TEXT_WEIGHT
from engine.encoded_query import Course, EncodedQuery, Spoken
from engine.encoder import Embeddings
from engine.evidence import Evidence
from engine.pointing import rank_by_point
from engine.readings import PictureReader
from engine.wishes import list_fields

_LIKENESS = 5.0  # times the cosine to the photo
_BESIDE_TERMS, _BESIDE_WORD = 0.05, 0.2  # a phrase's cosine beside its terms; for each word more
_VIOLATES = 0.05  # what is ruled out is there, if it is this likely
_LEAST = 1e-3
_CUT = ("kind", "sleeve", "neckline", "length")  # the fields of a photo's cut
_VERDICT = 5.0  # times the cosine to what was liked, less that to what was not
_OUTRANKS = 2.0  # times the log-probability that a value ranks higher
_EMPHASIS = 2.0  # times a wish that shall count a step more
_WAY = 20.0  # times the way along a comparative's direction
_FARTHEST = 0.2  # beyond this way more is no better
_DIRECTIONS = 8  # that tell the values of a field apart
_DEGREES = {"slightly": 0.7, "plainly": 1.0, "strongly": 1.5}


Rank = Callable[[Candidates], Embeddings]
"""N candidates give scores (N,), higher is better; -inf is never shown."""


def choose_rank(reader: PictureReader | None, query: EncodedQuery) -> Rank | None:
    """Choose how candidates for a query are scored; None: as the index does.

    Without a reader, for encoders whose attributes nobody can read, the point counts that stands
    for the query.
    """
    if query.is_photo_alone:
        return None
    if reader is None:
        return functools.partial(rank_by_point, query)
    return functools.partial(rank, reader, query)


def rank(reader: PictureReader, query: EncodedQuery, candidates: Candidates) -> Embeddings:
    """Score candidates: (N,), higher is better, -inf for what violates the query.

    A soft AND of log-probabilities: that each term holds and none that is ruled out, that the kind
    is the photo's unless a phrase names another, and how much the picture looks like the photo.
    """
    evidence = Evidence(reader, candidates)
    embeddings = candidates.embeddings
    asked = _ask(evidence, query, embeddings)
    kept = _keep(evidence, reader, query, embeddings)
    share = query.text_weight
    balance = share / DEFAULT_TEXT_WEIGHT, (1 - share) / (1 - DEFAULT_TEXT_WEIGHT)
    scores = balance[0] * asked + balance[1] * kept + judge(query, embeddings)
    for spoken in query.unwanted:
        likely = np.exp(evidence.read_phrase(spoken))
        scores = scores + np.log(1.0 - likely + _LEAST)
        scores[likely > _VIOLATES] = -np.inf
    return np.asarray(scores, dtype=np.float32)


def judge(query: EncodedQuery, embeddings: Embeddings) -> Embeddings:
    """Score candidates (N, D) by what was liked and what was not: (N,), within a bound."""
    scores: Embeddings = np.zeros(len(embeddings), dtype=np.float32)
    for verdicts, weight in ((query.liked, _VERDICT), (query.disliked, -_VERDICT)):
        if verdicts:
            scores = scores + weight * (embeddings @ np.stack(verdicts).T).max(axis=1)
    return scores


def _ask(evidence: Evidence, query: EncodedQuery, embeddings: Embeddings) -> Embeddings:
    """Score how much of what is wanted holds, and how far candidates went the wanted way: (N,)."""
    asked: Embeddings = np.zeros(len(embeddings), dtype=np.float32)
    for spoken in query.wanted:
        weight = _EMPHASIS**spoken.phrase.emphasis
        asked = asked + weight * _want(evidence, spoken, embeddings)
    for course in query.courses:
        degree = _DEGREES[course.comparative.degree]
        asked = asked + degree * _follow(evidence, course, query.reference, embeddings)
    return asked


def _want(evidence: Evidence, spoken: Spoken, embeddings: Embeddings) -> Embeddings:
    """Score how much of a wanted phrase holds: (N,); of options the best one counts.

    Beside its terms a phrase's own cosine counts the more, the more words it has: they say what
    no term does.
    """
    if spoken.options:
        options = [_want(evidence, option, embeddings) for option in spoken.options]
        return np.asarray(np.max(options, axis=0))
    known = [term for term in spoken.phrase.terms if evidence.knows(term)]
    share = _BESIDE_TERMS + _BESIDE_WORD * len(spoken.phrase.text.split()) if known else 1.0
    scores = evidence.sharpness * share * (embeddings @ spoken.embedding)
    for term in known:
        scores = scores + evidence.read_term(term)
    return np.asarray(scores)


def _follow(
    evidence: Evidence, course: Course, start: Embeddings | None, embeddings: Embeddings
) -> Embeddings:
    """Score how far candidates went a comparative's way from where it starts: (N,)."""
    comparative = course.comparative
    if comparative.dimension == "likeness":
        return _stay_near(start, embeddings) * comparative.direction
    ranks = find_ranks(comparative)
    if ranks is not None and start is not None:
        return _OUTRANKS * evidence.outrank(*ranks, start)
    way = comparative.direction * (embeddings @ course.direction)
    origin = np.median(way) if start is None else comparative.direction * start @ course.direction
    return np.asarray(_WAY * np.clip(way - origin, -_FARTHEST, _FARTHEST))


def _stay_near(start: Embeddings | None, embeddings: Embeddings) -> Embeddings:
    if start is None:
        return np.zeros(len(embeddings), dtype=np.float32)
    return np.asarray(_LIKENESS * (embeddings @ start))


def _keep(
    evidence: Evidence, reader: PictureReader, query: EncodedQuery, embeddings: Embeddings
) -> Embeddings:
    """Score how much candidates are what the photos show: (N,).

    What the words name is not kept of the photo: its likeness leaves out how it differs there.
    """
    kept: Embeddings = np.zeros(len(embeddings), dtype=np.float32)
    photo = query.photo
    if photo is None:
        return kept
    named = {field for it in query.wanted for field in list_fields(it.phrase)}
    aside = [reader.attributes.directions[it] for it in sorted(named - {"kind"})]
    kept = kept + _LIKENESS * _compare_beside(aside, photo, embeddings)
    for part in query.photo_parts:
        source = query.photos[part.photo - 1 if part.photo > 0 else -1]
        fields = _list_fields(part.field, named, reader)
        named.update(fields)
        for field in fields:
            kept = kept + evidence.compare(field, source)
    return kept if "kind" in named else kept + evidence.compare("kind", photo)


def _compare_beside(
    aside: Sequence[Embeddings], photo: Embeddings, embeddings: Embeddings
) -> Embeddings:
    """Compare candidates (N, D) with a photo (D,) in all but some directions (V, D): (N,)."""
    if not aside:
        return np.asarray(embeddings @ photo)
    centred = np.concatenate([rows - rows.mean(axis=0) for rows in aside])
    basis = np.linalg.svd(centred, full_matrices=False)[2][:_DIRECTIONS]  # (B, D)
    inside = embeddings @ basis.T  # (N, B)
    own = basis @ photo  # (B,)
    lengths = np.sqrt(np.maximum(1.0 - (inside**2).sum(axis=1), 1e-6) * max(1.0 - own @ own, 1e-6))
    return np.asarray((embeddings @ photo - inside @ own) / lengths)


def _list_fields(part: str, named: set[str], reader: PictureReader) -> list[str]:
    fields = _CUT if part == "cut" else (part,)
    return [field for field in fields if field not in named and field in reader.attributes.values]
