"""Encodes pictures and words with a CLIP that is being trained."""

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from engine.training.model import Clip
from engine.training.pictures import to_input
from engine.training.tokenizer import tokenize

BATCH = 64


def encode_pictures(clip: Clip, pictures: np.ndarray) -> np.ndarray:
    """Encode letterboxed uint8 pictures (N, H, W, 3): float32 (N, D), L2-normalised."""
    rows = []
    for start in range(0, len(pictures), BATCH):
        pixels = to_input(torch.from_numpy(np.array(pictures[start : start + BATCH])))
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        rows.append(clip.encode_image(pixels, normalize=True).float().numpy())
    return np.concatenate(rows)


def encode_words(clip: Clip, tokenizer: Tokenizer, texts: Sequence[str]) -> np.ndarray:
    """Encode texts: float32 (N, D), L2-normalised."""
    length = clip.context_length
    rows = []
    for start in range(0, len(texts), BATCH):
        tokens = tokenize(tokenizer, texts[start : start + BATCH], length)
        padded = torch.zeros(len(tokens), length, dtype=torch.int64)
        padded[:, : tokens.shape[1]] = tokens
        rows.append(clip.encode_text(padded, normalize=True).float().numpy())
    return np.concatenate(rows)
