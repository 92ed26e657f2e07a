"""A photo and words together: the wish holds and the garment stays what it is."""

import numpy as np
import pytest

from engine.attributes import AttributeReader
from engine.encoder import Embeddings
from engine.ranking import Wanted, rank_composed

VALUES = {"kind": ("dress", "coat"), "colour": ("red", "blue"), "pattern": ("dotted", "plain")}
AXES = {value: axis for axis, value in enumerate(v for values in VALUES.values() for v in values)}
DIMENSION = len(AXES) + 1
SILK = len(AXES)  # an axis that no term names


def mix(*values: str, silk: float = 0.0) -> Embeddings:
    vector = np.zeros(DIMENSION, dtype=np.float32)
    vector[[AXES[value] for value in values]] = 1
    vector[SILK] = silk
    vector /= np.linalg.norm(vector)
    return vector


@pytest.fixture
def reader() -> AttributeReader:
    directions = {field: np.stack([mix(it) for it in values]) for field, values in VALUES.items()}
    return AttributeReader(VALUES, directions)


SHOP = {
    "red dress": mix("red", "dress", "plain"),
    "blue dress": mix("blue", "dress", "plain"),
    "blue coat": mix("blue", "coat", "plain"),
    "dotted red dress": mix("red", "dress", "dotted"),
    "silk dress": mix("red", "dress", "plain", silk=1.0),
}


def rank(reader: AttributeReader, photo: Embeddings, *wanted: Wanted, weight: float = 0.6) -> str:
    scores = rank_composed(reader, photo, wanted, np.stack(list(SHOP.values())), weight)
    return list(SHOP)[int(scores.argmax())]


def test_a_new_colour_replaces_the_old_one_and_keeps_the_kind(reader: AttributeReader) -> None:
    blue = Wanted(mix("blue"), (("colour", "blue"),))
    assert rank(reader, SHOP["red dress"], blue) == "blue dress"


def test_another_kind_gives_up_the_photos_own(reader: AttributeReader) -> None:
    coat = Wanted(mix("coat"), (("kind", "coat"),))
    assert rank(reader, SHOP["blue dress"], coat) == "blue coat"


def test_several_wishes_hold_together(reader: AttributeReader) -> None:
    dotted = Wanted(mix("dotted"), (("pattern", "dotted"),))
    dress = Wanted(mix("dress"), (("kind", "dress"),))
    assert rank(reader, SHOP["blue coat"], dotted, dress) == "dotted red dress"


def test_words_that_name_no_term_count_as_they_are(reader: AttributeReader) -> None:
    silk = np.zeros(DIMENSION, dtype=np.float32)
    silk[SILK] = 1
    assert rank(reader, SHOP["red dress"], Wanted(silk)) == "silk dress"


def test_what_a_phrase_says_beside_its_terms_counts(reader: AttributeReader) -> None:
    red_silk = Wanted(mix("red", silk=1.0), (("colour", "red"),))
    assert rank(reader, SHOP["blue dress"], red_silk) == "silk dress"


def test_a_later_colour_takes_the_place_of_an_earlier_one(reader: AttributeReader) -> None:
    red = Wanted(mix("red"), (("colour", "red"),))
    blue = Wanted(mix("blue"), (("colour", "blue"),))
    assert rank(reader, SHOP["red dress"], red, blue) == "blue dress"


def test_what_is_ruled_out_does_not_come(reader: AttributeReader) -> None:
    not_red = Wanted(mix("red"), (), (("colour", "red"),))
    assert rank(reader, SHOP["red dress"], not_red) == "blue dress"


def test_the_photo_alone_counts_at_weight_zero(reader: AttributeReader) -> None:
    blue = Wanted(mix("blue"), (("colour", "blue"),))
    assert rank(reader, SHOP["red dress"], blue, weight=0.0) == "red dress"
