"""A shopper's message, in German, English or both, becomes a request."""

from dataclasses import replace

from engine.wishes.assembly import Assembler, Draft
from engine.wishes.contradictions import settle
from engine.wishes.cues import CUES, REFINING, Cue
from engine.wishes.pieces import Piece, Word, cut
from engine.wishes.prices import list_problems
from engine.wishes.request import Problem, Request, ResultsUse
from engine.wishes.tokens import Token, clean, tokenize

_RULING_OUT = (Cue.WITHOUT, Cue.NOT, Cue.NONE_OF, Cue.INSTEAD, Cue.NEITHER)
_MOST_CHARACTERS = 5000  # Telegram's longest message has 4096


def read_request(text: str) -> Request:
    """Read a message; what cannot be placed stays a wanted phrase.

    Pure and linear in the length of the text; no text makes it fail.
    """
    tokens = tokenize(clean(text[:_MOST_CHARACTERS]))
    return read_pieces(text, tokens, cut(tokens))


def read_pieces(text: str, tokens: list[Token], pieces: list[Piece]) -> Request:
    """Read a message that was cut already."""
    draft = Assembler(pieces).assemble()
    wanted, unwanted, taken_back = settle(draft.wishes)
    request = Request(
        text=text,
        wanted=tuple(wanted),
        unwanted=tuple(unwanted),
        comparatives=tuple(draft.comparatives),
        price=draft.price,
        results=tuple(draft.results),
        photo_parts=tuple(draft.photo_parts),
        links=tuple(draft.links),
        is_refinement=_is_refinement(tokens, pieces, draft),
        starts_over=draft.starts_over,
        asks_for_more=draft.asks_for_more,
        asides=tuple(draft.asides),
    )
    problems = _list_problems(request, pieces, taken_back)
    return replace(
        request,
        results_use=_choose_use(request, draft),
        is_addition=draft.is_addition and request.is_refinement,
        is_alternative=_is_alternative(pieces),
        problems=problems,
    )


def _choose_use(request: Request, draft: Draft) -> ResultsUse | None:
    """Say what shown results are named for: with another wish they are a place to go on from."""
    if not request.results:
        return None
    if draft.results_use == "dislike":
        return "dislike"
    has_wish = request.wanted or request.unwanted or request.comparatives or request.price
    prices = [it for it in request.comparatives if it.dimension == "price"]
    if prices and draft.results_use is None and len(prices) == len(request.comparatives):
        return "compare"  # "günstiger als das dritte" asks for nothing like it
    if has_wish:
        return "like"
    return draft.results_use or "show"


def _is_refinement(tokens: list[Token], pieces: list[Piece], draft: Draft) -> bool:
    if draft.starts_over:
        return False
    if _opens_with_cue(tokens) or draft.results or draft.photo_parts or draft.has_verdict:
        return True
    if _is_alternative(pieces):
        return True
    return not any(
        isinstance(piece.content, Word) and piece.content.meaning.is_garment for piece in pieces
    )


def _is_alternative(pieces: list[Piece]) -> bool:
    return bool(pieces) and pieces[0].content is Cue.OR


def _opens_with_cue(tokens: list[Token]) -> bool:
    """Tell whether the first word that is not polite is one that changes what was asked."""
    place = 0
    while place < len(tokens):
        if REFINING.find(tokens, place) is not None:
            return True
        cue = CUES.find(tokens, place)
        if cue is not None and cue[0] in (Cue.POLITE, Cue.CORRECT):
            place = cue[1]
        elif tokens[place].kind == "mark":
            place += 1
        else:
            return False
    return False


def _list_problems(
    request: Request, pieces: list[Piece], taken_back: Problem | None
) -> tuple[Problem, ...]:
    problems: list[Problem] = [taken_back] if taken_back is not None else []
    if request.price is not None:
        problems += list_problems(request.price)
    has_content = (
        request.wanted or request.unwanted or request.comparatives or request.price is not None
        or request.results or request.photo_parts or request.starts_over or request.asks_for_more
    )  # fmt: skip
    if has_content:
        return tuple(problems)
    is_denied = any(piece.content in _RULING_OUT for piece in pieces)
    return (*problems, "nothing-ruled-out" if is_denied else "nothing-asked")
