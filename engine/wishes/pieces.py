"""A message is cut into pieces: words with their meanings, cues, prices, results and the like."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engine.training.vocabulary import ATTRIBUTES, KINDS
from engine.wishes.amounts import is_number
from engine.wishes.comparatives import COMPARATIVE_OPENERS, Comparison, find_comparative
from engine.wishes.compounds import read_lacking
from engine.wishes.cues import ASKING_FOR_MORE, CUES, START_OVER_ALONE, Cue
from engine.wishes.lexicon import Meaning, list_english
from engine.wishes.photo_parts import PART_OPENERS, find_photo_part
from engine.wishes.prices import PRICE_OPENERS, find_price
from engine.wishes.request import PhotoPart, Price, Term
from engine.wishes.results import RESULT_OPENERS, Mention, find_results
from engine.wishes.signs import RULING_OUT, SIGNS
from engine.wishes.slips import Slips
from engine.wishes.tokens import Token
from engine.wishes.vocabulary import measure_group, opens_group, read_group, read_word

_UNKNOWN = Meaning()
_SIGN_CUES = {"&": Cue.AND, "+": Cue.AND, "/": Cue.OR}
_ENDS = frozenset(",.!;…")  # of an answer
_DASHES = frozenset("-–")
_MOST_WHOLE = 8  # tokens
_SAYING = frozenset({"like", "davon"})  # are more than polite where they are alone
_AGAIN = frozenset({"mal", "einmal"})
_SMALL = frozenset({"noch", "some", "any", "mir", "me", "bitte"})  # beside "mehr", "more"
_WORD_MARKS = frozenset("%°")  # they belong to the words around them: 100% Leinen


@dataclass(frozen=True, slots=True)
class Word:
    """A word or group of words that asks for something."""

    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Break:
    """A mark or sign that ends a phrase."""

    is_comma: bool = False


@dataclass(frozen=True, slots=True)
class AskForMore:
    """The next matches are asked for."""


@dataclass(frozen=True, slots=True)
class Link:
    """A web or e-mail address."""


Content = Word | Cue | Break | Comparison | Price | Mention | PhotoPart | AskForMore | Link


class Piece(NamedTuple):
    """A part of a message: what it is, and the tokens it was read from."""

    content: Content
    tokens: tuple[Token, ...]


_Finder = Callable[[list[Token], int], tuple[Content, int] | None]


def cut(tokens: list[Token]) -> list[Piece]:
    """Cut all tokens into pieces, each token in exactly one."""
    whole = _read_whole(tokens)
    if whole is not None:
        return whole
    pieces: list[Piece] = []
    place = 0
    while place < len(tokens):
        content, end = _read(tokens, place)
        pieces += _divide(Piece(content, tuple(tokens[place:end])))
        place = end
    return pieces


def _read_whole(tokens: list[Token]) -> list[Piece] | None:
    """Read a message that means more as a whole than its words do within others: "neu", "mehr"."""
    if len(tokens) > _MOST_WHOLE:
        return None
    bare = _list_bare(tokens, Cue.POLITE)
    content: Content
    if _asks_for_more(tokens):
        content = AskForMore()
    elif len(bare) == 1 and bare[0].key in START_OVER_ALONE:
        content = Cue.START_OVER
    else:
        return None
    meant = bare[0] if bare else tokens[0]
    return [Piece(content if token is meant else Cue.POLITE, (token,)) for token in tokens]


def _asks_for_more(tokens: list[Token]) -> bool:
    """Tell "mehr", "die nächsten bitte" and "was hast du noch?" from "noch einmal"."""
    words = [token.key for token in _list_bare(tokens, Cue.POLITE, Cue.ARTICLE)]
    if words:
        return " ".join(words) in ASKING_FOR_MORE
    keys = {token.key for token in tokens}
    return "noch" in keys and not keys & _AGAIN


def _list_bare(tokens: list[Token], *empty: Cue) -> list[Token]:
    """List the words that say something beside cues of some sorts."""
    cues = [CUES.find(tokens, place) for place in range(len(tokens))]
    return [
        token
        for token, cue in zip(tokens, cues, strict=True)
        if token.kind not in ("mark", "sign")
        and (cue is None or cue[0] not in empty or token.key in _SAYING)
        and token.key not in _SMALL
    ]


def _read(tokens: list[Token], place: int) -> tuple[Content, int]:
    """Read the piece at a token: facts first, then cues, then words."""
    token = tokens[place]
    if token.kind == "link":
        return Link(), place + 1
    for find in _FINDERS if _may_open_fact(tokens, place) else _WORD_FINDERS:
        found = find(tokens, place)
        if found is not None:
            return found
    if token.kind in ("word", "number"):
        return _read_one(token), place + 1
    return _read_mark(tokens, place), place + 1


def _find_group(tokens: list[Token], place: int) -> tuple[Content, int] | None:
    """Find words that mean something together: polka dots, ohne Ärmel, dunkles Blau."""
    if not opens_group(tokens[place].key):
        return None
    keys = [token.key for token in tokens[place : place + 4]]
    count = measure_group(keys)
    return (Word(read_group(keys[:count])), place + count) if count else None


def _find_cue(tokens: list[Token], place: int) -> tuple[Content, int] | None:
    found = CUES.find(tokens, place)
    if not place and tokens[place].key == "auch" and found == (Cue.POLITE, 1):
        return Cue.ADD, 1  # "auch Punkte", but not "habt ihr auch Röcke"
    is_alone = found is not None and found[1] == place + 1
    if found is None or (is_alone and _is_part_of_name(tokens, place)):
        return None
    if is_alone and _is_answer(tokens, place):
        return Cue.CORRECT, place + 1
    if is_alone and tokens[place].key == "plus" and _measures(tokens, place + 1):
        return None  # "plus size"
    if is_alone and tokens[place].key == "net" and _goes_on_in_english(tokens, place):
        return None  # the fabric, not the Bavarian "nicht"
    return found


def _is_answer(tokens: list[Token], place: int) -> bool:
    """Tell the "no" of "red, no, blue" from the one of "no flowers"."""
    following = tokens[place + 1 : place + 2]
    is_closed = bool(following) and following[0].text in _ENDS
    return tokens[place].key == "no" and is_closed


def _measures(tokens: list[Token], place: int) -> bool:
    return any(token.key in ("size", "sizes", "sized") for token in tokens[place : place + 1])


def _goes_on_in_english(tokens: list[Token], place: int) -> bool:
    return any(token.key in list_english() for token in tokens[place + 1 : place + 2])


def _is_part_of_name(tokens: list[Token], place: int) -> bool:
    """Tell a letter of "H & M" or "A/B" from the word "a"."""
    text = tokens[place].text
    return len(text) == 1 and text.isupper() and text != "I" and place > 0


_WORD_FINDERS: tuple[_Finder, ...] = (_find_group, _find_cue)
_FINDERS: tuple[_Finder, ...] = (
    find_price,
    find_photo_part,
    find_results,
    find_comparative,
    *_WORD_FINDERS,
)
_OPENERS = PRICE_OPENERS | PART_OPENERS | RESULT_OPENERS | COMPARATIVE_OPENERS


def _may_open_fact(tokens: list[Token], place: int) -> bool:
    """Tell most words apart at once: they open no price, result or comparative."""
    token = tokens[place]
    return not place or token.kind == "number" or token.key in _OPENERS or is_number(token.key)


def _read_one(token: Token) -> Content:
    meaning = read_word(token.key)
    if meaning is not None:
        return Word(meaning)
    similar = _CUE_SLIPS.find(token.key)
    if similar is not None:
        return _CUE_WORDS[similar]
    return Word(_UNKNOWN)


def _read_mark(tokens: list[Token], place: int) -> Content:
    token = tokens[place]
    bare = token.text.rstrip("\ufe0f")
    if token.text in _SIGN_CUES and 0 < place < len(tokens) - 1:
        return _SIGN_CUES[token.text]
    if bare in _SIGN_WORDS:
        return _SIGN_WORDS[bare]
    if bare in RULING_OUT:
        return Cue.NONE_OF
    if place and tokens[place - 1].kind == "number" and _goes_with_numbers(tokens, place):
        return Word(_UNKNOWN)
    if token.text in "'\"„“”‚‘’«»()[]*_":
        return Cue.ARTICLE
    return Break(is_comma=token.text in (",", "、", "،"))


def _goes_with_numbers(tokens: list[Token], place: int) -> bool:
    """Tell the marks of "100%" and of "38-40"."""
    if tokens[place].text in _WORD_MARKS:
        return True
    following = tokens[place + 1 : place + 2]
    is_range = bool(following) and following[0].kind == "number"
    return is_range and tokens[place].text in _DASHES


def _divide(piece: Piece) -> Iterator[Piece]:
    """Put a word such as "kragenlos" as two pieces, and an emoji as the word it stands for."""
    content = piece.content
    if isinstance(content, Word) and len(piece.tokens) == 1:
        token = piece.tokens[0]
        lacking = read_lacking(token.key) if token.kind == "word" else None
        if lacking is not None:
            head = token.text[: len(lacking)]
            yield Piece(Cue.WITHOUT, ())
            meaning = read_word(lacking) or _UNKNOWN
            yield Piece(Word(meaning), (token._replace(text=head, key=lacking),))
            yield Piece(Break(), ())
            return
        if token.kind == "sign":
            word = _name(content.meaning.terms[0]) if content.meaning.terms else token.text
            yield Piece(content, (token._replace(text=word),))
            return
    yield piece


def _name(term: Term) -> str:
    """Return the English word for what an emoji shows."""
    if term.field == "kind":
        return KINDS[term.value].english[0]
    return ATTRIBUTES[term.field][term.value].adjectives_en[0]


_SIGN_WORDS = {
    sign: Word(Meaning((Term(field, value),), is_garment=field == "kind"))
    for sign, (field, value) in SIGNS.items()
}
_CUE_WORDS = {
    group: cue
    for group, cue in CUES.list_items()
    if " " not in group and cue not in (Cue.POLITE, Cue.ARTICLE, Cue.START_OVER) and len(group) > 5
}

_CUE_SLIPS = Slips(_CUE_WORDS)
