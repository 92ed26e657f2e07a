"""Constants lie beside a checkpoint's weights and are read back as they were fitted."""

from pathlib import Path

import pytest

from engine.calibration.constants import FILE, Calibration, FieldConstants, name_checkpoint
from engine.errors import ModelError

FITTED = Calibration(
    "2d6da02c5a31",
    {"pattern": FieldConstants(0.8, 1.0, {"dotted": -0.25})},
    {"sleeve": {"dress": 1.0, "boots": 0.0}},
)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    assert FITTED.save(tmp_path) == tmp_path / FILE
    assert Calibration.load(tmp_path) == FITTED


def test_a_checkpoint_without_constants_has_none(tmp_path: Path) -> None:
    assert Calibration.load(tmp_path) is None


def test_a_field_without_constants_has_the_defaults() -> None:
    assert FITTED.get_constants("colour") == FieldConstants()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"fields": {"pattern": 3}}', "\udcff"])
def test_what_is_no_calibration_says_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, "utf-8", "surrogateescape")
    with pytest.raises(ModelError, match="garderobe calibrate"):
        Calibration.load(tmp_path)


def test_a_checkpoint_is_the_same_in_a_folder_of_another_name() -> None:
    assert name_checkpoint("garderobe-clip-s@2d6da02c5a31") == name_checkpoint("mine@2d6da02c5a31")
