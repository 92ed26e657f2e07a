"""The state of a run on disk: whole at any moment, and only ever gone on with by its own run."""

import hashlib
from pathlib import Path
from typing import Any

import torch

from engine.errors import ModelError
from engine.finetuning.errors import FineTuningError, explain_disk
from engine.training.checkpoint import STATE_FILE, find_state, save_state


def save_run(state: dict[str, Any], folder: Path) -> None:
    """Write the state beside the old one, then swap.

    Raises:
        FineTuningError: the disk does not take it; the old state is untouched.
    """
    with explain_disk(folder / STATE_FILE):
        save_state(state, folder)


def load_run(folder: Path, identity: dict[str, Any]) -> dict[str, Any]:
    """Load the state of the run that has this identity: plan, start model and pairs.

    Raises:
        FineTuningError: there is none, it is damaged, or it is another run's.
    """
    try:
        state = find_state(folder)
    except ModelError as error:  # forged: the message says so
        raise FineTuningError(str(error)) from error
    except Exception as error:  # torch raises nearly everything on broken files
        raise FineTuningError(
            f"{folder / STATE_FILE} is damaged: remove it and begin anew without --resume."
        ) from error
    if state is None:
        raise FineTuningError(f"{folder} holds no run to resume: begin without --resume.")
    differing = [
        name
        for name, value in identity.items()
        if name not in state["facts"]["identity"] or state["facts"]["identity"][name] != value
    ]
    if differing:
        raise FineTuningError(
            f"The run in {folder} was begun with other values of {', '.join(differing)}: give it "
            "the same ones, or begin anew in another --out."
        )
    return state


def require_empty(folder: Path) -> None:
    """Raise FineTuningError if a folder holds a run or a model that would be overwritten."""
    for name in (STATE_FILE, "model"):
        if (folder / name).exists():
            raise FineTuningError(
                f"{folder} already holds a run ({name}): go on with --resume, or give another "
                "--out. Nothing was changed."
            )


def hash_tensors(tensors: dict[str, torch.Tensor]) -> str:
    """Return a digest of tensors by name, as float32."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode())
        digest.update(tensors[name].detach().cpu().float().contiguous().numpy().tobytes())
    return digest.hexdigest()
