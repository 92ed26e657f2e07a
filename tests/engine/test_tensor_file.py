"""Nothing that is loaded can run code: not weights, not a training's state, not another array."""

import re
from pathlib import Path

import pytest
import torch

from engine.errors import ModelError
from engine.finetuning.errors import FineTuningError
from engine.finetuning.state import load_run
from engine.tensor_file import load_tensors
from engine.training.checkpoint import find_state
from engine.training.image_start import load_image_start
from tests.engine.forgeries import FORGERIES, Forge

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "engine", "storage", "migrations", "demo", "benchmarks", "docs")
DANGEROUS = re.compile(
    r"torch\.load\(|weights_only=False|allow_pickle=True|pickle\.loads?\(|joblib|torch\.jit\.load"
    r"|trust_remote_code=True"
)


def test_tensors_are_loaded(tmp_path: Path) -> None:
    torch.save({"step": 3, "w": torch.ones(2)}, tmp_path / "file.pt")
    assert load_tensors(tmp_path / "file.pt")["step"] == 3


@pytest.mark.parametrize("save", FORGERIES)
def test_a_pickle_with_code_is_refused_and_not_run(tmp_path: Path, save: Forge) -> None:
    save(tmp_path / "file.pt", tmp_path / "trace")
    with pytest.raises(ModelError, match=r"file\.pt is refused"):
        load_tensors(tmp_path / "file.pt")
    assert not (tmp_path / "trace").exists()


@pytest.mark.parametrize("save", FORGERIES)
def test_a_training_does_not_resume_from_one(tmp_path: Path, save: Forge) -> None:
    save(tmp_path / "state.pt", tmp_path / "trace")
    with pytest.raises(FineTuningError, match="refused"):
        load_run(tmp_path, {})
    with pytest.raises(ModelError, match="refused"):
        find_state(tmp_path)
    assert not (tmp_path / "trace").exists()


def test_an_image_tower_does_not_begin_with_one(tmp_path: Path) -> None:
    FORGERIES[0](tmp_path / "start.pth", tmp_path / "trace")
    with pytest.raises(ModelError, match="refused"):
        load_image_start(tmp_path / "start.pth", torch.nn.Linear(1, 1))
    assert not (tmp_path / "trace").exists()


def test_nothing_else_in_the_house_loads_what_could_run() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if DANGEROUS.search(line)
    ]
    assert found == [
        'engine/tensor_file.py: return torch.load(path, map_location="cpu", weights_only=True)'
    ]
