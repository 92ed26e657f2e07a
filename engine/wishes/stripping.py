"""Takes values out of a wish, and with them the words that say them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.wishes.assembly import Assembler
from engine.wishes.fields import list_all_terms
from engine.wishes.lexicon import Meaning
from engine.wishes.phrases import Item, build_phrase
from engine.wishes.pieces import cut
from engine.wishes.request import Phrase, Term
from engine.wishes.tokens import clean, tokenize

IsTaken = Callable[[Term], bool]


def strip_items(items: Sequence[Item], is_taken: IsTaken) -> list[Item]:
    """Take values out of words; a word of which nothing is left goes, and what joined it on."""
    kept: list[Item] = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        left = tuple(term for term in item.meaning.terms if not is_taken(term))
        if left == item.meaning.terms:
            kept.append(item)
        elif left:
            meaning = Meaning(left, item.meaning.is_adjective, item.meaning.is_garment)
            kept.append(Item(item.tokens, meaning, item.cue))
        elif not (item.meaning.is_adjective and following is not None and following.is_word):
            while kept and not kept[-1].is_word:  # "mit" of "Kleid mit Punkten"
                kept.pop()
    return kept


def strip_phrase(phrase: Phrase, is_taken: IsTaken) -> Phrase | None:
    """Return what is left of a phrase without some values: "Kleid" of "rotes Kleid" without red.

    None where nothing is left. Where its words cannot be told apart the phrase keeps its text.
    """
    if not any(is_taken(term) for term in list_all_terms(phrase)):
        return phrase
    items = _read_items(phrase)
    if items is not None:
        rest = build_phrase(strip_items(items, is_taken))
        return replace(rest, emphasis=phrase.emphasis) if rest is not None else None
    left = tuple(term for term in phrase.terms if not is_taken(term))
    return replace(phrase, terms=left, options=()) if left else None


def _read_items(phrase: Phrase) -> list[Item] | None:
    """Read a phrase's text again; None where it reads otherwise by itself than in its message."""
    wishes = Assembler(cut(tokenize(clean(phrase.said)))).assemble().wishes
    if len(wishes) != 1 or not wishes[0].is_wanted:
        return None
    again = build_phrase(wishes[0].items)
    is_same = again is not None and (again.terms, again.text) == (phrase.terms, phrase.text)
    return wishes[0].items if is_same else None
