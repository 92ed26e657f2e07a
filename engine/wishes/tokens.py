"""A message becomes words, numbers, signs and marks, each with its place in the text."""

import functools
import re
import unicodedata
from typing import Literal, NamedTuple

# Directional marks order what is shown and say nothing; zero-width joiners hold emoji together.
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INNER = "-'.,/_’‑"  # inside a word or number these join what is on both sides
_JOINERS = "\u200d\ufe0f\u20e3"
_REPEATED = "!?.-_*=~…"
_CURRENCY_LETTERS = frozenset({"eur", "euro", "euros", "usd", "gbp", "chf", "fr", "dollar"})

TokenKind = Literal["word", "number", "sign", "mark", "link"]


class Token(NamedTuple):
    """A piece of a message.

    `key` is what tables are asked for: case folded (ß is ss), one kind of apostrophe and hyphen.
    """

    text: str
    key: str
    kind: TokenKind
    start: int
    end: int


def clean(text: str) -> str:
    """Compose letters, drop directional marks and put single blanks between words."""
    return " ".join(_DIRECTION_MARKS.sub("", unicodedata.normalize("NFC", text)).split())


def tokenize(plain: str) -> list[Token]:
    """Cut a cleaned text; blanks are in no token."""
    tokens: list[Token] = []
    start = 0
    for chunk in plain.split(" "):
        if _is_link(chunk):
            tokens.append(_make(plain, "link", start, start + len(chunk)))
        else:
            _cut(plain, start, start + len(chunk), tokens)
        start += len(chunk) + 1
    return tokens


def join(tokens: list[Token]) -> str:
    """Write tokens as they stood: with a blank where there was one or more between them."""
    parts: list[str] = []
    for position, token in enumerate(tokens):
        before = tokens[position - 1]
        is_apart = before.end != token.start or _is_named(token) or _is_named(before)
        if position and is_apart:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def _is_named(token: Token) -> bool:
    """Tell an emoji that was replaced by its name."""
    return token.kind == "sign" and token.text[0].isalpha()


def _cut(plain: str, start: int, end: int, tokens: list[Token]) -> None:
    while start < end:
        group = _classify(plain[start])
        stop = start + 1
        while stop < end and _goes_on(plain, stop, end, group):
            stop += 1
        if group == "word":
            _add_word(plain, start, stop, tokens)
        else:
            tokens.append(_make(plain, group, start, stop))
        start = stop


def _goes_on(plain: str, place: int, end: int, group: TokenKind) -> bool:
    """Tell whether the character at a place belongs to the token that it follows."""
    character = plain[place]
    if group == "sign":  # joined emoji are one sign
        return character in _JOINERS or plain[place - 1] == "\u200d" or _is_skin_tone(character)
    if group == "mark":  # "!!!" is one mark
        return character == plain[place - 1] and character in _REPEATED
    if _classify(character) == "word" or character == "\u200d":
        return True
    if character not in _INNER or place + 1 >= end or _classify(plain[place + 1]) != "word":
        return False
    return _joins(plain[place - 1], character, plain[place + 1])


def _joins(before: str, character: str, after: str) -> bool:
    if character in "-'_’‑":
        return not (before.isdecimal() and after.isdecimal() and character in "-‑")  # 50-80
    if character == "/":
        return before.isdecimal() and after.isdecimal()  # 3/4, but rot/blau are two words
    return before.isdecimal() and after.isdecimal()  # 49,99


def _add_word(plain: str, start: int, stop: int, tokens: list[Token]) -> None:
    """Add a word or number; "50eur" is both, "90er" is a word."""
    digits = start
    while digits < stop and (plain[digits].isdecimal() or plain[digits] in ".,'’"):
        digits += 1
    if digits == stop:
        tokens.append(_make(plain, "number", start, stop))
    elif digits > start and plain[digits:stop].casefold() in _CURRENCY_LETTERS:
        tokens.append(_make(plain, "number", start, digits))
        tokens.append(_make(plain, "word", digits, stop))
    elif (
        plain[start:stop].casefold().startswith(("eur", "chf"))
        and plain[start + 3 : start + 4].isdecimal()
    ):
        tokens.append(_make(plain, "word", start, start + 3))
        _add_word(plain, start + 3, stop, tokens)
    else:
        tokens.append(_make(plain, "word", start, stop))


def _make(plain: str, kind: TokenKind, start: int, end: int) -> Token:
    text = plain[start:end]
    key = unicodedata.normalize("NFKC", text).casefold() if kind != "link" else text
    return Token(text, key.replace("’", "'").replace("‑", "-"), kind, start, end)


@functools.lru_cache(maxsize=4096)
def _classify(character: str) -> TokenKind:
    category = unicodedata.category(character)
    if category[0] in "LNM" or character == "\u200c":
        return "word"
    return "sign" if category[0] in "SC" else "mark"


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_link(chunk: str) -> bool:
    folded = chunk.casefold()
    if folded.startswith(("http://", "https://", "www.")):
        return True
    name, at, host = folded.rpartition("@")
    return bool(name and at and "." in host.strip("."))
