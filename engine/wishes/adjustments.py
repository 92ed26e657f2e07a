"""What a tap changes of a question: a wish denied, wanted after all, stronger or weaker."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from engine.wishes.question import Balance, Part, Question, Unwanted, Wanted
from engine.wishes.refinement import refine
from engine.wishes.request import Comparative, Degree, Phrase, Request

Direction = Literal[1, -1]

_MOST_STEPS = 2  # beyond these nothing changes any more
_DEGREES: tuple[Degree, ...] = ("slightly", "plainly", "strongly")


def deny(question: Question, phrase: Phrase) -> Question:
    """Turn a wanted phrase into one that is ruled out."""
    plain = replace(phrase, emphasis=0)
    return refine(question, Request(phrase.text, unwanted=(plain,)))


def want_again(question: Question, phrase: Phrase) -> Question:
    """Turn a phrase that is ruled out into one that is wanted."""
    return refine(question.remove(Unwanted(phrase)), Request("", wanted=(phrase,)))


def emphasise(question: Question, part: Part, direction: Direction) -> Question:
    """Let a wish count a step more or less; the same question where it cannot."""
    match part:
        case Wanted(phrase):
            stepped = replace(phrase, emphasis=_step(phrase.emphasis, direction))
            wanted = tuple(stepped if it == phrase else it for it in question.wanted)
            return replace(question, wanted=wanted)
        case Comparative():
            place = _DEGREES.index(part.degree) + direction
            degree = _DEGREES[min(max(place, 0), len(_DEGREES) - 1)]
            changed = replace(part, degree=degree)
            compared = tuple(changed if it == part else it for it in question.comparatives)
            return replace(question, comparatives=compared)
        case Balance():
            return shift(question, direction)
        case _:
            return question


def shift(question: Question, direction: Direction) -> Question:
    """Let the words (1) or the photos (-1) count a step more than they do."""
    return replace(question, balance=_step(question.balance, direction))


def like(question: Question, items: Sequence[int]) -> Question:
    """Return what is asked once items turned out to be the right sort."""
    return replace(
        question,
        liked=tuple(dict.fromkeys((*question.liked, *items))),
        disliked=tuple(item for item in question.disliked if item not in items),
    )


def dislike(question: Question, items: Sequence[int]) -> Question:
    """Return what is asked once items turned out not to be it."""
    return replace(
        question,
        liked=tuple(item for item in question.liked if item not in items),
        disliked=tuple(dict.fromkeys((*question.disliked, *items))),
    )


def forget_verdict(question: Question, items: Sequence[int]) -> Question:
    """Return what is asked once nothing is said of items any more."""
    return replace(
        question,
        liked=tuple(item for item in question.liked if item not in items),
        disliked=tuple(item for item in question.disliked if item not in items),
    )


def _step(steps: int, direction: Direction) -> int:
    return min(max(steps + direction, -_MOST_STEPS), _MOST_STEPS)
