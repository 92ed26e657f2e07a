"""A start model and a shop's pairs become a checkpoint; a kill at any moment costs nothing."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load_file

from engine.finetuning.errors import FineTuningError
from engine.finetuning.lineage import list_image_ancestors
from engine.finetuning.pairs import Pair
from engine.finetuning.plan import Freeze
from engine.model_source import find_source
from engine.openclip import load_encoder
from tests.engine.finetuning.shop import draw_shop, run
from tests.engine.tiny_models import (
    save_hugging_face_text_model,
    save_siglip_model,
    save_tiny_model,
)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    return draw_shop(tmp_path_factory.mktemp("shop"), 32)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("start") / "tiny")


@pytest.mark.parametrize("save", [save_tiny_model, save_hugging_face_text_model, save_siglip_model])
def test_every_form_of_model_learns_and_can_be_served(
    save: Callable[[Path], Path], tmp_path: Path, pairs: list[Pair]
) -> None:
    start = save(tmp_path / "start")
    outcome = run(start, tmp_path / "run", pairs, interpolate=False)
    encoder = load_encoder(str(outcome.folder))
    assert encoder.dimension == load_encoder(str(start)).dimension
    texts = [pair.english[0] for pair in pairs[:4]]
    assert not np.allclose(
        encoder.encode_texts(texts), load_encoder(str(start)).encode_texts(texts), atol=1e-3
    )
    report = json.loads((outcome.folder / "report.json").read_text("utf-8"))
    assert report["figures"]["recall@10 de"]["before"] >= 0
    assert (tmp_path / "run" / "run.svg").read_text("utf-8").startswith("<?xml")
    assert len((tmp_path / "run" / "log.csv").read_text("utf-8").splitlines()) == 3


def test_the_loss_falls(tiny: Path, tmp_path: Path, pairs: list[Pair]) -> None:
    run(tiny, tmp_path / "run", pairs, epochs=6, interpolate=False, augment=False)
    lines = (tmp_path / "run" / "log.csv").read_text("utf-8").splitlines()
    losses = [float(line.split(",")[2]) for line in lines[1:]]
    assert losses[-1] < losses[0] - 0.1


def test_a_frozen_image_tower_embeds_pictures_as_before_to_the_last_bit(
    tmp_path: Path, pairs: list[Pair]
) -> None:
    import torch

    start = save_tiny_model(tmp_path / "start", dtype=torch.float32)  # fp16 would lose something
    outcome = run(start, tmp_path / "run", pairs, freeze=Freeze.IMAGE)
    images = [Image.open(pair.picture) for pair in pairs[:5]]
    before, after = load_encoder(str(start)), load_encoder(str(outcome.folder))
    assert np.array_equal(before.encode_images(images), after.encode_images(images))
    assert outcome.image_ancestors == (before.model_id,)
    assert before.model_id != after.model_id
    assert list_image_ancestors(find_source(str(outcome.folder))) == (before.model_id,)


def test_a_tuned_image_tower_has_no_ancestors(
    tiny: Path, tmp_path: Path, pairs: list[Pair]
) -> None:
    outcome = run(tiny, tmp_path / "run", pairs, freeze=Freeze.TEXT, interpolate=False)
    assert outcome.image_ancestors == ()
    before, after = load_encoder(str(tiny)), load_encoder(str(outcome.folder))
    assert np.array_equal(before.encode_texts(["Kleid"]), after.encode_texts(["Kleid"]))


def test_exchanged_weights_end_the_lineage(tiny: Path, tmp_path: Path, pairs: list[Pair]) -> None:
    outcome = run(tiny, tmp_path / "run", pairs, freeze=Freeze.IMAGE)
    other = save_tiny_model(tmp_path / "other", seed=5) / "open_clip_model.safetensors"
    (outcome.folder / "open_clip_model.safetensors").write_bytes(other.read_bytes())
    assert list_image_ancestors(find_source(str(outcome.folder))) == ()


def test_a_mixture_is_never_worse_on_validation_than_either_end(
    tiny: Path, tmp_path: Path, pairs: list[Pair]
) -> None:
    outcome = run(tiny, tmp_path / "run", pairs)
    assert outcome.alphas[outcome.alpha] == max(outcome.alphas.values())
    assert {0.0, 1.0} <= set(outcome.alphas)


def test_a_run_that_was_killed_ends_as_one_that_was_not(
    tiny: Path, tmp_path: Path, pairs: list[Pair]
) -> None:
    command = [sys.executable, "-m", "tests.engine.finetuning.shop", str(tiny)]
    pictures = str(tmp_path / "pictures")
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    subprocess.run([*command, str(whole), pictures, "new"], check=True, timeout=120)
    process = subprocess.Popen([*command, str(killed), pictures, "new"])
    while not (killed / "state.pt").exists() and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.8)
    process.kill()
    assert process.wait(10) == -9
    assert not (killed / "model").exists()
    subprocess.run([*command, str(killed), pictures, "resume"], check=True, timeout=120)
    first, second = (
        load_file(folder / "model" / "open_clip_model.safetensors") for folder in (whole, killed)
    )
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_a_finished_run_is_not_overwritten(tiny: Path, tmp_path: Path, pairs: list[Pair]) -> None:
    outcome = run(tiny, tmp_path / "run", pairs, epochs=1)
    weights = (outcome.folder / "open_clip_model.safetensors").read_bytes()
    with pytest.raises(FineTuningError, match="--resume"):
        run(tiny, tmp_path / "run", pairs, epochs=1)
    assert (outcome.folder / "open_clip_model.safetensors").read_bytes() == weights


def test_resuming_with_another_plan_names_what_differs(
    tiny: Path, tmp_path: Path, pairs: list[Pair]
) -> None:
    run(tiny, tmp_path / "run", pairs, epochs=1)
    with pytest.raises(FineTuningError, match="learning_rate"):
        run(tiny, tmp_path / "run", pairs, epochs=1, learning_rate=1.0, resume=True)


def test_a_damaged_state_is_named(tiny: Path, tmp_path: Path, pairs: list[Pair]) -> None:
    run(tiny, tmp_path / "run", pairs, epochs=1)
    (tmp_path / "run" / "state.pt").write_bytes(b"no state")
    with pytest.raises(FineTuningError, match="damaged"):
        run(tiny, tmp_path / "run", pairs, epochs=1, resume=True)


def test_early_stopping_ends_a_run_that_no_longer_improves(
    tiny: Path, tmp_path: Path, pairs: list[Pair]
) -> None:
    outcome = run(tiny, tmp_path / "run", pairs, epochs=9, patience=1, learning_rate=1e-9)
    assert outcome.epochs == 2
