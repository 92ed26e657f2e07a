"""Tells what a garment is, as "rot", from what it has, as "Blumen"."""

from engine.wishes.request import Phrase
from engine.wishes.tokens import clean, tokenize
from engine.wishes.vocabulary import read_word


def is_property(phrase: Phrase) -> bool:
    """Tell a phrase that ends in an adjective: one says "nicht rot", but "ohne Blumen"."""
    words = [token for token in tokenize(clean(phrase.text)) if token.kind == "word"]
    meaning = read_word(words[-1].key) if words else None
    return meaning is not None and meaning.is_adjective


def is_inflected(phrase: Phrase) -> bool:
    """Tell a phrase of one adjective that waits for its noun: "rotes"."""
    words = tokenize(clean(phrase.said))
    meaning = read_word(words[0].key) if len(words) == 1 else None
    return meaning is not None and meaning.is_adjective and meaning.is_inflected
