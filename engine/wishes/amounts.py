"""Numbers in digits or words: 49,99 · 1.299,00 · 1,299.00 · fuffzig · one hundred and fifty."""

import functools
import re
from decimal import Decimal

from babel.numbers import NumberFormatError, parse_decimal
from text_to_num import alpha2digit, text2num

from engine.wishes.forms import list_words
from engine.wishes.tokens import Token

_MOST_WORDS = 5  # "one hundred and twenty five"
_LANGUAGES = ("de", "en")
_LONGEST = 40  # letters of a number word, digits of a number
_DOTTED = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("funf", "fünf"), ("zwolf", "zwölf"))
# As people say them: fuffzig, füfzg, zwanzich, hunnert, zwo.
_SPOKEN = (
    (re.compile("f[uü](?:ff|n?f|ch)z"), "fünfz"),
    (re.compile("z(?:ich|sch|ch|g)$"), "zig"),
    (re.compile("ssi?(?:ch|g)$"), "ssig"),
    (re.compile("hunn(?:er|a)t"), "hundert"),
    (re.compile("^zwo"), "zwei"),
)
_ORDINAL_ENDINGS = frozenset(list_words("te ter tes ten ste ster stes sten st nd rd th ."))
_NO_NUMBERS = frozenset({"and", "a", "und", "o", "oh", "point", "komma", "minus", "plus"})


def read_amount(tokens: list[Token], start: int) -> tuple[Decimal, int] | None:
    """Return the number at a token and where it ends, or None."""
    if start >= len(tokens):
        return None
    if tokens[start].kind == "number":
        value = read_digits(tokens[start].key)
        return None if value is None else (value, start + 1)
    if tokens[start].kind != "word" or _read_word(tokens[start].key) is None:
        return None
    return _read_words(tokens, start)


def is_number(word: str) -> bool:
    """Tell whether a word is a number: "fünfzig", "one"."""
    return _read_word(word) is not None


def read_digits(digits: str) -> Decimal | None:
    """Read digits as either language groups them; "1.299" is more than a thousand."""
    if len(digits) > _LONGEST:
        return None
    try:
        return parse_decimal(digits.replace("'", "’"), locale=_choose_locale(digits), strict=True)
    except (NumberFormatError, ValueError):
        return None


@functools.lru_cache(maxsize=1024)
def read_ordinal(word: str) -> int | None:
    """Read "dritte", "drittes", "third", "21st", "3te", "3." and the like."""
    digits = "".join(character for character in word if character.isdecimal())
    if digits and word.removeprefix(digits) in _ORDINAL_ENDINGS:
        return int(digits) if len(digits) <= 3 else None
    if digits or len(word) > _LONGEST:
        return None
    for language in _LANGUAGES:
        for written in _spell_back(word):
            number = alpha2digit(written, language, threshold=0).rstrip(".stndrh")
            if number.isdecimal() and _read_word(word) is None:
                return int(number)
    return None


def _choose_locale(digits: str) -> str:
    if "'" in digits or "’" in digits:
        return "de_CH"
    last = max(digits.rfind(","), digits.rfind("."))
    has_both = "," in digits and "." in digits
    is_grouped = not has_both and len(digits) - last == 4  # three digits after the last mark
    is_comma = last >= 0 and digits[last] == ","
    return "en" if is_comma == is_grouped else "de"


def _read_words(tokens: list[Token], start: int) -> tuple[Decimal, int] | None:
    best = None
    words: list[str] = []
    for place in range(start, min(start + _MOST_WORDS, len(tokens))):
        if tokens[place].kind != "word":
            break
        words.append(tokens[place].key)
        value = _read_word(" ".join(words))
        if value is not None and words[-1] not in _NO_NUMBERS:
            best = (Decimal(value), place + 1)
    return best


@functools.lru_cache(maxsize=2048)
def _read_word(words: str) -> int | None:
    if len(words) > _LONGEST * 2 or words in _NO_NUMBERS:
        return None
    for written in _spell_back(words):
        for language in _LANGUAGES:
            try:
                return int(text2num(written, language))
            except ValueError:
                continue
    return None


def _spell_back(word: str) -> tuple[str, ...]:
    """Return a word as it is, with its umlauts back, and as it is said: fuenfzig, fuffzig."""
    dotted = word
    for spelt, letter in _DOTTED:
        dotted = dotted.replace(spelt, letter)
    proper = dotted
    for spoken, written in _SPOKEN:
        proper = spoken.sub(written, proper)
    return tuple(dict.fromkeys((word, dotted, proper)))
