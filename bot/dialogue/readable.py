"""What of a message can be read at all: Latin letters, or signs that the parser knows."""

import unicodedata
from dataclasses import replace

from bot.errors import ShopperProblem
from engine.wishes import Phrase, Request

MOST_CHARACTERS = 300  # of a phrase: what an encoder reads ends far earlier


def drop_unreadable(request: Request) -> Request:
    """Return a request without phrases that neither have a known meaning nor Latin letters.

    Long phrases are cut.
    """
    return replace(
        request,
        wanted=tuple(map(_cut, filter(_is_readable, request.wanted))),
        unwanted=tuple(map(_cut, filter(_is_readable, request.unwanted))),
    )


def require_content(request: Request) -> Request:
    """Return what can be read of a request.

    Raises:
        ShopperProblem: that is nothing; it says why.
    """
    readable = drop_unreadable(request)
    if has_content(readable):
        return readable
    if request.links:
        raise ShopperProblem("talk-link")
    if "nothing-ruled-out" in request.problems:
        raise ShopperProblem("nothing-ruled-out")
    if not any(character.isalpha() for character in request.text):
        raise ShopperProblem("words-empty")
    raise ShopperProblem("nothing-asked" if _has_latin(request.text) else "words-foreign")


def has_content(request: Request) -> bool:
    """Tell whether there is anything to do."""
    wishes = request.wanted, request.unwanted, request.comparatives, request.photo_parts
    return bool(
        any(wishes)
        or request.results
        or request.price is not None
        or request.starts_over
        or request.asks_for_more
    )


def _cut(phrase: Phrase) -> Phrase:
    return replace(phrase, text=phrase.text[:MOST_CHARACTERS])


def _is_readable(phrase: Phrase) -> bool:
    return bool(phrase.terms or phrase.options) or _has_latin(phrase.text)


def _has_latin(text: str) -> bool:
    return any(
        character.isalpha() and unicodedata.name(character, "").startswith("LATIN")
        for character in text
    )
