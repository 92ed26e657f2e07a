"""Saves the training's state so that a kill at any moment loses little, and the finished model."""

import json
import os
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

from engine.tensor_file import load_tensors
from engine.training.model import ModelForm, make_config
from engine.training.tokenizer import save_tokenizer

STATE_FILE = "state.pt"
WEIGHTS_FILE = "open_clip_model.safetensors"


def save_state(state: dict[str, Any], folder: Path) -> None:
    """Write the state beside the old one, then swap: one whole state is always there."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{STATE_FILE}.part"
    with beside.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / STATE_FILE)


def find_state(folder: Path) -> dict[str, Any] | None:
    """Load the last saved state, or return None if there is none; raise ModelError for a forged."""
    path = folder / STATE_FILE
    if not path.exists():
        return None
    state: dict[str, Any] = load_tensors(path)
    return state


def load_start(folder: Path) -> dict[str, torch.Tensor]:
    """Load the weights to start from as a pupil's: a run's average, or a finished model's CLIP.

    A run's folder has the training's extra heads too; raise FileNotFoundError for any other one.
    """
    state = find_state(folder)
    if state is not None:
        return {**state["pupil"], **state["average"]}
    weights = load_file(folder / WEIGHTS_FILE)
    return {f"clip.{name}": _widen(value) for name, value in weights.items()}


def export_model(clip: nn.Module, form: ModelForm, tokenizer: Tokenizer, folder: Path) -> None:
    """Write a directory that open_clip loads as local-dir: config, fp16 weights, tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    config = json.dumps(make_config(form), indent=2) + "\n"
    (folder / "open_clip_config.json").write_text(config, "utf-8")
    save_tokenizer(tokenizer, folder, form.context_length)
    weights = {name: _halve(value) for name, value in clip.state_dict().items()}
    beside = folder / f"{WEIGHTS_FILE}.part"
    save_file(weights, str(beside), metadata={"format": "pt"})
    beside.replace(folder / WEIGHTS_FILE)


def _widen(value: torch.Tensor) -> torch.Tensor:
    return value.float() if value.is_floating_point() else value


def _halve(value: torch.Tensor) -> torch.Tensor:
    halved = value.detach().half() if value.is_floating_point() else value.detach()
    return halved.contiguous().clone()
