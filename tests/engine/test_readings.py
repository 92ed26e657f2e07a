"""Readings are probabilities: of one value a field, of several colours, and of nothing at all."""

import numpy as np
import pytest

from engine.attributes import AttributeReader
from engine.calibration.constants import Calibration, FieldConstants
from engine.encoder import Embeddings
from engine.palette.naming import ColourNamer
from engine.readings import LEAST, PictureReader

VALUES = {
    "kind": ("dress", "boots"),
    "colour": ("red", "blue", "green"),
    "sleeve": ("short", "long"),
}
AXES = np.eye(7, dtype=np.float32)
ATTRIBUTES = AttributeReader(
    VALUES, {"kind": AXES[0:2], "colour": AXES[2:5], "sleeve": AXES[5:7]}, 30.0
)
PLAIN = PictureReader(ATTRIBUTES, Calibration())


def look_like(**cosines: float) -> Embeddings:
    """Return one embedding (1, 7) with a cosine for every value that is named."""
    names = [value for values in VALUES.values() for value in values]
    return np.array([[cosines.get(name, 0.0) for name in names]], dtype=np.float32)


def test_without_calibration_it_is_a_softmax() -> None:
    looks = look_like(dress=0.5, boots=0.45, red=0.3, blue=0.2, short=0.1)
    for name in VALUES:
        raised = np.exp(ATTRIBUTES.sharpness * looks @ ATTRIBUTES.directions[name].T)
        assert np.allclose(PLAIN.read_field(name, looks), raised / raised.sum(), atol=1e-5)


def test_a_reading_leaves_out_what_is_improbable() -> None:
    (reading,) = PLAIN.read(look_like(dress=0.5, red=0.4, blue=0.36))
    assert reading["kind"] == {"dress": 1.0}
    assert list(reading["colour"]) == ["red", "blue"]
    assert (
        min(probability for values in reading.values() for probability in values.values()) > LEAST
    )
    assert list(reading["sleeve"].values()) == [0.5, 0.5]


def test_several_colours_may_be_probable_at_once() -> None:
    calibration = Calibration("it", {"colour": FieldConstants(slope=1.0, rivalry=0.0)})
    (reading,) = PictureReader(ATTRIBUTES, calibration).read(look_like(red=0.2, blue=0.2, green=-1))
    assert set(reading["colour"]) == {"red", "blue"}
    assert min(reading["colour"].values()) > 0.9


def test_a_slope_below_one_makes_less_sure_and_an_offset_shifts() -> None:
    looks = look_like(short=0.1)
    flat = PictureReader(ATTRIBUTES, Calibration("it", {"sleeve": FieldConstants(0.5)}))
    shifted = Calibration("it", {"sleeve": FieldConstants(1.0, 1.0, {"long": 6.0})})
    assert 0.5 < flat.read_field("sleeve", looks)[0, 0] < PLAIN.read_field("sleeve", looks)[0, 0]
    assert PictureReader(ATTRIBUTES, shifted).read_field("sleeve", looks)[0].argmax() == 1


def test_boots_have_no_sleeves() -> None:
    calibration = Calibration("it", worn={"sleeve": {"boots": 0.0, "dress": 1.0}})
    reader = PictureReader(ATTRIBUTES, calibration)
    boots, dress = reader.read(
        np.concatenate([look_like(boots=0.5, long=0.5), look_like(dress=0.5, long=0.5)])
    )
    assert boots["sleeve"] == {}
    assert dress["sleeve"] == {"long": 1.0}


def test_a_kind_is_found_where_it_is_plain() -> None:
    assert PLAIN.find_kind(look_like(dress=0.5)[0]) == "dress"
    assert PLAIN.find_kind(look_like(dress=0.5, boots=0.49)[0]) is None


def test_nothing_is_read_from_nothing() -> None:
    assert PLAIN.read(np.empty((0, 7), dtype=np.float32)) == []


@pytest.mark.parametrize(
    "other",
    [
        PictureReader(ATTRIBUTES, Calibration("it", {"kind": FieldConstants(0.9)})),
        PictureReader(AttributeReader(VALUES, ATTRIBUTES.directions, 20.0), Calibration()),
        PictureReader(
            AttributeReader(VALUES, {**ATTRIBUTES.directions, "kind": AXES[3:5]}), Calibration()
        ),
    ],
    ids=["calibration", "sharpness", "words"],
)
def test_a_reader_that_could_read_otherwise_has_another_id(other: PictureReader) -> None:
    same = PictureReader(AttributeReader(VALUES, dict(ATTRIBUTES.directions)), Calibration())
    assert same.reader_id == PLAIN.reader_id
    assert other.reader_id != PLAIN.reader_id


NAMER = ColourNamer(("blue", "red", "pink"), (), "namer-1")


def test_pixels_and_words_speak_of_colours_half_and_half() -> None:
    reader = PictureReader(ATTRIBUTES, Calibration(), NAMER)
    looks = np.concatenate([look_like(red=0.4, blue=0.4)] * 2)
    said = np.array([[-4.0, 4.0, 9.0], [np.nan] * 3], dtype=np.float32)
    seen, unseen = reader.read_field("colour", looks, said)
    assert np.allclose(unseen, PLAIN.read_field("colour", looks)[0])
    assert seen[0] == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-3)  # of 0 and 4, the mean
    assert seen[1] == pytest.approx(1 / (1 + np.exp(2.0)), abs=1e-3)
    assert seen[2] == unseen[2]  # no column for green
    sleeves = look_like(short=0.1)
    assert np.array_equal(
        reader.read_field("sleeve", sleeves, said[:1]), PLAIN.read_field("sleeve", sleeves)
    )
    assert [list(reading["colour"]) for reading in reader.read(looks, said)] == [
        ["red", "blue"],
        ["red", "blue"],
    ]
    assert reader.reader_id != PLAIN.reader_id
