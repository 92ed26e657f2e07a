"""Which pairs meet in which batch, and with which of their descriptions: by seed and number."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from torch import Tensor, from_numpy

from engine.finetuning.pairs import Pair


@dataclass(frozen=True, slots=True)
class Lesson:
    """A batch: rows of pairs (B,), their texts, and for each language which texts are whose."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]  # German ones, then English ones
    german: int  # how many of the texts are German
    is_match: Tensor  # (B, T)


class Timetable:
    """Draws every batch of a run from its number alone, so that a run can go on anywhere."""

    def __init__(self, pairs: Sequence[Pair], batch_size: int, seed: int) -> None:
        self._pairs = pairs
        self._batch_size = min(batch_size, len(pairs))
        self._seed = seed

    @property
    def batches(self) -> int:
        """Get how many batches an epoch has; what does not fill one waits for the next epoch."""
        return len(self._pairs) // self._batch_size

    def draw(self, number: int) -> Lesson:
        """Draw the batch of a number, counted over all epochs."""
        epoch, batch = divmod(number, self.batches)
        order = np.random.default_rng((self._seed, 1, epoch)).permutation(len(self._pairs))
        rows = order[batch * self._batch_size : (batch + 1) * self._batch_size]
        rng = np.random.default_rng((self._seed, 2, number))
        pairs = [self._pairs[row] for row in rows]
        german = [_choose(pair.german, rng) for pair in pairs if pair.german]
        english = [_choose(pair.english, rng) for pair in pairs if pair.english]
        texts = (*german, *english)
        return Lesson(tuple(int(row) for row in rows), texts, len(german), _match(pairs, texts))


def _choose(texts: Sequence[str], rng: np.random.Generator) -> str:
    return texts[int(rng.integers(len(texts)))]


def _match(pairs: Sequence[Pair], texts: Sequence[str]) -> Tensor:
    """Tell which texts are right for which picture: its own, and those that say the same.

    Shops describe many garments in the same words; to call those wrong would teach nonsense.
    """
    said: dict[str, list[int]] = {}
    for column, text in enumerate(texts):
        said.setdefault(text.casefold(), []).append(column)
    shown: dict[object, set[str]] = {}
    for pair in pairs:
        own = {text.casefold() for text in (*pair.german, *pair.english)}
        shown.setdefault(pair.picture, set()).update(own)
    is_match = np.zeros((len(pairs), len(texts)), dtype=bool)
    for row, pair in enumerate(pairs):
        for text in shown[pair.picture]:
            is_match[row, said.get(text, [])] = True
    return from_numpy(is_match)
