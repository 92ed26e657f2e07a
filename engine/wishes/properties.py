"""Tells what the words of a phrase are: what a garment is ("rot"), has ("Blumen"), or its name."""

from engine.wishes.forms import list_words
from engine.wishes.request import Phrase
from engine.wishes.tokens import clean, tokenize
from engine.wishes.vocabulary import read_word

_ANY_GARMENT = frozenset(
    list_words("kleidung klamotten mode outfit outfits clothes clothing garment garments")
)


def is_property(phrase: Phrase) -> bool:
    """Tell a phrase that ends in an adjective: one says "nicht rot", but "ohne Blumen"."""
    words = [token for token in tokenize(clean(phrase.text)) if token.kind == "word"]
    meaning = read_word(words[-1].key) if words else None
    return meaning is not None and meaning.is_adjective


def find_unjudged(phrase: Phrase) -> str | None:
    """Return the garment that a phrase names where no value stands for it: "Socken"."""
    words = [token for token in tokenize(clean(phrase.text)) if token.kind == "word"]
    named = [word for word in words if word.key not in _ANY_GARMENT]
    meanings = [(word.text, read_word(word.key)) for word in named]
    garments = [it for it in meanings if it[1] is not None and it[1].is_garment]
    if any(meaning.terms for _, meaning in garments if meaning is not None):
        return None
    return garments[-1][0] if garments else None


def is_inflected(phrase: Phrase) -> bool:
    """Tell a phrase of one adjective that waits for its noun: "rotes"."""
    words = tokenize(clean(phrase.said))
    meaning = read_word(words[0].key) if len(words) == 1 else None
    return meaning is not None and meaning.is_adjective and meaning.is_inflected
