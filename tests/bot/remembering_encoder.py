"""The shipped encoder for many bots: what each of them reads at its start is read once."""

import os
import time
from collections.abc import Sequence

from PIL import Image

from engine.encoder import Embeddings, Encoder


class RememberingEncoder:
    """The shipped encoder, whose texts are read once for all bots that use it.

    SLOW_MODEL_SECONDS in a bot's environment makes it as slow as a model of that size.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._texts: dict[tuple[str, ...], Embeddings] = {}

    @property
    def model_id(self) -> str:
        return self._encoder.model_id

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    @property
    def knows_single_words(self) -> bool:
        return self._encoder.knows_single_words

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        time.sleep(float(os.environ.get("SLOW_MODEL_SECONDS", "0")))
        return self._encoder.encode_images(images)

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        key = tuple(texts)
        if key not in self._texts:
            self._texts[key] = self._encoder.encode_texts(texts)
        return self._texts[key]
