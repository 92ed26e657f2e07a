"""Encoding pictures: eight chats' photos in one batch against one after another."""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from benchmarks.pairing import Ratio, Way, compare
from engine.openclip import load_encoder

_CHATS = 8


def measure() -> Iterator[Ratio]:
    """Yield a ratio for photos of the size Telegram sends, by the shipped model on one thread."""
    encoder = load_encoder("garderobe-clip-s", threads=1)
    generator = np.random.default_rng(7)
    photos = [
        Image.fromarray(generator.integers(0, 255, (1280, 960, 3), dtype=np.uint8))
        for _ in range(_CHATS)
    ]
    yield compare(
        f"encode the photos of {_CHATS} chats",
        Way("one batch", lambda: encoder.encode_images(photos)),
        Way("one by one", lambda: [encoder.encode_images([photo]) for photo in photos]),
    )
    texts = [f"rotes Kleid {number}" for number in range(_CHATS)]
    yield compare(
        f"encode the words of {_CHATS} chats",
        Way("one batch", lambda: encoder.encode_texts(texts)),
        Way("one by one", lambda: [encoder.encode_texts([text]) for text in texts]),
    )
