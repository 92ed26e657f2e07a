"""The measures themselves: numpy arrays in, one value a query out."""

import numpy as np

TOP = 12
"""How many answers a shopper looks at."""

FEWEST = 5
"""A word, a kind or a wish with fewer right pictures is not measured."""

_NEVER = -np.inf


def rank_own(
    similarities: np.ndarray, own: np.ndarray, groups: np.ndarray | None = None
) -> np.ndarray:
    """Rank each query's own answer among all: (Q, N) scores and (Q,) columns give (Q,) from 1.

    Answers of the same group (N,), such as the same caption twice, do not compete. Equal scores
    share their places, so that a model that knows nothing does not come first.
    """
    mine = np.take_along_axis(similarities, own[:, None], axis=1)  # (Q, 1)
    labels = np.arange(similarities.shape[1]) if groups is None else groups
    competes = labels[None, :] != labels[own][:, None]
    better = ((similarities > mine) & competes).sum(axis=1)
    equal = ((similarities == mine) & competes).sum(axis=1)
    ranks: np.ndarray = 1.0 + better + equal / 2
    return ranks


def recall_at(ranks: np.ndarray, top: int) -> np.ndarray:
    """Tell which own answers are among the first: (Q,) of 0 and 1."""
    return np.asarray(ranks <= top, dtype=np.float64)


def find_top(scores: np.ndarray, count: int, leave_out: int | None = None) -> np.ndarray:
    """Find the rows of the highest of (N,) scores, best first, equal ones in their order."""
    if leave_out is not None:
        scores = scores.copy()
        scores[leave_out] = _NEVER
        count = min(count, len(scores) - 1)
    return np.argsort(-scores, kind="stable")[:count]


def precision_at_r(scores: np.ndarray, is_right: np.ndarray) -> float:
    """Return the share of right ones among the first R, R the right ones there are, at most 12."""
    reach = min(TOP, int(is_right.sum()))
    return float(is_right[find_top(scores, reach)].mean()) if reach else float("nan")


def count_kin(names: np.ndarray) -> np.ndarray:
    """Count for each name how many others are the same: (N,); a name "" has none."""
    values, places, counts = np.unique(names, return_inverse=True, return_counts=True)
    kin = counts[places] - 1
    kin[values[places] == ""] = 0
    return np.asarray(kin)


def find_neighbours(images: np.ndarray, top: int = TOP) -> np.ndarray:
    """Find each picture's nearest others: (N, D) embeddings give rows (N, min(top, N - 1))."""
    similarities = images @ images.T
    np.fill_diagonal(similarities, _NEVER)
    return np.argsort(-similarities, axis=1, kind="stable")[:, : min(top, len(images) - 1)]


def overlap(first: np.ndarray, second: np.ndarray) -> float:
    """Return which share of one list of rows is in the other, whatever their order."""
    return len(np.intersect1d(first, second)) / max(len(first), 1)


def share_repeated(rows: np.ndarray, labels: np.ndarray) -> float:
    """Return the share of answers whose label (not "") an answer before has too."""
    seen: set[str] = set()
    repeated = 0
    for label in labels[rows]:
        repeated += label in seen
        if label:
            seen.add(label)
    return repeated / max(len(rows), 1)


def share_alike(rows: np.ndarray, images: np.ndarray, threshold: float) -> float:
    """Return the share of answers that look like one before: a cosine of the threshold or more."""
    similarities = np.tril(images[rows] @ images[rows].T, -1)
    return float((similarities >= threshold).any(axis=1).mean()) if len(rows) else 0.0
