"""Files that look like weights and would run code, if they were read as pickles are."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

Forge = Callable[[Path, Path], None]


class Intruder:
    """An object whose unpickling leaves a trace, as an attacker's would."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Any, ...]]:
        return Path.touch, (self.trace,)


def save_with_torch(path: Path, trace: Path) -> None:
    """Write what torch itself would, the intruder among the weights."""
    torch.save({"state_dict": {"weight": torch.ones(2), "other": Intruder(trace)}}, path)


def save_in_the_old_form(path: Path, trace: Path) -> None:
    """Write torch's form from before zip files."""
    torch.save({"state_dict": Intruder(trace)}, path, _use_new_zipfile_serialization=False)


def save_as_bare_pickle(path: Path, trace: Path) -> None:
    """Write a pickle and nothing else, of the protocol that torch itself writes."""
    path.write_bytes(pickle.dumps(Intruder(trace), protocol=2))


FORGERIES: list[Forge] = [save_with_torch, save_in_the_old_form, save_as_bare_pickle]
