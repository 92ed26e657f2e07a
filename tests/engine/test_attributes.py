"""Attributes are read from embeddings by the words for them."""

from collections.abc import Sequence

import numpy as np
import pytest

from engine.attributes import AttributeReader, build_reader
from engine.encoder import Embeddings
from engine.training.vocabulary import ATTRIBUTES, KINDS

DIMENSION = 400


class OneAxisAWord:
    """An encoder that gives every word an axis of its own, and knows what it was asked."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def encode(self, texts: Sequence[str]) -> Embeddings:
        rows = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            if text not in self.words:
                self.words.append(text)
            rows[row, self.words.index(text) % DIMENSION] = 1
        return rows


@pytest.fixture(scope="module")
def reader() -> AttributeReader:
    return build_reader(OneAxisAWord().encode)


def look_like(reader: AttributeReader, field: str, value: str) -> Embeddings:
    direction: Embeddings = reader.directions[field][reader.values[field].index(value)]
    return direction


def test_every_value_of_the_vocabulary_can_be_read(reader: AttributeReader) -> None:
    assert set(reader.values["kind"]) == set(KINDS)
    assert all(set(reader.values[field]) == set(values) for field, values in ATTRIBUTES.items())
    assert reader.knows(("pattern", "dotted"))
    assert not reader.knows(("pattern", "chequered moon"))
    assert not reader.knows(("group", "kitchenware"))


def test_a_garment_has_what_its_embedding_points_to(reader: AttributeReader) -> None:
    garments = np.stack([look_like(reader, "pattern", it) for it in ("dotted", "striped")])
    read = reader.read("pattern", garments)
    assert [reader.values["pattern"][row] for row in read.argmax(axis=1)] == ["dotted", "striped"]
    assert np.allclose(np.exp(read).sum(axis=1), 1, atol=1e-5)
    dotted = reader.read_term(("pattern", "dotted"), garments)
    assert dotted[0] > dotted[1]


def test_garments_of_one_kind_are_told_from_others(reader: AttributeReader) -> None:
    dress, coat = look_like(reader, "kind", "dress"), look_like(reader, "kind", "coat")
    same = reader.compare("kind", dress, np.stack([dress, coat]))
    assert same[0] > -0.1
    assert same[1] < -3


def test_a_group_is_as_likely_as_its_kinds_together(reader: AttributeReader) -> None:
    garments = np.stack([look_like(reader, "kind", it) for it in ("boots", "sandals", "dress")])
    footwear = reader.read_term(("group", "footwear"), garments)
    assert reader.knows(("group", "footwear"))
    assert footwear[:2].min() > -0.1
    assert footwear[2] < -3
