"""What shoppers call a picture's colours: a small network over its histograms."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from safetensors import SafetensorError, safe_open

from engine.errors import ModelError
from engine.palette.histogram import LENGTH, Histogram, describe_colours

Palettes = NDArray[np.float32]
"""How much speaks for each colour by name, as log-odds: (N, C); a row of NaN is unknown."""

SHIPPED = Path(__file__).parent.parent / "models" / "colours.safetensors"
GAIN = 8.0  # times what a histogram differs from the mean one
_TENSORS = ("mean", "first.weight", "first.bias", "second.weight", "second.bias")


@dataclass(frozen=True, slots=True, eq=False)
class ColourNamer:
    """A network from histograms (F) to the log-odds of named colours (C)."""

    colours: tuple[str, ...]
    tensors: tuple[NDArray[np.float32], ...]  # as in _TENSORS
    palette_id: str  # changes whenever what is named could

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Self:
        """Load a network that `python -m engine.palette.training` wrote.

        Raises:
            ModelError: the file is no such network.
        """
        try:
            data = path.read_bytes()
            with safe_open(path, framework="numpy") as file:
                colours = tuple((file.metadata() or {})["colours"].split(";"))
                tensors = tuple(file.get_tensor(name).astype(np.float32) for name in _TENSORS)
        except (OSError, KeyError, SafetensorError) as error:
            raise ModelError(f"{path} holds no names of colours ({error!r})") from error
        if tensors[0].shape != (LENGTH,) or tensors[-1].shape != (len(colours),):
            raise ModelError(f"{path} names colours of another kind of histogram")
        return cls(colours, tensors, hashlib.sha256(data).hexdigest()[:16])

    def name(self, images: Sequence[Image.Image]) -> Palettes:
        """Name the colours of RGB pictures: (N, C)."""
        if not images:
            return np.empty((0, len(self.colours)), dtype=np.float32)
        return self.name_described(np.stack([describe_colours(image) for image in images]))

    def name_described(self, histograms: Histogram) -> Palettes:
        """Name the colours of pictures that are described: (N, F) to (N, C)."""
        mean, first, first_bias, second, second_bias = self.tensors
        hidden = np.maximum((histograms - mean) * GAIN @ first.T + first_bias, 0)
        return np.asarray(hidden @ second.T + second_bias, dtype=np.float32)
