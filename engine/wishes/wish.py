"""A message as the phrase to search for, for callers that do not yet act on a whole request."""

from dataclasses import dataclass

from engine.wishes.cues import Cue
from engine.wishes.pieces import Break, Piece, cut
from engine.wishes.reading import read_pieces
from engine.wishes.tokens import clean, tokenize

_EMPTY_FIRST = (
    Cue.POLITE,
    Cue.ARTICLE,
    Cue.WITH,
    Cue.BUT,
    Cue.AND,
    Cue.RATHER,
    Cue.ADD,
    Cue.CORRECT,
)
_EDGE_MARKS = frozenset(",.:;!?…-–")  # what an encoder would not miss
_EMPTY_LAST = (Cue.POLITE,)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a message asks: the text as sent, the phrase to encode, and how it relates.

    `is_refinement` is that of Request.
    """

    text: str
    phrase: str
    is_refinement: bool


def read_wish(text: str) -> Wish:
    """Read a message as one phrase: without the polite and joining words around it.

    Nothing to search for, as in "" or "  ", gives an empty phrase.
    """
    plain = clean(text)
    tokens = tokenize(plain)
    pieces = cut(tokens)
    asked = _strip([piece for piece in pieces if piece.tokens])
    phrase = plain[asked[0].tokens[0].start : asked[-1].tokens[-1].end] if asked else plain
    return Wish(text, phrase, read_pieces(text, tokens, pieces).is_refinement)


def _strip(pieces: list[Piece]) -> list[Piece]:
    first, last = 0, len(pieces)
    while first < last and _is_empty(pieces[first], _EMPTY_FIRST):
        first += 1
    while last > first and _is_empty(pieces[last - 1], _EMPTY_LAST):
        last -= 1
    return pieces[first:last]


def _is_empty(piece: Piece, cues: tuple[Cue, ...]) -> bool:
    if isinstance(piece.content, Break):
        return all(set(token.text) <= _EDGE_MARKS for token in piece.tokens)
    return piece.content in cues
