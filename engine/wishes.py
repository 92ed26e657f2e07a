"""A shopper's message becomes the phrase to search for, and whether it refines what was asked."""

import re
import unicodedata
from dataclasses import dataclass

# Directional marks order what is shown and say nothing; zero-width joiners hold emoji together.
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_ASKING = (
    r"bitte|please|hallo|hello|hi|hey|guten (?:tag|morgen|abend)"
    r"|(?:kannst|könntest) du mir|(?:can|could) you|zeige? (?:mir|uns)|zeig|gib mir|finde?"
    r"|(?:ich|wir) (?:suchen?|möchten?|wollen|will|brauchen?|hätten?(?: gern(?:e)?)?)|suche"
    r"|(?:hast|habt) (?:du|ihr)|haben sie|gibt es"
    r"|show (?:me|us)|give me|find(?: me)?|do you have|have you got"
    r"|i(?:['’]m| am) looking for|looking for|i(?:['’]d like| would like| want| need)"
)
_REFINING = (
    r"mit|with|ohne|without|aber|but|lieber|rather|in|unter|under|und|and|nur|only|auch|also"
    r"|jetzt|now|statt(?:dessen)?|instead|nicht|not|kein\w{0,2}|no|mehr|more|weniger|less"
    r"|(?:das|den|die) ?(?:gleiche|selbe)n?|dasselbe|dieselbe|denselben|the same"
)
# What is cut from the front: the engine must not search for it. "ohne" and "nicht" stay.
_EMPTY_CUES = (
    r"mit|with|aber|but|lieber|rather|in|und|and|nur|only|auch|also|jetzt|now"
    r"|(?:das|den|die) ?(?:gleiche|selbe)n?|dasselbe|dieselbe|denselben|the same"
    r"|(?:ein(?:e[nrsm]?)?|an?|some|nein|doch|eher)(?=\s|,)"
)
_EDGE = r"[\s,.:;!?…-]"
_ASKING_FIRST = re.compile(rf"{_EDGE}*(?:{_ASKING})(?!\w)", re.IGNORECASE)
_EMPTY_FIRST = re.compile(rf"{_EDGE}*(?:{_ASKING}|{_EMPTY_CUES})(?!\w)", re.IGNORECASE)
_REFINING_FIRST = re.compile(rf"{_EDGE}*(?:{_REFINING})(?!\w)", re.IGNORECASE)
_ASKING_LAST = re.compile(rf"{_EDGE}(?:bitte|please|danke|thanks){_EDGE}?$", re.IGNORECASE)

# Kinds of garments; German ones also end compounds: Blumenkleid, Jeansröcke, Winterstiefel.
_KIND_LAST = re.compile(
    r"\w*(?:kleid|kleider|kleidung|röcke?|hemd|hemden|blusen?|pulli|pullis|pullover|pullovern"
    r"|jacken?|jackett|mantel|mäntel|hosen?|jeans|shorts?|schuhe?n?|stiefel|stiefeletten?|mützen?"
    r"|kappen?|shirts?|weste|westen|strickjacken?|sandalen?|sneakers?|overalls?|anzug|anzüge|tunika"
    r"|dress|dresses|skirts?|blouses?|sweaters?|sweatshirts?|hoodies?|cardigans?|jackets?|coats?"
    r"|trousers|pants|leggings?|shoes?|boots?|beanies?|blazers?|jumpers?|jumpsuits?|vests?|suits?)"
)
_KIND_WORD = re.compile(
    r"rock|minirock|maxirock|faltenrock|jeansrock|top|tops|cap|caps|hat|hats|hut|hüte|polo|polos"
    r"|mode|clothes|clothing|outfits?|tee|tees"
)
_KIND_SIGNS = "👗👚👕👖🧥👠👟🥾👢🧢👒🩳🩱👔🥿👡🥼🎩"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a message asks: the text as sent, the phrase to encode, and how it relates.

    `is_refinement` tells that the message changes what was asked before rather than asking
    for something new: it opens with a word such as "mit", or names no kind of garment.
    """

    text: str
    phrase: str
    is_refinement: bool


def read_wish(text: str) -> Wish:
    """Read a message in German or English; what cannot be placed stays in the phrase.

    Nothing to search for, as in "" or "  ", gives an empty phrase.
    """
    plain = " ".join(_DIRECTION_MARKS.sub("", unicodedata.normalize("NFC", text)).split())
    asked = _strip_asking(plain)
    phrase = _strip_all(_EMPTY_FIRST, asked).strip(" ,.:;!?…-")
    is_refinement = bool(_REFINING_FIRST.match(asked)) or not _names_kind(asked)
    return Wish(text, phrase or asked or plain, is_refinement)


def _strip_asking(text: str) -> str:
    return _ASKING_LAST.sub("", _strip_all(_ASKING_FIRST, text)).strip()


def _strip_all(pattern: re.Pattern[str], text: str) -> str:
    """Cut every leading match: "aber bitte nur in Rot" sheds more than one."""
    start = 0
    while match := pattern.match(text, start):
        start = match.end()
    return text[start:].strip()


def _names_kind(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    is_kind = any(_KIND_LAST.fullmatch(word) or _KIND_WORD.fullmatch(word) for word in words)
    return is_kind or any(sign in text for sign in _KIND_SIGNS)
