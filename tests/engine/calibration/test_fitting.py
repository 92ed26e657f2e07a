"""Constants are learnt from labelled pictures: how sure to be, and which words mislead."""

from pathlib import Path

import numpy as np
import pytest

from engine.attributes import AttributeReader
from engine.calibration.constants import Calibration
from engine.calibration.fitting import fit
from engine.calibration.reliability import measure, measure_error
from engine.encoder import Embeddings
from engine.evaluation.subject import FIELDS, Subject
from engine.readings import PictureReader

VALUES = {"kind": ("dress", "boots"), "pattern": ("dotted", "striped"), "colour": ("red", "blue")}
AXES = {name: np.eye(6, dtype=np.float32)[2 * at : 2 * at + 2] for at, name in enumerate(VALUES)}
ATTRIBUTES = AttributeReader(VALUES, AXES, 30.0)


def draw(count: int, seed: int, *, lean: float = 0.0) -> tuple[list[Subject], Embeddings]:
    """Draw garments whose cosines say what they are in three of four cases.

    With a lean every picture looks that much more dotted than it is.
    """
    generator = np.random.default_rng(seed)
    rows = generator.normal(0, 0.01, size=(count, 6)).astype(np.float32)
    subjects = []
    for number in range(count):
        attributes = {}
        for name, values in VALUES.items():
            right = int(generator.integers(2))
            seen = right if generator.random() < 0.75 else 1 - right
            rows[number] += 0.3 * AXES[name][seen]
            attributes[FIELDS[name]] = (values[right],)
        rows[number] += lean * AXES["pattern"][0]
        subjects.append(Subject(sku=str(number), picture=Path(), attributes=attributes))
    return subjects, rows


def test_a_model_that_is_too_sure_becomes_as_sure_as_it_is_right() -> None:
    calibration = fit(ATTRIBUTES, *draw(800, 1), "it")
    held_out = draw(800, 2)
    before = measure(PictureReader(ATTRIBUTES, Calibration()), *held_out)
    after = measure(PictureReader(ATTRIBUTES, calibration), *held_out)
    assert [one.field for one in after] == ["kind", "pattern", "colour"]
    for one, other in zip(before, after, strict=True):
        assert one.error > 0.2
        assert other.error < 0.06
        assert other.accuracy == pytest.approx(one.accuracy, abs=0.05)
    assert calibration.checkpoint == "it"


def test_a_word_that_is_near_every_picture_is_held_back() -> None:
    calibration = fit(ATTRIBUTES, *draw(800, 1, lean=0.4), "it")
    offsets = calibration.fields["pattern"].offsets
    assert offsets["dotted"] < offsets["striped"] - 0.5
    held_out = draw(800, 2, lean=0.4)
    before = measure(PictureReader(ATTRIBUTES, Calibration()), *held_out)[1]
    after = measure(PictureReader(ATTRIBUTES, calibration), *held_out)[1]
    assert before.accuracy < 0.6
    assert after.accuracy > 0.7


def test_a_field_with_few_pictures_keeps_the_defaults() -> None:
    assert fit(ATTRIBUTES, *draw(10, 1), "it").fields == {}


def test_what_a_kind_never_has_is_learnt() -> None:
    subjects, embeddings = draw(100, 1)
    bare = [
        Subject(
            sku=one.sku,
            picture=one.picture,
            attributes={
                name: values
                for name, values in one.attributes.items()
                if name != "pattern" or one.kind == "dress"
            },
        )
        for one in subjects
    ]
    worn = fit(ATTRIBUTES, bare, embeddings, "it").worn
    assert worn["pattern"] == {"boots": 0.0, "dress": 1.0}


def test_the_calibration_error_is_the_gap_between_sure_and_right() -> None:
    sure = np.array([0.95, 0.95, 0.55, 0.55], dtype=np.float32)
    is_right = np.array([True, True, True, False])
    assert measure_error(sure, is_right) == pytest.approx(0.05, abs=1e-6)
    assert measure_error(sure, ~is_right) == pytest.approx(0.5, abs=1e-6)
