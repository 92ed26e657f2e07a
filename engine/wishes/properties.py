"""Tells what a garment is, as "rot", from what it has, as "Blumen"."""

from engine.wishes.request import Phrase
from engine.wishes.tokens import clean, tokenize
from engine.wishes.vocabulary import read_word


def is_property(phrase: Phrase) -> bool:
    """Tell a phrase that ends in an adjective: one says "nicht rot", but "ohne Blumen"."""
    words = [token for token in tokenize(clean(phrase.text)) if token.kind == "word"]
    meaning = read_word(words[-1].key) if words else None
    return meaning is not None and meaning.is_adjective
