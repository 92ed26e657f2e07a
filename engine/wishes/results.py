"""Which shown result is meant: das dritte, Nr. 3, the second one, wie 2, die ersten drei."""

from dataclasses import dataclass

from engine.wishes.amounts import read_amount, read_ordinal
from engine.wishes.request import ResultsUse
from engine.wishes.result_words import (
    ARTICLES,
    BOTH,
    FIRST_FEW,
    GOES_ON,
    JOINS,
    JUDGED,
    LAST,
    LAST_FEW,
    NOUNS,
    NUMBERED,
    OCCASIONS,
    USES,
)
from engine.wishes.tokens import Token
from engine.wishes.vocabulary import read_word

_MOST_DIGITS = 3  # no page shows a thousand; 501 are jeans only where no word says otherwise
_MOST_LETTERS = 12  # of a number that means a result
_MOST_FIRST = 20  # "die ersten 100" says nothing
RESULT_OPENERS = frozenset([*ARTICLES, *NUMBERED.openers, *USES.openers])


@dataclass(frozen=True, slots=True)
class Mention:
    """Results that a message names; `use` is None where it does not say what for."""

    numbers: tuple[int, ...]
    use: ResultsUse | None


def find_results(tokens: list[Token], start: int) -> tuple[Mention, int] | None:
    """Return the results named from a token on, and where that ends, or None."""
    found = USES.find(tokens, start)
    use, place = found if found is not None else (None, start)
    if use is not None:
        place = _skip_few(tokens, place)
    first = _find_few(tokens, place) or _find_named(tokens, place)
    if first is None and (use is not None or start == 0):
        first = _find_bare(tokens, place, use)
    if first is None:
        return None
    numbers, place = first
    if _key(tokens, place) in OCCASIONS:  # "Kleid zum 50. Geburtstag"
        return None
    numbers, place = _find_others(tokens, numbers, place)
    judged = JUDGED.find(tokens, place)
    if judged is not None and use is None and _ends_there(tokens, judged):
        use, place = judged
    return Mention(tuple(dict.fromkeys(numbers)), use), place


def find_reference(tokens: list[Token], start: int) -> tuple[int, int] | None:
    """Return one named photo or result ("ersten", "Foto 2", "second photo") and where it ends."""
    found = _find_named(tokens, start) or _find_ordinal(tokens, start)
    number = _read_number(tokens, start)
    if found is None and number is not None:
        return number, start + 1
    return (found[0][0], found[1]) if found is not None else None


_Found = tuple[list[int], int]


def _find_few(tokens: list[Token], start: int) -> _Found | None:
    """Read "die ersten drei", "the last two"."""
    place = start + (_key(tokens, start) in ARTICLES)
    key = _key(tokens, place)
    if place == start or key not in FIRST_FEW | LAST_FEW:
        return None
    if _key(tokens, place + 1) in BOTH:
        return ([1, 2] if key in FIRST_FEW else [-2, -1]), place + 2
    amount = read_amount(tokens, place + 1)
    if amount is None or not 1 <= amount[0] <= _MOST_FIRST or amount[0] % 1:
        return None
    count = int(amount[0])
    numbers = range(1, count + 1) if key in FIRST_FEW else range(-count, 0)
    return list(numbers), _skip_noun(tokens, amount[1])


def _find_named(tokens: list[Token], start: int) -> _Found | None:
    """Read "Nr. 3", "#3", "das dritte", "die 3", "das letzte"."""
    numbered = NUMBERED.find(tokens, start + (_key(tokens, start) in ARTICLES))
    if numbered is not None:
        place = numbered[1] + (_key(tokens, numbered[1]) in (".", ":"))
        number = _read_number(tokens, place)
        return ([number], place + 1) if number is not None else None
    if _key(tokens, start) not in ARTICLES:
        return None
    ordinal = _find_ordinal(tokens, start + 1)
    if ordinal is not None:
        return ordinal
    number = _read_number(tokens, start + 1)
    if number is None or _is_counting(tokens, start + 2):
        return None
    return [number], start + 2


def _find_ordinal(tokens: list[Token], start: int) -> _Found | None:
    key = _key(tokens, start)
    if key in LAST:
        return [-1], _skip_noun(tokens, start + 1)
    if not key:
        return None
    if tokens[start].kind == "number" and _key(tokens, start + 1) == ".":
        number = _read_number(tokens, start)
        return ([number], _skip_noun(tokens, start + 2)) if number is not None else None
    ordinal = read_ordinal(key) if tokens[start].kind == "word" else None
    return ([ordinal], _skip_noun(tokens, start + 1)) if ordinal else None


def _find_bare(tokens: list[Token], start: int, use: ResultsUse | None) -> _Found | None:
    """Read a bare number where it can only be a result: "wie 2", "3", "2 aber in rot"."""
    ordinal = _find_ordinal(tokens, start)
    if ordinal is not None and (use is not None or _key(tokens, ordinal[1] - 1) in NOUNS):
        return ordinal
    number = _read_number(tokens, start)
    if number is None or _is_counting(tokens, start + 1):
        return None
    judged = JUDGED.find(tokens, start + 1)
    if tokens[start].kind == "number" and judged is not None and _ends_there(tokens, judged):
        return [number], start + 1  # "3 gefällt mir nicht"
    following = _key(tokens, start + 1)
    is_last = following in JOINS or not following.strip(".!?)") or following in GOES_ON
    is_spelt = tokens[start].kind == "word" and bool(following.strip(".!?)"))
    if use != "like" and (not is_last or (is_spelt and use is None)):
        return None
    if use is None and following in JOINS and _read_number(tokens, start + 2) is None:
        return None
    return [number], start + 1


def _find_others(tokens: list[Token], numbers: list[int], place: int) -> _Found:
    """Read on in a list: "3 und 7", "das erste, das dritte"."""
    found = list(numbers)
    while _key(tokens, place) in JOINS:
        following = place + 1
        if _key(tokens, following) in JOINS:
            following += 1
        named = _find_named(tokens, following) or _find_ordinal(tokens, following)
        number = _read_number(tokens, following)
        if named is None and number is not None and not _is_counting(tokens, following + 1):
            named = [number], following + 1
        if named is None:
            break
        found += named[0]
        place = named[1]
    return found, place


def _read_number(tokens: list[Token], place: int) -> int | None:
    amount = read_amount(tokens, place)
    if amount is None or amount[1] != place + 1 or len(_key(tokens, place)) > _MOST_LETTERS:
        return None
    if amount[0] != amount[0].to_integral_value():  # a remainder of very large numbers fails
        return None
    if (
        _key(tokens, place) in ("ein", "eine", "einen", "one", "einer", "eins")
        and tokens[place].kind == "word"
    ):
        return 1 if _key(tokens, place) == "eins" else None
    is_short = tokens[place].kind == "word" or len(tokens[place].key) <= _MOST_DIGITS
    return int(amount[0]) if is_short else None


def _is_counting(tokens: list[Token], place: int) -> bool:
    """Tell whether a garment follows a number: "die 501 Jeans"."""
    meaning = read_word(_key(tokens, place)) if _key(tokens, place) else None
    return meaning is not None and meaning.is_garment


def _skip_noun(tokens: list[Token], place: int) -> int:
    """Skip the thing that is numbered: "the second one", "das dritte Kleid"."""
    return place + 1 if _key(tokens, place) in NOUNS or _is_counting(tokens, place) else place


def _skip_few(tokens: list[Token], place: int) -> int:
    return place + (_key(tokens, place) in ("bitte", "please", "mal", "nochmal"))


def _ends_there(tokens: list[Token], judged: tuple[ResultsUse, int]) -> bool:
    """Tell "das dritte nicht" from "das dritte, nicht rot"."""
    return judged[1] >= len(tokens) or tokens[judged[1]].kind == "mark"


def _key(tokens: list[Token], place: int) -> str:
    return tokens[place].key if 0 <= place < len(tokens) else ""
