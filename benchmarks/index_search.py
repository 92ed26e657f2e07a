"""Finding the best twelve: our faiss index against a plain numpy product and sort."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.pairing import Ratio, Way, compare
from engine.faiss_index import FaissIndex

_DIMENSION = 256
_TOP_K = 12


def measure() -> Iterator[Ratio]:
    """Yield a ratio for a small and a large catalogue."""
    generator = np.random.default_rng(7)
    for count in (5_000, 100_000):
        embeddings = generator.normal(size=(count, _DIMENSION)).astype(np.float32)
        embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
        index = FaissIndex.build(np.arange(count), embeddings)
        query = embeddings[:1]
        yield compare(
            f"search among {count:,} items",
            Way("FaissIndex", partial(index.search, query, _TOP_K)),
            Way("numpy product and sort", partial(_sort_all, embeddings, query)),
        )


def _sort_all(embeddings: NDArray[np.float32], query: NDArray[np.float32]) -> NDArray[np.int64]:
    best: NDArray[np.int64] = np.argsort(-(embeddings @ query[0]))[:_TOP_K]
    return best
