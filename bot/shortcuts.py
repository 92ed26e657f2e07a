"""Words that mean a button: "mehr", "3", "neu"."""

import re
from dataclasses import dataclass

_MORE = re.compile(
    r"(?:(?:zeig|zeige|show)\s+)?(?:mir\s+|me\s+)?(?:noch\s+|some\s+|any\s+)?"
    r"(?:mehr|weitere|weiter|more|next)(?:\s+(?:davon|bitte|please|zeigen))?[\s.!?]*",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"(?:neue suche|neu|neu anfangen|von vorne?|vergiss das"
    r"|new search|start over|new|reset)[\s.!]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:nr\.?|nummer|no\.?|number|#)?\s*(\d{1,3})[.)]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class More:
    """The shopper wants the next matches."""


@dataclass(frozen=True, slots=True)
class StartOver:
    """The shopper wants to begin anew."""


@dataclass(frozen=True, slots=True)
class ShowItem:
    """The shopper wants the details of one of the matches, counted from 1."""

    number: int


Shortcut = More | StartOver | ShowItem


def find_shortcut(text: str) -> Shortcut | None:
    """Return the button that a message stands for, or None where it is a wish."""
    text = text.strip()
    if _MORE.fullmatch(text):
        return More()
    if _NEW.fullmatch(text):
        return StartOver()
    if match := _NUMBER.fullmatch(text):
        return ShowItem(int(match[1]))
    return None
