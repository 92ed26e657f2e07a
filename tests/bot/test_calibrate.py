"""`garderobe calibrate` writes a checkpoint's constants beside its weights, and shops use them."""

import shutil
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

import engine
from bot.cli import app
from bot.errors import CommandError
from bot.settings import Settings
from bot.stock.calibrations import find_calibration
from engine.calibration.constants import FILE, Calibration
from engine.model_source import find_source

SHIPPED = Path(engine.__file__).parent / "models" / "garderobe-clip-s"


@pytest.fixture
def checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkpoint of somebody's own, which no constants came with."""
    folder = tmp_path / "tuned"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns(FILE))
    monkeypatch.setenv("CLIP_MODEL", str(folder))
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    return folder


def build_settings(model: str) -> Settings:
    return Settings(_env_file=None, clip_model=model)


def test_a_checkpoint_gets_its_own_constants(checkpoint: Path, wardrobe: Path) -> None:
    model_id = find_source(str(checkpoint)).model_id
    settings = build_settings(str(checkpoint))
    assert find_calibration(settings, model_id) is None
    run = CliRunner().invoke(app, ["calibrate", str(wardrobe), "--held-out", str(wardrobe)])
    assert run.exit_code == 0, run.output
    calibration = find_calibration(settings, model_id)
    assert calibration is not None
    assert {"kind", "colour", "pattern"} <= calibration.fields.keys()
    assert find_source(str(checkpoint)).model_id == model_id  # no picture is encoded anew
    assert "before" in run.output
    assert "after" in run.output


def test_constants_of_other_weights_are_not_used(checkpoint: Path) -> None:
    Calibration("0123456789ab").save(checkpoint)
    settings = build_settings(str(checkpoint))
    with structlog.testing.capture_logs() as logs:
        found = find_calibration(settings, find_source(str(checkpoint)).model_id)
    assert found is None
    assert [entry["event"] for entry in logs] == ["calibration_of_another_checkpoint"]


def test_an_encoder_that_was_given_has_none_of_the_settings_constants() -> None:
    assert find_calibration(build_settings("garderobe-clip-s"), "another@model") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [("sku,image,category\n", "too few"), (None, "no file")],
    ids=["empty", "absent"],
)
@pytest.mark.usefixtures("checkpoint")
def test_what_cannot_be_learnt_from_is_said(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "labelled.csv"
    if content is not None:
        path.write_text(content, "utf-8")
    run = CliRunner().invoke(app, ["calibrate", str(path)])
    assert isinstance(run.exception, CommandError)
    assert said in str(run.exception)
