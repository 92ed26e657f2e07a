"""The forms in which one word may be written: inflected, in other spellings."""

import re
from collections.abc import Iterable, Iterator

from engine.training.spelling import drop_dots, spell_out_umlauts

_ENDINGS = ("e", "er", "es", "en", "em")
_HEARD = re.compile("[Ää]rm")  # Ermel
_LOOSE_ENDINGS = ("s", "r", "n", "m", "ne", "nes", "ner", "nen", "nem")  # ein lilanes Kleid


def fold(text: str) -> str:
    """Fold case as tokens do."""
    return text.casefold().replace("’", "'").replace("‑", "-")


def inflect(stem: str) -> Iterator[str]:
    """Yield a German adjective and its forms: rot, rote, roter; dunkel, dunkle; lila, lilanes."""
    yield stem
    yield from (stem + ending for ending in _ENDINGS)
    if stem[-1:] in "aeio":
        yield from (stem + ending for ending in _LOOSE_ENDINGS)
    if stem.endswith(("el", "er")):
        yield from (stem[:-2] + stem[-1] + ending for ending in _ENDINGS)


def decline(noun: str) -> Iterator[str]:
    """Yield a noun and what case and number may add to it in either language."""
    yield noun
    last = noun[-1:].casefold()
    if last != "s":
        yield from (noun + ending for ending in ("n", "s"))
    if last not in "aeiouylrs":
        yield noun + "en"
    if last in "sxh":
        yield noun + "es"


def spell(word: str) -> set[str]:
    """Return a word as it is typed with umlauts, spelt out, without dots, and as it sounds."""
    heard = _HEARD.sub("erm", word)
    return {fold(it) for it in (word, spell_out_umlauts(word), drop_dots(word), heard)}


def list_words(lines: str) -> list[str]:
    """List blank-separated words; "_" stands for a blank within one."""
    return [word.replace("_", " ") for word in lines.split()]


def spell_all(words: Iterable[str]) -> set[str]:
    """Return every spelling of every word."""
    return {form for word in words for form in spell(word)}
