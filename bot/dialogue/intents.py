"""What a message wants done, where that is not a search: more, some details, a new beginning."""

from engine.wishes import Request

_MOST_DETAILS = 10  # large pictures in a row: a page has no more


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
