"""The one door to the meaning of a word, however it is written."""

import functools
from collections.abc import Mapping

from engine.training.spelling import drop_dots
from engine.wishes.compounds import read_compound
from engine.wishes.lexicon import Meaning, get_lexicon, list_taught
from engine.wishes.slips import Slips

_MOST_WORDS = 4  # in a group of words such as "mit kurzen Ärmeln"


@functools.lru_cache(maxsize=8192)
def read_word(word: str) -> Meaning | None:
    """Return what a folded word means, or None where it is not known."""
    known = _find_known(word)
    if known is not None:
        return known
    similar = _get_slips().find(word)
    return get_lexicon().words[similar] if similar is not None else None


def find_slip(word: str) -> str | None:
    """Return the word of the training vocabulary that a folded one is a slip of, if any.

    Known words are none, but get back the dots that were not typed: "grun" is "grün".
    """
    if word in list_taught():
        return None
    if dotted := _list_undotted().get(word):
        return dotted
    return None if _find_known(word) is not None else _get_taught_slips().find(word)


def _find_known(word: str) -> Meaning | None:
    known = get_lexicon().words.get(word)
    return known if known is not None else read_compound(word)


def opens_group(word: str) -> bool:
    """Tell whether a known group of words begins with a word."""
    return get_lexicon().longest.get(_right(word), 1) > 1


def measure_group(keys: list[str]) -> int:
    """Return how many of the words from the first on are one known group, or 0."""
    lexicon = get_lexicon()
    keys = [_right(key) for key in keys]
    longest = min(lexicon.longest.get(keys[0], 1), _MOST_WORDS, len(keys))
    for count in range(longest, 1, -1):
        if " ".join(keys[:count]) in lexicon.words:
            return count
    return 0


def read_group(keys: list[str]) -> Meaning:
    """Return what a group of words means that `measure_group` found."""
    return get_lexicon().words[" ".join(map(_right, keys))]


@functools.lru_cache(maxsize=8192)
def _right(word: str) -> str:
    """Put a known word in place of its slip: "ohne Ärmle" is a group as "ohne Ärmel" is one."""
    return word if _find_known(word) is not None else _get_group_slips().find(word) or word


@functools.cache
def _list_undotted() -> Mapping[str, str]:
    return {drop_dots(word): word for word in sorted(list_taught()) if drop_dots(word) != word}


@functools.cache
def _get_taught_slips() -> Slips:
    return Slips(list_taught())


@functools.cache
def _get_slips() -> Slips:
    return Slips(get_lexicon().words)


@functools.cache
def _get_group_slips() -> Slips:
    return Slips({word for group in get_lexicon().words if " " in group for word in group.split()})
