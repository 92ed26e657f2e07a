"""Brings pictures from disk to the model, the next ones in the background."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
import torch
from PIL import Image, ImageEnhance, ImageOps
from torch import Tensor

from engine.finetuning.errors import FineTuningError
from engine.images import load_image

_READERS = 4
_MAX_EDGE = 512  # pixels; larger than what towers see, and quick to decode
_LEAST_SEEN = 0.85  # of each edge, in an augmented picture
_BRIGHTNESS = 0.15


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """Which pictures are wanted, and the seeds that draw how each differs from its file."""

    paths: tuple[Path, ...]
    seeds: tuple[tuple[int, ...], ...] | None = None  # None: as they are


class PictureFeed:
    """Decodes pictures in threads; a batch asked for early is ready when it is taken."""

    def __init__(self, preprocess: Callable[[Image.Image], Tensor]) -> None:
        self._preprocess = preprocess
        self._pool = ThreadPoolExecutor(_READERS, thread_name_prefix="pictures")
        self._early: dict[PictureRequest, list[Future[Tensor]]] = {}

    def __enter__(self) -> "PictureFeed":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def prepare(self, request: PictureRequest) -> None:
        """Begin to decode what will be taken next."""
        if request not in self._early:
            self._early[request] = self._begin(request)

    def take(self, request: PictureRequest) -> Tensor:
        """Return the pictures as pixels (B, 3, H, W).

        Raises:
            FineTuningError: a picture that opened at the beginning no longer does.
        """
        futures = self._early.pop(request, None) or self._begin(request)
        return torch.stack([future.result() for future in futures])

    def _begin(self, request: PictureRequest) -> list[Future[Tensor]]:
        seeds = request.seeds or [None] * len(request.paths)
        return [
            self._pool.submit(self._load, path, seed)
            for path, seed in zip(request.paths, seeds, strict=True)
        ]

    def _load(self, path: Path, seed: tuple[int, ...] | None) -> Tensor:
        try:
            image = load_image(path.read_bytes(), max_edge=_MAX_EDGE)
        except Exception as error:
            raise FineTuningError(
                f"{path} could be opened at the beginning and no longer can ({error}): "
                "bring it back and go on with --resume."
            ) from error
        if seed is not None:
            image = augment(image, np.random.default_rng(seed))
        return self._preprocess(image)


def augment(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Crop a little, mirror half of the time, brighten or darken; colours are meant, so stay."""
    width, height = image.size
    wide, high = (max(round(edge * rng.uniform(_LEAST_SEEN, 1)), 1) for edge in (width, height))
    left, top = rng.integers(0, width - wide + 1), rng.integers(0, height - high + 1)
    seen = image.crop((int(left), int(top), int(left) + wide, int(top) + high))
    if rng.random() < 0.5:
        seen = ImageOps.mirror(seen)
    return ImageEnhance.Brightness(seen).enhance(rng.uniform(1 - _BRIGHTNESS, 1 + _BRIGHTNESS))
