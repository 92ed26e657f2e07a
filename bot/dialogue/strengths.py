"""Words that say how much something counts: "mehr Foto", "stärker", "less text"."""

import re

from engine.wishes import Direction

_ASKING = r"(?:(?:bitte|please|noch|even|etwas|a bit|viel|much)\s+)*"
_PHOTO = r"(?:vom\s+|von\s+dem\s+|of\s+the\s+)?(?:foto|bild|photo|picture)"
_WORDS = r"(?:vom\s+|von\s+dem\s+|of\s+the\s+)?(?:text|worte?n?|words?)"
_MORE, _LESS = r"(?:mehr|more)\s+", r"(?:weniger|less|fewer)\s+"
_BALANCE: dict[Direction, str] = {
    1: rf"{_MORE}{_WORDS}|{_LESS}{_PHOTO}",
    -1: rf"{_MORE}{_PHOTO}|{_LESS}{_WORDS}",
}
_STRENGTH: dict[Direction, str] = {
    1: r"stärker|staerker|stronger",
    -1: r"schwächer|schwaecher|weniger|weniger stark|weaker|less",
}


def find_balance(text: str) -> Direction | None:
    """Tell whether a message wants the words (1) or the photo (-1) to count more, if either."""
    return _find(_BALANCE, text)


def find_strength(text: str) -> Direction | None:
    """Tell whether a message wants its last wish to count more (1) or less (-1), if either."""
    return _find(_STRENGTH, text)


def _find(forms: dict[Direction, str], text: str) -> Direction | None:
    for direction, words in forms.items():
        if re.fullmatch(rf"{_ASKING}(?:{words})[\s.!]*", text.strip(), re.IGNORECASE):
            return direction
    return None
