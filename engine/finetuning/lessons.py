"""Which pairs meet in which batch, and with which of their descriptions: by seed and number."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from torch import Tensor, from_numpy

from engine.finetuning.pairs import Pair

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 3  # letters
_MOST_COMMON = 0.3  # of the descriptions: "mit" says nothing of a garment


@dataclass(frozen=True, slots=True)
class Lesson:
    """A batch: rows of pairs (B,), their texts, and for each language which texts are whose."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]  # German ones, then English ones
    german: int  # how many of the texts are German
    is_match: Tensor  # (B, T)


class Timetable:
    """Draws every batch of a run from its number alone, so that a run can go on anywhere."""

    def __init__(
        self, pairs: Sequence[Pair], batch_size: int, seed: int, *, word_share: float = 0.0
    ) -> None:
        self._pairs = pairs
        self._word_share = word_share
        self._words = list_words(pairs) if word_share else {}
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
        german = [self._say(pair.german, rng) for pair in pairs if pair.german]
        english = [self._say(pair.english, rng) for pair in pairs if pair.english]
        texts = (*german, *english)
        return Lesson(tuple(int(row) for row in rows), texts, len(german), _match(pairs, texts))

    def _say(self, texts: Sequence[str], rng: np.random.Generator) -> str:
        """Choose a description, or now and then one of its words: shoppers type single words."""
        text = _choose(texts, rng)
        if self._word_share and rng.random() < self._word_share:
            words = self._words[text]
            return words[int(rng.integers(len(words)))] if words else text
        return text


def list_words(pairs: Sequence[Pair]) -> dict[str, tuple[str, ...]]:
    """List each description's words that can stand alone; what many of them have cannot."""
    texts = {text for pair in pairs for text in (*pair.german, *pair.english)}
    counts = Counter(word for text in texts for word in _split(text))
    most = max(_MOST_COMMON * len(texts), 1)
    return {
        text: tuple(word for word in sorted(_split(text)) if counts[word] <= most) for text in texts
    }


def _split(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST)


def _choose(texts: Sequence[str], rng: np.random.Generator) -> str:
    return texts[int(rng.integers(len(texts)))]


def _match(pairs: Sequence[Pair], texts: Sequence[str]) -> Tensor:
    """Tell which texts are right for which picture: its own, its words, and what says the same.

    Shops describe many garments in the same words; to call those wrong would teach nonsense.
    """
    said: dict[str, list[int]] = {}
    for column, text in enumerate(texts):
        said.setdefault(text.casefold(), []).append(column)
    shown: dict[object, set[str]] = {}
    for pair in pairs:
        for text in (*pair.german, *pair.english):
            shown.setdefault(pair.picture, set()).update((text.casefold(), *_split(text)))
    is_match = np.zeros((len(pairs), len(texts)), dtype=bool)
    for row, pair in enumerate(pairs):
        for text in shown[pair.picture]:
            is_match[row, said.get(text, [])] = True
    return from_numpy(is_match)
