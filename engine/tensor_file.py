"""Files of tensors are read as tensors alone: a pickle could run whatever its maker wanted."""

import pickle
from pathlib import Path
from typing import Any

import torch

from engine.errors import ModelError

REFUSED = (
    "it holds more than weights, which could run code, or is damaged. Nothing of it was run. "
    "Get it as safetensors, or from whoever made it with weights alone"
)


def load_tensors(path: Path) -> Any:
    """Load what torch.save wrote of tensors and plain values, on the CPU.

    Raises:
        ModelError: it holds anything else.
    """
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise ModelError(f"{path} is refused: {REFUSED}.") from error
