"""How sure a figure is: 95 % intervals by drawing the queries again and again."""

from collections.abc import Sequence

import numpy as np

DRAWS = 1000
_LOW, _HIGH = 2.5, 97.5
_CHUNK = 4_000_000  # drawn numbers at once: bounds memory for large catalogues


def bound_mean(values: np.ndarray, clusters: Sequence[str] = ()) -> tuple[float, float]:
    """Return the interval of a mean of (Q,) values; those of one cluster are drawn together.

    Clusters are queries that hang together, such as several wishes for one photo.
    """
    sums, counts = _sum_clusters(values, clusters)
    means = [sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1) for drawn in _draw(len(sums))]
    return _bound(np.concatenate(means))


def bound_median(values: np.ndarray) -> tuple[float, float]:
    """Return the interval of a median of (Q,) values."""
    medians = [np.median(values[drawn], axis=1) for drawn in _draw(len(values))]
    return _bound(np.concatenate(medians))


def _sum_clusters(values: np.ndarray, clusters: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    if not clusters:
        return values.astype(np.float64), np.ones(len(values))
    _, places = np.unique(np.array(clusters), return_inverse=True)
    return np.bincount(places, values), np.bincount(places).astype(np.float64)


def _draw(count: int) -> list[np.ndarray]:
    """Draw row numbers with replacement, always the same ones for a count: (draws, count)."""
    rng = np.random.default_rng(count)
    rows = max(1, min(DRAWS, _CHUNK // max(count, 1)))
    sizes = [min(rows, DRAWS - start) for start in range(0, DRAWS, rows)]
    return [rng.integers(0, count, (size, count)) for size in sizes]


def _bound(drawn: np.ndarray) -> tuple[float, float]:
    low, high = np.percentile(drawn, [_LOW, _HIGH])
    return float(low), float(high)
