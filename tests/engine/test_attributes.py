"""Attributes are read from embeddings by the words for them."""

from collections.abc import Sequence

import numpy as np
import pytest

from engine.attributes import AttributeReader, build_reader, list_values
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


def test_a_group_means_its_kinds() -> None:
    field, kinds = list_values(("group", "footwear"))
    assert field == "kind"
    assert {"boots", "sandals"} <= set(kinds)
    assert list_values(("pattern", "dotted")) == ("pattern", ("dotted",))
