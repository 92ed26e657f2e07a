"""More or less of something: länger, nicht so bunt, too short, etwas weniger Blumen."""

from dataclasses import dataclass, replace
from typing import Literal

from engine.wishes.comparative_words import (
    ADJECTIVES,
    ALIKE,
    COMPARATIVES,
    DEGREES,
    LESS,
    LIKENESS,
    MORE,
    NOT_MORE,
    NOT_SO,
    NOT_TOO,
    PARTS,
    TOO,
    Course,
)
from engine.wishes.cues import CUES
from engine.wishes.lexicon import Meaning, list_english
from engine.wishes.request import Comparative, Degree
from engine.wishes.tokens import Token, join
from engine.wishes.vocabulary import read_word

_TOO_DEGREES: dict[str, Degree] = {
    **dict.fromkeys(("viel", "way", "much", "far"), "strongly"),
    **dict.fromkeys(("etwas", "ein", "a", "slightly"), "slightly"),
}
_TABLES = (ALIKE, DEGREES, LESS, MORE, NOT_MORE, NOT_SO, NOT_TOO, TOO)
_MOST_AHEAD = 7  # words: "ein langer, weiter, bunt gemusterter Rock"
_DATIVE = frozenset({"mit", "in", "von", "aus"})
_NOTHING = Meaning()
COMPARATIVE_OPENERS = frozenset(COMPARATIVES).union(*(table.openers for table in _TABLES))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparative as it is read; what it is about may follow."""

    comparative: Comparative
    takes_phrase: bool  # what follows is what it is about: "mehr Blumen", "längere Ärmel"
    is_verdict: bool = False  # "zu kurz" is said of what was shown


def find_comparative(tokens: list[Token], start: int) -> tuple[Comparison, int] | None:
    """Return the comparative that begins at a token and where it ends, or None."""
    return (
        _find_alike(tokens, start)
        or _find_denied(tokens, start)
        or _find_too(tokens, start)
        or _find_graded(tokens, start)
    )


def _find_alike(tokens: list[Token], start: int) -> tuple[Comparison, int] | None:
    found = ALIKE.find(tokens, start)
    if found is None or _key(tokens, found[1]) in ("wie", "to"):
        return None
    return _make(tokens, start, found[1], ("likeness", 1), "plainly")


def _find_denied(tokens: list[Token], start: int) -> tuple[Comparison, int] | None:
    """Read "nicht so lang", "nicht zu kurz", "nicht länger", "not too bright"."""
    for table, degree, forms in (
        (NOT_TOO, "slightly", ADJECTIVES),
        (NOT_SO, "plainly", ADJECTIVES),
        (NOT_MORE, "slightly", COMPARATIVES),
    ):
        found = table.find(tokens, start)
        course = forms.get(_key(tokens, found[1])) if found is not None else None
        if found is not None and course is not None:
            chosen: Degree = "slightly" if degree == "slightly" else "plainly"
            return _make(tokens, start, found[1] + 1, _turn(course), chosen)
    return None


def _find_too(tokens: list[Token], start: int) -> tuple[Comparison, int] | None:
    """Read "zu kurz", "viel zu lang", "a bit too long": the opposite is wanted."""
    found = TOO.find(tokens, start)
    course = ADJECTIVES.get(_key(tokens, found[1])) if found is not None else None
    if found is None or course is None:
        return None
    degree = _TOO_DEGREES.get(tokens[start].key, "plainly") if found[1] - start > 1 else "plainly"
    made, end = _make(tokens, start, found[1] + 1, _turn(course), degree)
    return replace(made, is_verdict=True), end


def _find_graded(tokens: list[Token], start: int) -> tuple[Comparison, int] | None:
    """Read "etwas länger", "viel mehr Blumen", "weniger bunt", "more like that"."""
    graded = DEGREES.find(tokens, start)
    degree, place = graded if graded is not None else ("plainly", start)
    more, less = MORE.find(tokens, place), LESS.find(tokens, place)
    if more is not None:
        return _find_amount(tokens, start, more[1], 1, degree)
    if less is not None:
        return _find_amount(tokens, start, less[1], -1, degree)
    course = COMPARATIVES.get(_key(tokens, place))
    if course is None or _is_plain(tokens, place):
        return None
    return _make(tokens, start, place + 1, course, degree, is_open=_has_part(tokens, place, course))


def _find_amount(
    tokens: list[Token], start: int, place: int, sign: int, degree: Degree
) -> tuple[Comparison, int] | None:
    """Read what follows "mehr" or "weniger"."""
    if _key(tokens, place) in ("als", "than"):
        return None
    alike = LIKENESS.find(tokens, place)
    direction: Literal[1, -1] = 1 if sign > 0 else -1
    if alike is not None:
        return _make(tokens, start, alike[1], ("likeness", direction), degree)
    course = ADJECTIVES.get(_key(tokens, place))
    if course is not None:
        is_same = sign > 0
        return _make(tokens, start, place + 1, course if is_same else _turn(course), degree)
    if place >= len(tokens) or tokens[place].kind not in ("word", "sign"):
        return _make(tokens, start, place, ("likeness", direction), degree)
    return _make(tokens, start, place, ("amount", direction), degree, is_open=True)


def _is_plain(tokens: list[Token], place: int) -> bool:
    """Tell "ein bunter, weiter Rock" and "mit lockerer Passform" from "bunter" alone."""
    if tokens[place].key == "cooler":
        return _has_german_garment(tokens, place + 1)
    if tokens[place].key not in ADJECTIVES:
        return False
    is_shade = COMPARATIVES[tokens[place].key][0] == "brightness"
    if not is_shade and place and tokens[place - 1].key in _DATIVE and _has_noun(tokens, place + 1):
        return True  # "-er" is an ending there
    for following in range(place + 1, min(place + _MOST_AHEAD, len(tokens))):
        meaning = read_word(tokens[following].key) or _NOTHING
        if meaning.is_garment:
            return True
        if tokens[following].key in PARTS or _is_capital(tokens, following, meaning):
            return not is_shade  # "in dunkler Farbe" is darker than what was shown
        if not _is_adjective(tokens[following], meaning):
            return False
    return False


def _has_german_garment(tokens: list[Token], place: int) -> bool:
    """Tell "cooler Pulli", which has style, from "a cooler dress", which is less warm."""
    key = _key(tokens, place)
    meaning = read_word(key) if key else None
    return meaning is not None and meaning.is_garment and key not in list_english()


def _is_capital(tokens: list[Token], place: int, meaning: Meaning) -> bool:
    """Tell a German noun that no value stands for: "dicker Stoff"."""
    return not meaning.terms and tokens[place].text.istitle() and _has_noun(tokens, place)


def _is_adjective(token: Token, meaning: Meaning) -> bool:
    """Tell what may stand between an adjective and its noun."""
    if meaning.is_adjective or token.key in (",", "und") or token.key in ADJECTIVES:
        return True
    return not meaning.terms and token.kind == "word" and token.key.endswith("er")


def _has_noun(tokens: list[Token], place: int) -> bool:
    is_word = place < len(tokens) and tokens[place].kind == "word"
    return is_word and CUES.find(tokens, place) is None


def _has_part(tokens: list[Token], place: int, course: Course) -> bool:
    """Tell whether what shall be longer follows: "längere Ärmel", "a darker blue"."""
    following = _key(tokens, place + 1)
    if not following or following in PARTS:
        return bool(following)
    meaning = read_word(following)
    if meaning is None or not meaning.terms or meaning.is_garment:
        return False
    if meaning.terms[0].field == "colour":
        after = read_word(_key(tokens, place + 2)) if _key(tokens, place + 2) else None
        return course[0] == "brightness" and not (after is not None and after.is_garment)
    return not meaning.is_adjective


def _turn(course: Course) -> Course:
    return course[0], -1 if course[1] == 1 else 1


def _make(
    tokens: list[Token],
    start: int,
    end: int,
    course: Course,
    degree: Degree,
    *,
    is_open: bool = False,
) -> tuple[Comparison, int]:
    comparative = Comparative(course[0], course[1], degree, join(tokens[start:end]))
    return Comparison(comparative, is_open), end


def _key(tokens: list[Token], place: int) -> str:
    return tokens[place].key if place < len(tokens) else ""
