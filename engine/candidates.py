"""What may be shown: items with their embeddings, and what the shop's feed says of them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.encoder import Embeddings
from engine.knowledge import Judgements
from engine.palette.naming import Palettes
from engine.wishes import Term


def tell_nothing(term: Term) -> Judgements:
    """Say of a term what a feed without attributes does: nothing, of any number of items."""
    return np.zeros(1, dtype=np.int8)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Embeddings (N, D), what the feed tells of a term: a `Judgement` each, (N,), and palettes.

    Palettes (N, C) are of NaN where nothing is known of a picture's pixels.
    """

    embeddings: Embeddings
    tell: Callable[[Term], Judgements] = tell_nothing
    palettes: Palettes | None = None

    def __len__(self) -> int:
        return len(self.embeddings)
