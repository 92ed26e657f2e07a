"""How likely it is that candidates have what words name: the feed's word, then the picture's."""

from collections.abc import Mapping

import numpy as np

from engine.attributes import list_values
from engine.candidates import Candidates
from engine.encoded_query import Spoken
from engine.encoder import Embeddings
from engine.knowledge import Judgement
from engine.readings import PictureReader
from engine.wishes import Term

_LEAST = 1e-5  # a probability below this is none
_UNUSUAL = 1.5  # standard deviations above the mean cosine from which a phrase is taken to hold
_STEEPNESS = 3.0
_STEP = 0.15  # between two ranks
_LEAST_ABOVE = 1e-3  # that a value ranks above another is never quite out of question


class Evidence:
    """Reads N candidates, each field once; all it gives are log-probabilities (N,)."""

    def __init__(self, reader: PictureReader, candidates: Candidates) -> None:
        self._reader = reader
        self._candidates = candidates
        self._fields: dict[str, Embeddings] = {}

    @property
    def sharpness(self) -> float:
        """Get what a cosine is multiplied by, to stand beside log-probabilities."""
        return self._reader.attributes.sharpness

    def knows(self, term: Term) -> bool:
        """Tell whether a term can be read from a picture."""
        return self._reader.attributes.knows(term)

    def read_term(self, term: Term) -> Embeddings:
        """Read how likely a term holds; where the feed says so it is certain, or out of question.

        A group is as likely as its kinds together.
        """
        field, values = list_values(term)
        columns = [self._reader.attributes.values[field].index(value) for value in values]
        likely = _to_logs(self._read_field(field)[:, columns].sum(axis=1))
        told = np.broadcast_to(self._candidates.tell(term), likely.shape)
        likely = np.where(told == Judgement.HOLDS, 0.0, likely)
        return np.where(told == Judgement.FAILS, np.log(_LEAST), likely)

    def read_phrase(self, spoken: Spoken) -> Embeddings:
        """Read how likely all that a phrase names holds, or one of its options.

        What names no known term holds where a candidate is unusually near the phrase.
        """
        if spoken.options:
            return np.asarray(np.max([self.read_phrase(it) for it in spoken.options], axis=0))
        known = [term for term in spoken.phrase.terms if self.knows(term)]
        if known:
            return np.asarray(np.sum([self.read_term(term) for term in known], axis=0))
        excess = find_excess(self._candidates.embeddings @ spoken.embedding)
        return np.asarray(-np.logaddexp(0.0, -_STEEPNESS * (excess - _UNUSUAL)))

    def compare(self, field: str, photo: Embeddings) -> Embeddings:
        """Read how likely the value of a field is that of a photo (D,)."""
        own = self._reader.read_field(field, photo[np.newaxis])[0]  # (V,)
        same: Embeddings = self._read_field(field) @ (own / max(float(own.sum()), _LEAST))
        return _to_logs(same)

    def outrank(self, field: str, ranks: Mapping[str, float], start: Embeddings) -> Embeddings:
        """Read how likely the value of a field ranks above that of `start` (D,).

        `ranks` gives values their places; by less than a step one is not above another.
        """
        values = self._reader.attributes.values[field]
        columns = [place for place, value in enumerate(values) if value in ranks]
        places = np.array([ranks[values[column]] for column in columns])
        above = (places[:, np.newaxis] - places) > _STEP  # (V, V): of a candidate, of the start
        own = self._reader.read_field(field, start[np.newaxis])[:, columns]  # (1, V)
        likely = _share(self._read_field(field)[:, columns]) @ above @ _share(own)[0]
        return _to_logs(np.maximum(likely, _LEAST_ABOVE))

    def _read_field(self, field: str) -> Embeddings:
        if field not in self._fields:
            self._fields[field] = self._reader.read_field(
                field, self._candidates.embeddings, self._candidates.palettes
            )
        return self._fields[field]


def find_excess(cosines: Embeddings) -> Embeddings:
    """Find how many standard deviations cosines (N,) lie above their mean: (N,)."""
    spread = max(float(cosines.std()), 1e-6)
    return np.asarray((cosines - cosines.mean()) / spread, dtype=np.float32)


def _share(probabilities: Embeddings) -> Embeddings:
    """Share out probabilities (N, V), so that each row adds up to 1."""
    totals = np.maximum(probabilities.sum(axis=1, keepdims=True), _LEAST)
    return np.asarray(probabilities / totals, dtype=np.float32)


def _to_logs(probabilities: Embeddings) -> Embeddings:
    return np.asarray(np.log(np.clip(probabilities, _LEAST, 1.0)), dtype=np.float32)
