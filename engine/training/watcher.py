"""Measures a model while it is trained, on photos that it never learns from."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import structlog
import torch
from tokenizers import Tokenizer

from engine.training.corpus import Garment
from engine.training.encoding import encode_pictures, encode_words
from engine.training.evaluation import evaluate
from engine.training.model import Clip

_log = structlog.get_logger()


class Watcher:
    """Garments with their pictures (N, H, W, 3) at the model's size, and a file for the figures."""

    def __init__(
        self,
        garments: Sequence[Garment],
        pictures: np.ndarray,
        tokenizer: Tokenizer,
        figures: Path,
    ) -> None:
        self._garments = garments
        self._pictures = pictures
        self._tokenizer = tokenizer
        self._figures = figures

    def watch(self, clip: Clip) -> None:
        """Measure, log and append to the file."""
        with torch.inference_mode():
            images = encode_pictures(clip, self._pictures)
            report = evaluate(
                images, self._garments, lambda texts: encode_words(clip, self._tokenizer, texts)
            )
        _log.info("validation", **report.describe())
        with self._figures.open("a", encoding="utf-8") as file:
            file.write(json.dumps(report.describe()) + "\n")
