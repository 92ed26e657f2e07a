"""What follows the piece that is being read, one phrase ahead at most."""

from collections.abc import Sequence

from engine.wishes.comparatives import Comparison
from engine.wishes.cues import Cue
from engine.wishes.phrases import Item, list_fields
from engine.wishes.pieces import Break, Piece, Word
from engine.wishes.request import Price
from engine.wishes.results import Mention


class Lookahead:
    """The pieces of a message, seen from a place that moves on."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.place = 0

    def _list_words(self) -> list[Piece]:
        """List the words that follow up to the next cue or mark; small words are left out."""
        ahead: list[Piece] = []
        for piece in self._pieces[self.place + 1 : self.place + 13]:
            if piece.content in (Cue.POLITE, Cue.ARTICLE) or (
                piece.content is Cue.WITH and not ahead
            ):
                continue
            if not isinstance(piece.content, Word):
                break
            ahead.append(piece)
        return ahead

    def has_words(self) -> bool:
        """Tell whether something is asked before the next cue or mark."""
        following = self._pieces[self.place + 1 : self.place + 2]
        return bool(self._list_words()) or (
            bool(following)
            and (
                following[0].content is Cue.WITHOUT
                or isinstance(following[0].content, (Comparison, Price, Mention))
            )
        )

    def begins_anew(self, items: Sequence[Item]) -> bool:
        """Tell "Kleid und Schuhe" and "grün und mit Kragen", which are two wishes."""
        following = self._pieces[self.place + 1 : self.place + 2]
        if following and following[0].content is Cue.WITH:
            return True
        return any(item.meaning.is_garment for item in items) and any(
            isinstance(piece.content, Word) and piece.content.meaning.is_garment
            for piece in self._list_words()
        )

    def goes_on_ruling_out(self, items: Sequence[Item]) -> bool:
        """Tell whether "und …" is ruled out too: Blumen und Punkte are, Blumen und rot are not."""
        following = self._pieces[self.place + 1 : self.place + 2]
        if following and following[0].content is Cue.WITH:
            return False
        ahead = [
            piece.content.meaning for piece in self._list_words() if isinstance(piece.content, Word)
        ]
        if not ahead:
            return False
        said = frozenset().union(*(list_fields(item.meaning) for item in items))
        fields = list_fields(ahead[0])
        if not fields or not said or fields & said:
            return True
        return not fields & {"colour", "length", "kind"}

    def is_soft(self, piece: Piece, items: Sequence[Item]) -> bool:
        """Tell the comma in "rotes, langes Kleid"."""
        words = [item for item in items if item.is_word]
        if piece.content != Break(True) or not words:
            return False
        ahead = self._list_words()
        if not ahead:
            return False
        following = ahead[0].content
        is_open = words[-1].meaning.is_inflected and isinstance(following, Word)
        return (
            is_open
            and isinstance(following, Word)
            and (following.meaning.is_inflected or following.meaning.is_garment)
        )

    def find_list_joint(self, items: Sequence[Item]) -> Cue | None:
        """Return what joins a list that a comma is in: "rot, blau oder grün"."""
        words = [item for item in items if item.is_word]
        if self._pieces[self.place].content != Break(True) or not words:
            return None
        fields = list_fields(words[-1].meaning)
        last: Cue | None = Cue.ARTICLE
        for piece in self._pieces[self.place : self.place + 20]:
            match piece.content:
                case Cue.AND | Cue.OR:
                    return piece.content if last is None else None
                case Break(is_comma=True):
                    last = Cue.ARTICLE
                case Word(meaning) if last is Cue.ARTICLE:
                    if list_fields(meaning) & fields or (not fields and not meaning.terms):
                        last = None
                    else:
                        return None
                case Cue.ARTICLE | Cue.POLITE:
                    continue
                case _:
                    return None
        return None
