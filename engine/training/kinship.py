"""Says how alike two garments are by their attributes."""

from collections.abc import Sequence

import numpy as np

from engine.training.attribute_words import COLOURS, PATTERNS
from engine.training.corpus import Garment
from engine.training.vocabulary import GROUPS, KINDS

KIND_WEIGHT, GROUP_WEIGHT, COLOUR_WEIGHT, PATTERN_WEIGHT = 0.4, 0.3, 0.15, 0.15


class Kinship:
    """Attributes of a corpus as numbers, to be compared batch by batch."""

    def __init__(self, garments: Sequence[Garment]) -> None:
        kinds = {kind: number for number, kind in enumerate(KINDS)}
        groups = {
            kind: number for number, (_, members) in enumerate(GROUPS.values()) for kind in members
        }
        patterns = {pattern: number for number, pattern in enumerate(PATTERNS)}
        self._kinds = np.array([kinds.get(garment.category, -1) for garment in garments])
        self._groups = np.array(
            [
                groups.get(garment.category, 100 + kinds.get(garment.category, 0))
                for garment in garments
            ]
        )
        self._patterns = np.array([patterns.get(garment.pattern, -1) for garment in garments])
        colours = np.array(
            [[colour in garment.colours for colour in COLOURS] for garment in garments], np.float32
        )
        self._colours = colours / np.maximum(np.linalg.norm(colours, axis=1, keepdims=True), 1)

    def compare(self, items: np.ndarray) -> np.ndarray:
        """Compare all given garments with each other: float32 (B, B) in 0..1."""
        kinds, groups, patterns = self._kinds[items], self._groups[items], self._patterns[items]
        colours = self._colours[items]
        return (  # type: ignore[no-any-return] # numpy types sums as Any
            KIND_WEIGHT * (kinds[:, None] == kinds[None])
            + GROUP_WEIGHT * (groups[:, None] == groups[None])
            + PATTERN_WEIGHT * (patterns[:, None] == patterns[None])
            + COLOUR_WEIGHT * (colours @ colours.T)
        ).astype(np.float32)
