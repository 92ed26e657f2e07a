"""What an embedding says of a garment's kind, colours, pattern, sleeves, neckline and length."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.composition import average
from engine.encoder import Embeddings
from engine.training.vocabulary import ATTRIBUTES, GROUPS, KINDS

Term = tuple[str, str]
"""A field and its value: ("pattern", "dotted")."""

Encode = Callable[[Sequence[str]], Embeddings]

_WORDS = 2  # of each language, for each value
SHARPNESS = 30.0  # times the cosine: what the shipped model was taught to rank with


@dataclass(frozen=True, slots=True, eq=False)
class AttributeReader:
    """Directions of every value's words, by field: values (V) and embeddings (V, D)."""

    values: Mapping[str, tuple[str, ...]]
    directions: Mapping[str, Embeddings]
    sharpness: float = SHARPNESS

    def knows(self, term: Term) -> bool:
        """Tell whether a term is among those that can be read."""
        field, values = list_values(term)
        return bool(values) and set(values) <= set(self.values.get(field, ()))


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


def list_values(term: Term) -> tuple[str, tuple[str, ...]]:
    """List what a term means: a field and the values of which any one will do."""
    field, value = term
    if field == "group":
        return "kind", GROUPS[value][1] if value in GROUPS else ()
    return field, (value,)


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
