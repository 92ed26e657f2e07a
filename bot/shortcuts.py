"""Words that are no wish: "mehr", "das dritte", "neu", "danke"."""

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
_SHOW = r"(?:(?:bitte|please|zeige?|show)\s+)*(?:mir\s+|me\s+)?"
_NUMBER = re.compile(
    rf"{_SHOW}(?:die\s+|the\s+)?(?:nr\.?|nummer|no\.?|number|#)?\s*(\d{{1,3}})[.)!]?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"{_SHOW}(?:das|die|der|den|the)\s+(?:(\d{{1,3}})(?:\.|st|nd|rd|th)|(\w+))(?:\s+one)?[.!]?",
    re.IGNORECASE,
)
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "erste ersten first",
            "zweite zweiten second",
            "dritte dritten third",
            "vierte vierten fourth",
            "fünfte fünften fuenfte fifth",
            "sechste sechsten sixth",
            "siebte siebten siebente seventh",
            "achte achten eighth",
            "neunte neunten ninth",
            "zehnte zehnten tenth",
        ),
        start=1,
    )
    for word in words.split()
}
_TALK = {
    "talk-greeting": re.compile(
        r"(?:hallo|hi|hey|moin|servus|grüezi|hello"
        r"|guten (?:tag|morgen|abend)|good (?:morning|evening))"
        r"(?: (?:zusammen|du|there|garderobe))?[\s!.,👋😊🙂]*",
        re.IGNORECASE,
    ),
    "talk-thanks": re.compile(
        r"(?:vielen |lieben |herzlichen )?(?:danke?|dankeschön|merci|thanks|thank you|thx)"
        r"(?: (?:schön|sehr|dir|a lot|so much|you|vielmals))*[\s!.😊🙏❤️]*"
        r"|(?:super|toll|perfekt|prima|great|perfect|nice)[\s!.😊]*",
        re.IGNORECASE,
    ),
    "talk-link": re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
}


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


@dataclass(frozen=True, slots=True)
class Talk:
    """The shopper greets, thanks or sends a link; `sentence` names the answer."""

    sentence: str


Shortcut = More | StartOver | ShowItem | Talk


def find_shortcut(text: str) -> Shortcut | None:
    """Return what a message stands for, or None where it is a wish."""
    text = text.strip()
    if _MORE.fullmatch(text):
        return More()
    if _NEW.fullmatch(text):
        return StartOver()
    if match := _NUMBER.fullmatch(text):
        return ShowItem(int(match[1]))
    if (match := _ORDINAL.fullmatch(text)) and (number := _read_ordinal(match)):
        return ShowItem(number)
    return next((Talk(name) for name, form in _TALK.items() if form.fullmatch(text)), None)


def _read_ordinal(match: re.Match[str]) -> int | None:
    return int(match[1]) if match[1] else _ORDINALS.get(match[2].lower())
