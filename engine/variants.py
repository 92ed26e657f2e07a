"""One hit for each product: its variants and its lookalikes stand behind the best of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.encoder import Embeddings
from engine.fact_table import Mask
from engine.filters import Filter
from engine.index import VectorIndex
from engine.ranking import Rank

LOOKS_THE_SAME = 0.99  # cosine from which two pictures show one thing: docs/evaluation.md
_AT_FIRST = 8  # candidates for each hit wanted: most shops have fewer colours of a product
_BLOCK = 256  # candidates compared at once: the first block is nearly always enough
_CANDIDATES = 2000  # ranked anew: all of a small shop, the near ones of a large one
_FURTHER = 4  # how many times as many, where those were too few


@dataclass(frozen=True, slots=True)
class Distinct:
    """The best item of a product, its score, and the product's other items, best first."""

    item_id: int
    score: float
    variants: tuple[int, ...] = ()


def find_distinct(
    index: VectorIndex,
    query: Embeddings,
    count: int,
    *,
    within: Filter | None = None,
    seen: Sequence[int] = (),
    rank: Rank | None = None,
) -> list[Distinct]:
    """Find the best items for a query (D,), no two of one product or alike.

    What is of a product with, or looks like, one of the `seen` items is left out as well. With
    `rank` the nearest items are candidates, which it scores anew.
    """
    if count < 1:
        return []
    wanted = max(_AT_FIRST * (count + len(seen)), _CANDIDATES if rank else 0)
    while True:
        pairs = index.search(query[np.newaxis], wanted, within)[0]
        ranked = _rank_anew(index, pairs, rank) if rank else pairs
        distinct = collapse(index, ranked, count, seen=seen)
        if len(distinct) == count or len(pairs) < wanted:
            return [_add_variants(index, query, pair, within) for pair in distinct]
        wanted *= _FURTHER


def collapse(
    index: VectorIndex,
    ranked: Sequence[tuple[int, float]],
    count: int,
    *,
    seen: Sequence[int] = (),
) -> list[tuple[int, float]]:
    """Keep the first `count` of ranked pairs (item id, score) that are not of one product or alike.

    What is kept depends on what was ranked before it alone: a longer list begins the same.
    """
    known = [item_id for item_id in seen if item_id in index]
    pictures = index.get_embeddings(known)  # (M, D): nothing kept may look like one of these
    products = {other for item_id in known for other in (item_id, *index.list_variants(item_id))}
    kept: list[tuple[int, float]] = []
    for start in range(0, len(ranked), _BLOCK):
        block = ranked[start : start + _BLOCK]
        embeddings = index.get_embeddings([item_id for item_id, _ in block])  # (B, D)
        is_alike: Mask = np.any(embeddings @ pictures.T >= LOOKS_THE_SAME, axis=1)  # (B,)
        for place, (item_id, _) in enumerate(block):
            if is_alike[place] or item_id in products:
                continue
            kept.append(block[place])
            if len(kept) == count:
                return kept
            pictures = np.vstack([pictures, embeddings[place]])
            products.update((item_id, *index.list_variants(item_id)))
            is_alike |= embeddings @ embeddings[place] >= LOOKS_THE_SAME
    return kept


def list_variants(
    index: VectorIndex, query: Embeddings, item_id: int, within: Filter | None = None
) -> list[int]:
    """List the other items of an item's product that satisfy a filter, best for a query first."""
    others = index.list_variants(item_id, within)
    scores = index.get_embeddings(others) @ query  # (V,)
    return [others[place] for place in np.argsort(-scores, kind="stable")]


def _rank_anew(
    index: VectorIndex, pairs: Sequence[tuple[int, float]], rank: Rank
) -> list[tuple[int, float]]:
    ids = [item_id for item_id, _ in pairs]
    scores = rank(index.get_candidates(ids)).tolist() if ids else []
    admitted = [pair for pair in zip(ids, scores, strict=True) if pair[1] > -math.inf]
    return sorted(admitted, key=lambda pair: (-pair[1], pair[0]))


def _add_variants(
    index: VectorIndex, query: Embeddings, pair: tuple[int, float], within: Filter | None
) -> Distinct:
    return Distinct(*pair, variants=tuple(list_variants(index, query, pair[0], within)))
