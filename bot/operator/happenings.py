"""What of a search is counted: nobody's words, only values of the engine's own vocabulary."""

from collections.abc import Iterable

from engine.relaxation import Miss
from engine.wishes import Question, Term, list_all_terms
from storage.tallies import Happening

SEARCH, PHOTO, NOTHING = "search", "photo", "nothing"
WISH, MISSED = "wish", "missed"
LIKE, DISLIKE = "like", "dislike"


def list_happenings(
    question: Question,
    before: Question | None,
    miss: Miss | None,
    *,
    has_photo: bool,
    has_nothing: bool,
) -> tuple[Happening, ...]:
    """List what a search adds to the counts; of a refined one, the wishes that are new."""
    asked = list_values(question)
    new = asked - (list_values(before) if before is not None else frozenset())
    failed = _list_failed(miss) if miss is not None else frozenset()
    counted = [Happening(SEARCH)]
    counted += [Happening(PHOTO)] if has_photo else []
    counted += [Happening(NOTHING)] if has_nothing else []
    counted += [Happening(WISH, value) for value in new]
    counted += [Happening(MISSED, value) for value in new & failed]
    return tuple(counted)


def list_values(question: Question) -> frozenset[str]:
    """List the values that a question wants, as they are counted: `kind:dress`."""
    return _write(term for phrase in question.wanted for term in list_all_terms(phrase))


def _list_failed(miss: Miss) -> frozenset[str]:
    """List the wanted values without which something would remain."""
    return _write(
        term
        for demand in miss.failed
        if demand.is_wanted
        for choice in demand.choices
        for term in choice
    )


def _write(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(f"{field}:{value}" for field, value in terms)
