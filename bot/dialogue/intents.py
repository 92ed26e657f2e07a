"""What a message wants done, where that is not a search: more, some details, a new beginning."""

import re
from dataclasses import replace

from engine.wishes import Request, read_request

_BACK = re.compile(
    r"(?:bitte\s+)?(?:(?:geh|gehe|go|ein(?:en|s)?|one)\s+)?(?:mal\s+)?(?:schritt\s+|step\s+)?"
    r"(?:wieder\s+)?(?:zurück|zurueck|back)(?:\s+(?:bitte|please))?[\s.!]*"
    r"|(?:rückgängig|undo)[\s.!]*",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:bitte |please )?(?:zeige?s? |show )?(?:mir |me )?(?:es |das |that |it )?(?:bitte )?"
    r"(?:noch ?mals?|noch ?ein ?mal|(?:once )?again|wieder)(?: zeigen)?(?: bitte| please)?[\s.!?]*",
    re.IGNORECASE,
)
_UNDERSTOOD = re.compile(
    r"(?:und |and )?(?:was|wie) (?:hast|hättest) du (?:mich |da |denn |davon |jetzt |gerade )*"
    r"verstanden"
    r"|(?:was|wonach) (?:suchst du|suche ich|habe? ich)(?: gerade| jetzt| eigentlich)?(?: gesagt)?"
    r"|what (?:did|do|have) you (?:just )?(?:understand|understood)|what are you looking for"
    r"|what (?:did i say|am i looking for)",
    re.IGNORECASE,
)
_MOST_DETAILS = 10  # large pictures in a row: a page has no more


def goes_back(text: str) -> bool:
    """Tell whether a message wants the answer before this one: "zurück", "go back"."""
    return _BACK.fullmatch(text.strip()) is not None


def asks_again(text: str) -> bool:
    """Tell whether a message wants to see the latest answer again: "noch einmal"."""
    return _AGAIN.fullmatch(" ".join(text.split())) is not None


def asks_what_is_understood(text: str) -> bool:
    """Tell whether a message asks for the line of what was understood."""
    return _UNDERSTOOD.fullmatch(" ".join(text.split()).rstrip("?.! ")) is not None


def read_reply(text: str, number: int | None) -> Request:
    """Read a message in reply to the result with a number: that is the one it means.

    A message that names results itself, and one in reply to none, means what it says.
    """
    request = read_request(text)
    if number is None or request.results or request.starts_over:
        return request
    if asks_for_more(request):
        return replace(read_request(f"#{number}"), results_use="like")
    return read_request(f"#{number} {text}")


def only_starts_over(request: Request) -> bool:
    """Tell "neu" from "neu: eine Jacke"."""
    return request.starts_over and not (_has_wish(request) or request.comparatives)


def asks_for_more(request: Request) -> bool:
    """Tell "mehr" and "mehr davon", which mean the next matches, from "mehr Blumen"."""
    is_alike = [it.dimension == "likeness" and it.direction > 0 for it in request.comparatives]
    others = len(request.comparatives) - sum(is_alike)
    asks = request.asks_for_more or any(is_alike)
    return asks and not others and not request.results and not _has_wish(request)


def list_shown(request: Request) -> tuple[int, ...]:
    """List the numbers of results whose details a message wants to see; -1 is the last one."""
    is_plain = request.results_use == "show" and not _has_wish(request)
    return request.results[:_MOST_DETAILS] if is_plain else ()


def _has_wish(request: Request) -> bool:
    wishes = request.wanted, request.unwanted, request.photo_parts
    return any(wishes) or request.price is not None
