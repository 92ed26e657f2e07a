"""What the engine asks of any model that puts pictures and words into one space."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Embeddings = NDArray[np.float32]
"""L2-normalised rows, (N, D), or one of them, (D,)."""


class Encoder(Protocol):
    """A model; embeddings are float32 and L2-normalised here and nowhere else."""

    @property
    def model_id(self) -> str:
        """Get the name that changes whenever the embeddings could: it keys stored ones."""

    @property
    def dimension(self) -> int:
        """Get D, the length of an embedding."""

    @property
    def knows_single_words(self) -> bool:
        """Tell whether it was taught words by themselves, so that they need no sentence."""

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        """Encode RGB pictures of any size: (B, D)."""

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts of any length, cut where the model ends: (B, D)."""
