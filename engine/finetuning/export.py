"""Writes a network as a checkpoint folder that open_clip, and so CLIP_MODEL, takes as it is."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from engine.finetuning.network import StartModel
from engine.torchvision_operators import import_open_clip

CONFIG_FILE = "open_clip_config.json"
WEIGHTS_FILE = "open_clip_model.safetensors"
_BESIDE = (
    "config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json", "sentencepiece.bpe.model", "spiece.model", "tokenizer.model",
    "vocab.json", "vocab.txt", "merges.txt",
)  # fmt: skip


def write_checkpoint(
    start: StartModel, trained: frozenset[str], folder: Path, *, half: bool
) -> None:
    """Write config, tokenizer and the network's weights into an empty or absent folder.

    Trained weights become fp16 with half. What was frozen becomes fp16 only where that loses
    nothing, so that it goes on giving the very same embeddings.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_tokenizer(start, folder)
    config = json.dumps(_build_config(start), indent=2) + "\n"
    (folder / CONFIG_FILE).write_text(config, "utf-8")
    weights = {
        name: _store(value, is_trained=name in trained) if half else _copy(value)
        for name, value in start.network.state_dict().items()
    }
    save_file(weights, str(folder / WEIGHTS_FILE), metadata={"format": "pt"})


def swap_in(beside: Path, folder: Path) -> None:
    """Put a finished folder in the place of another one, or of none, on disk for good."""
    for path in beside.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.replace(old)
    beside.replace(folder)
    shutil.rmtree(old, ignore_errors=True)


def _build_config(start: StartModel) -> dict[str, Any]:
    source = start.source
    if source.folder is not None and source.name.startswith("local-dir:"):
        config: dict[str, Any] = json.loads((source.folder / CONFIG_FILE).read_text("utf-8"))
        return config
    return {
        "model_cfg": import_open_clip().get_model_config(source.name),
        "preprocess_cfg": start.network.visual.preprocess_cfg,
    }


def _write_tokenizer(start: StartModel, folder: Path) -> None:
    """Copy the tokenizer and the text tower's own config, or write what the hub gave."""
    if start.source.folder is not None:
        for name in _BESIDE:
            if (start.source.folder / name).is_file():
                shutil.copyfile(start.source.folder / name, folder / name)
    inner: Any = getattr(start.tokenize, "tokenizer", None)  # Hugging Face's, within open_clip's
    if not (folder / "tokenizer_config.json").exists() and hasattr(inner, "save_pretrained"):
        inner.save_pretrained(str(folder))
    text_config: Any = getattr(getattr(start.network, "text", None), "config", None)
    if not (folder / "config.json").exists() and hasattr(text_config, "to_json_file"):
        text_config.to_json_file(str(folder / "config.json"))


def _store(value: Tensor, *, is_trained: bool) -> Tensor:
    if not value.is_floating_point():
        return _copy(value)
    halved = _copy(value).half()
    is_fine = torch.isfinite(halved).all() if is_trained else torch.equal(halved.float(), value)
    return halved if is_fine else _copy(value)


def _copy(value: Tensor) -> Tensor:
    return value.detach().cpu().contiguous().clone()
