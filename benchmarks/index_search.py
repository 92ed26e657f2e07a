"""Finding the best twelve: our index, also collapsed and filtered, against a plain numpy sort."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.pairing import Ratio, Way, compare
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex
from engine.filters import Filter
from engine.variants import find_distinct

_DIMENSION = 256
_TOP_K = 12
_CHEAP = Filter(maximum=Decimal(50))


def measure() -> Iterator[Ratio]:
    """Yield a ratio for a small and a large catalogue."""
    generator = np.random.default_rng(7)
    for count in (5_000, 100_000):
        embeddings = generator.normal(size=(count, _DIMENSION)).astype(np.float32)
        embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
        index = FaissIndex.build(np.arange(count), embeddings, _make_facts(count))
        query = embeddings[:1]
        rival = Way("numpy product and sort", partial(_sort_all, embeddings, query))
        distinct = partial(find_distinct, index, query[0], _TOP_K)
        for name, way in (
            ("search", Way("FaissIndex", partial(index.search, query, _TOP_K))),
            ("one hit a product", Way("find_distinct", distinct)),
            ("and below 50 €", Way("find_distinct", partial(distinct, within=_CHEAP))),
        ):
            yield compare(f"{name} among {count:,} items", way, rival)


def _make_facts(count: int) -> Iterator[ItemFacts]:
    """Yield four colours of each product at 10 to 129 euros."""
    for number in range(count):
        price = Decimal(10 + number * 7 % 120)
        yield ItemFacts(number, product=f"P{number // 4}", price=price, currency="EUR")


def _sort_all(embeddings: NDArray[np.float32], query: NDArray[np.float32]) -> NDArray[np.int64]:
    best: NDArray[np.int64] = np.argsort(-(embeddings @ query[0]))[:_TOP_K]
    return best
