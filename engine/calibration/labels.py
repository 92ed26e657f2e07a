"""What labelled pictures say of a field, as numbers beside its values."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.calibration.constants import SEVERAL
from engine.evaluation.subject import Subject

_FEWEST = 3  # pictures of a kind that say what it has


def label(subjects: Sequence[Subject], name: str, values: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which values (V) of a field the subjects have: (N, V); no value is no label."""
    return np.array(
        [[value in subject.get_values(name) for value in values] for subject in subjects],
        dtype=bool,
    ).reshape(len(subjects), len(values))


def find_labelled(labels: NDArray[np.bool_], name: str) -> NDArray[np.bool_]:
    """Tell which rows of labels (N, V) say enough to learn from: (N,)."""
    counts = labels.sum(axis=1)
    return np.asarray(counts > 0 if name in SEVERAL else counts == 1)


def count_worn(subjects: Sequence[Subject], name: str) -> Mapping[str, float]:
    """Count how many garments of each kind have a field at all: shares by kind."""
    by_kind: dict[str, list[bool]] = {}
    for subject in subjects:
        by_kind.setdefault(subject.kind, []).append(bool(subject.get_values(name)))
    return {
        kind: sum(told) / len(told)
        for kind, told in sorted(by_kind.items())
        if kind and len(told) >= _FEWEST
    }
