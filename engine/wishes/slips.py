"""Words with one slip of the finger: "gestriefte Blsue" is still a striped blouse."""

import functools
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 5  # letters; in shorter words a slip makes another word
_ANY_SLIP = 6  # from this length on any slip is forgiven, before that swapped letters alone
_LONGEST = 32


class Slips:
    """Finds the known word that is one slip away from what was typed."""

    def __init__(self, words: Iterable[str]) -> None:
        shelves: dict[tuple[str, int], list[str]] = {}
        for word in sorted(words):
            if len(word) >= _SHORTEST and " " not in word:
                shelves.setdefault((word[0], len(word)), []).append(word)
        self._shelves: Mapping[tuple[str, int], list[str]] = shelves
        self.find = functools.lru_cache(maxsize=4096)(self._find)

    def _find(self, word: str) -> str | None:
        """Return the nearest known word; the first letter must be right, or swapped."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.replace("-", "").isalpha():
            return None
        for first in (word[0], word[1]):
            for length in (len(word), len(word) + 1, len(word) - 1):
                shelf = self._shelves.get((first, length), [])
                found = process.extractOne(word, shelf, scorer=OSA.distance, score_cutoff=1)
                if found is not None and _is_forgivable(word, found[0]):
                    return str(found[0])
        return None


def _is_forgivable(typed: str, known: str) -> bool:
    return max(len(typed), len(known)) >= _ANY_SLIP or sorted(typed) == sorted(known)
