"""The one door to the meaning of a word, however it is written."""

import functools

from engine.wishes.compounds import read_compound
from engine.wishes.lexicon import Meaning, get_lexicon
from engine.wishes.slips import Slips

_MOST_WORDS = 4  # in a group of words such as "mit kurzen Ärmeln"


@functools.lru_cache(maxsize=8192)
def read_word(word: str) -> Meaning | None:
    """Return what a folded word means, or None where it is not known."""
    known = get_lexicon().words.get(word)
    if known is not None:
        return known
    compound = read_compound(word)
    if compound is not None:
        return compound
    similar = _get_slips().find(word)
    return get_lexicon().words[similar] if similar is not None else None


def opens_group(word: str) -> bool:
    """Tell whether a known group of words begins with a word."""
    return get_lexicon().longest.get(word, 1) > 1


def measure_group(keys: list[str]) -> int:
    """Return how many of the words from the first on are one known group, or 0."""
    lexicon = get_lexicon()
    longest = min(lexicon.longest.get(keys[0], 1), _MOST_WORDS, len(keys))
    for count in range(longest, 1, -1):
        if " ".join(keys[:count]) in lexicon.words:
            return count
    return 0


def read_group(keys: list[str]) -> Meaning:
    """Return what a group of words means that `measure_group` found."""
    return get_lexicon().words[" ".join(keys)]


@functools.cache
def _get_slips() -> Slips:
    return Slips(get_lexicon().words)
