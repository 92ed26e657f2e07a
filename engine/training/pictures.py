"""Keeps decoded pictures as one array on disk and augments batches of them as tensors."""

import hashlib
import json
import math
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import structlog
import torch
from PIL import Image, ImageOps
from torch import Tensor
from torch.nn import functional

FILL = 127  # grey around a letterboxed picture; also the mean, so that padding becomes zeros
MEAN = FILL / 255
STD = 0.25
CACHE_SIZE = (288, 216)  # height, width: larger than the network's input, to leave room for crops

_log = structlog.get_logger()


def letterbox(image: Image.Image, size: tuple[int, int]) -> np.ndarray:
    """Fit the whole image into size (height, width) on grey: uint8 (H, W, 3)."""
    height, width = size
    fitted = ImageOps.contain(image.convert("RGB"), (width, height), Image.Resampling.BICUBIC)
    canvas = Image.new("RGB", (width, height), (FILL, FILL, FILL))
    canvas.paste(fitted, ((width - fitted.width) // 2, (height - fitted.height) // 2))
    return np.asarray(canvas)


def load_pictures(
    paths: Sequence[Path], folder: Path, size: tuple[int, int] = CACHE_SIZE, jobs: int | None = None
) -> np.ndarray:
    """Decode every picture once into a memory-mapped uint8 array (N, H, W, 3) kept in folder."""
    key = hashlib.sha256(json.dumps([list(size), *map(str, paths)]).encode()).hexdigest()[:16]
    target = folder / f"pictures-{key}.npy"
    if not target.exists():
        _decode_all(paths, target, size, jobs)
    return np.load(target, mmap_mode="r")  # type: ignore[no-any-return] # numpy types it as Any


def _decode_all(
    paths: Sequence[Path], target: Path, size: tuple[int, int], jobs: int | None
) -> None:
    _log.info("decoding pictures", count=len(paths))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part.npy")
    array = np.lib.format.open_memmap(
        beside, mode="w+", dtype=np.uint8, shape=(len(paths), *size, 3)
    )
    with ProcessPoolExecutor(jobs) as pool:
        decoded = pool.map(_decode, paths, [size] * len(paths), chunksize=64)
        for row, picture in enumerate(decoded):
            array[row] = picture
    array.flush()
    beside.replace(target)


def _decode(path: Path, size: tuple[int, int]) -> np.ndarray:
    with Image.open(path) as image:
        image.draft("RGB", (size[1] * 2, size[0] * 2))
        return letterbox(ImageOps.exif_transpose(image), size)


def to_input(pictures: Tensor) -> Tensor:
    """Turn uint8 pictures (B, H, W, 3) into normalised channels-last floats (B, 3, H, W)."""
    return pictures.permute(0, 3, 1, 2).float().sub_(FILL).div_(255 * STD)


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How far a training picture may differ from the photo; colours are labels, so they stay."""

    zoom: tuple[float, float] = (0.72, 1.12)  # share of the picture that is seen
    stretch: float = 0.15
    shift: float = 0.10
    degrees: float = 14.0
    brightness: float = 0.22
    contrast: float = 0.18
    warmth: float = 0.06
    cutout: float = 0.3


def augment(
    pictures: Tensor, size: tuple[int, int], generator: torch.Generator, how: Augmentation
) -> Tensor:
    """Crop, turn, mirror and relight a batch: uint8 (B, h, w, 3) to floats (B, 3, H, W).

    The generator is one of the CPU's, wherever the pictures are: every device sees the same.
    """
    pixels = to_input(pictures)
    transforms = _draw_transforms(len(pixels), pixels.shape[3] / pixels.shape[2], generator, how)
    grid = functional.affine_grid(
        transforms.to(pixels.device), [len(pixels), 3, *size], align_corners=False
    )
    moved = functional.grid_sample(pixels, grid, align_corners=False)
    return _cut_out(_relight(moved, generator, how), generator, how)


def _draw_transforms(
    count: int, aspect: float, generator: torch.Generator, how: Augmentation
) -> Tensor:
    draw = _uniform(count, 6, generator)  # (B, 6) in -1..1
    low, high = how.zoom
    zoom = low + (high - low) * (draw[:, 0] + 1) / 2
    stretch = torch.exp(draw[:, 1] * how.stretch / 2)
    angle = draw[:, 2] * math.radians(how.degrees)
    mirror = torch.where(draw[:, 5] > 0, 1.0, -1.0)
    cosine, sine = torch.cos(angle), torch.sin(angle)
    rows = [
        torch.stack(
            [mirror * cosine * zoom * stretch, -sine * zoom / aspect, draw[:, 3] * how.shift]
        ),
        torch.stack(
            [mirror * sine * zoom * aspect, cosine * zoom / stretch, draw[:, 4] * how.shift]
        ),
    ]
    return torch.stack(rows).permute(2, 0, 1)  # (B, 2, 3)


def _relight(pixels: Tensor, generator: torch.Generator, how: Augmentation) -> Tensor:
    draw = _uniform(len(pixels), 4, generator).to(pixels.device)[:, :, None, None]  # (B, 4, 1, 1)
    gain = torch.exp(draw[:, :1] * how.brightness)
    warmth = torch.exp(torch.cat([draw[:, 1:2], draw[:, 2:3] * 0.3, -draw[:, 1:2]], 1) * how.warmth)
    contrast = torch.exp(draw[:, 3:4] * how.contrast)
    black = MEAN / STD
    is_seen = (pixels != 0).any(1, keepdim=True)
    lit = (pixels + black) * (gain * warmth) - black
    mean = lit.mean((1, 2, 3), keepdim=True)
    lit = ((lit - mean) * contrast + mean).clamp_(-black, (1 - MEAN) / STD)
    return torch.where(is_seen, lit, 0.0)


def _cut_out(pixels: Tensor, generator: torch.Generator, how: Augmentation) -> Tensor:
    count, _, height, width = pixels.shape
    draw = (_uniform(count, 5, generator) + 1) / 2
    half = 0.08 + 0.12 * draw[:, 2:4]
    rows = (torch.arange(height) + 0.5) / height
    columns = (torch.arange(width) + 0.5) / width
    in_rows = (rows[None] - draw[:, 0:1]).abs() < half[:, 0:1]  # (B, H)
    in_columns = (columns[None] - draw[:, 1:2]).abs() < half[:, 1:2]  # (B, W)
    is_cut = in_rows[:, None, :, None] & in_columns[:, None, None, :]
    is_cut &= (draw[:, 4] < how.cutout)[:, None, None, None]
    return pixels.masked_fill_(is_cut.to(pixels.device), 0.0)


def _uniform(count: int, values: int, generator: torch.Generator) -> Tensor:
    return torch.rand(count, values, generator=generator) * 2 - 1
