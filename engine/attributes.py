"""What an embedding says of a garment's kind, colours, pattern, sleeves, neckline and length."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.composition import average
from engine.encoder import Embeddings
from engine.training.vocabulary import ATTRIBUTES, KINDS

Term = tuple[str, str]
"""A field and its value: ("pattern", "dotted")."""

Encode = Callable[[Sequence[str]], Embeddings]

_WORDS = 2  # of each language, for each value
_SAME_WORD = 0.95  # cosine; what is near is mostly .8 to .9
SHARPNESS = 30.0  # times the cosine: what the shipped model was taught to rank with


@dataclass(frozen=True, slots=True, eq=False)
class AttributeReader:
    """Directions of every value's words, by field: values (V) and embeddings (V, D)."""

    values: Mapping[str, tuple[str, ...]]
    directions: Mapping[str, Embeddings]
    sharpness: float = SHARPNESS

    def read(self, field: str, embeddings: Embeddings) -> Embeddings:
        """Read a field of (N, D) embeddings: log-probabilities of its values, (N, V)."""
        logits = self.sharpness * embeddings @ self.directions[field].T
        highest = logits.max(axis=1, keepdims=True)
        total = np.log(np.exp(logits - highest).sum(axis=1, keepdims=True))
        return np.asarray(logits - highest - total, dtype=np.float32)

    def read_term(self, term: Term, embeddings: Embeddings) -> Embeddings:
        """Read how likely (N, D) embeddings have a term: log-probabilities (N,)."""
        field, value = term
        found: Embeddings = self.read(field, embeddings)[:, self.values[field].index(value)]
        return found

    def knows(self, term: Term) -> bool:
        """Tell whether a term is among those that can be read."""
        return term[1] in self.values.get(term[0], ())

    def find_term(self, phrase: Embeddings) -> Term | None:
        """Find the term whose words a phrase (D,) all but equals: slips and words nobody listed."""
        best = max(
            (float(cosine), (field, value))
            for field, values in self.values.items()
            for cosine, value in zip(self.directions[field] @ phrase, values, strict=True)
        )
        return best[1] if best[0] >= _SAME_WORD else None

    def compare(self, field: str, one: Embeddings, embeddings: Embeddings) -> Embeddings:
        """Compare (N, D) embeddings with one (D,): log-probabilities of the same value, (N,)."""
        own = np.exp(self.read(field, one[np.newaxis])[0])  # (V,)
        same = np.exp(self.read(field, embeddings)) @ own  # (N,)
        return np.asarray(np.log(same + 1e-4), dtype=np.float32)


def build_reader(encode: Encode, *, sharpness: float = SHARPNESS) -> AttributeReader:
    """Build a reader from words; encode gives (B, D) for B words, in one call."""
    words = {field: _list_words(field) for field in ("kind", *ATTRIBUTES)}
    texts = [text for values in words.values() for listed in values.values() for text in listed]
    known = dict(zip(texts, encode(texts), strict=True))
    directions = {
        field: np.stack([average(np.stack([known[text] for text in it])) for it in values.values()])
        for field, values in words.items()
    }
    return AttributeReader(
        {field: tuple(values) for field, values in words.items()}, directions, sharpness
    )


def _list_words(field: str) -> dict[str, tuple[str, ...]]:
    if field == "kind":
        return {
            kind: (
                *(noun.replace("~", " ") for noun, _ in words.german[:_WORDS]),
                *words.english[:_WORDS],
            )
            for kind, words in KINDS.items()
        }
    return {
        value: (
            *(word.rstrip("!") for word in words.adjectives_de[:_WORDS]),
            *words.nouns_de[:1],
            *words.adjectives_en[:_WORDS],
        )
        for value, words in ATTRIBUTES[field].items()
    }
