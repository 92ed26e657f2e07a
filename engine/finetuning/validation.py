"""Measures the network as it is: for early stopping, for mixing, and before it learns."""

import math
from collections.abc import Sequence

import numpy as np

from engine.finetuning.errors import FineTuningError
from engine.finetuning.feed import PictureFeed
from engine.finetuning.measure import Figures, measure, measure_recall
from engine.finetuning.network import Pupil
from engine.finetuning.pairs import OnProgress, Pair
from engine.finetuning.sides import embed_pictures, embed_texts


class Validation:
    """Some pairs to measure by; with a frozen image tower their pictures are embedded once."""

    def __init__(
        self, pupil: Pupil, feed: PictureFeed, pairs: Sequence[Pair], *, is_frozen: bool
    ) -> None:
        self._pupil, self._feed, self._pairs = pupil, feed, pairs
        self._is_frozen = is_frozen
        self._images: np.ndarray | None = None

    def score(self) -> Figures:
        """Measure recall; "recall@10" alone is what early stopping and mixing go by."""
        return measure_recall(self._embed(_ignore), self._pairs, self._encode)

    def measure(self, on_progress: OnProgress) -> Figures:
        """Measure recall, every attribute's words, and kinds."""
        return measure(self._embed(on_progress), self._pairs, self._encode)

    def _embed(self, on_progress: OnProgress) -> np.ndarray:
        if self._images is not None:
            return self._images
        paths = [pair.picture for pair in self._pairs]
        embedded = embed_pictures(self._pupil, self._feed, paths, on_progress)
        images: np.ndarray = embedded.cpu().numpy()
        if not math.isfinite(float(images.sum())):
            raise FineTuningError(
                "The model gives no numbers any more: begin anew with a lower --learning-rate."
            )
        if self._is_frozen:
            self._images = images
        return images

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        rows: np.ndarray = embed_texts(self._pupil, texts).cpu().numpy()
        return rows


def _ignore(done: int, total: int) -> None:
    """Show nothing."""
