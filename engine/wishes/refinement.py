"""What was asked before and one more message become what is asked next."""

from collections.abc import Sequence
from dataclasses import replace

from engine.wishes.fields import list_all_terms, list_fields, name_field
from engine.wishes.photo_parts import find_part
from engine.wishes.question import Question
from engine.wishes.request import Comparative, Phrase, Request, Term
from engine.wishes.stripping import strip_phrase
from engine.wishes.tokens import clean

MOST_WISHES = 12  # of each sort; more than this say nothing any more: the oldest go first

# What an attribute's new value settles: "länger" is over once "knielang" is said.
_SETTLED_BY = {"length": "length", "brightness": "colour", "colourfulness": "colour"}


def refine(before: Question, request: Request, *, compared_with: Sequence[int] = ()) -> Question:
    """Return what is asked after a message: the later one wins where the two cannot both hold.

    A new value takes the place of the old one of its field, unless the message adds to it. What
    is ruled out is wanted no longer, and the other way round. `compared_with` are the ids of the
    items that comparatives speak of: those shown last, or those that the message names.
    """
    request = _read_amounts(request)
    asked = _drop_denied(before, request)
    asked = _add_wanted(asked, request)
    asked = replace(
        asked,
        unwanted=(*_leave_out(asked.unwanted, request.unwanted), *request.unwanted),
        price=request.price or asked.price,
        photo_parts=request.photo_parts or asked.photo_parts,
    )
    return _compare(asked, request, compared_with)


def limit(question: Question) -> Question:
    """Keep the latest of more wishes than can be told apart."""
    return replace(
        question,
        wanted=question.wanted[-MOST_WISHES:],
        unwanted=question.unwanted[-MOST_WISHES:],
        comparatives=question.comparatives[-MOST_WISHES:],
    )


def _read_amounts(request: Request) -> Request:
    """Take "mehr in Rot" for red ones."""
    asked = [it for it in request.comparatives if _is_choice(it)]
    phrases = [it.about for it in asked if it.about is not None]
    others = tuple(it for it in request.comparatives if it not in asked)
    return replace(request, wanted=(*request.wanted, *phrases), comparatives=others)


def _is_choice(comparative: Comparative) -> bool:
    is_more = comparative.dimension == "amount" and comparative.direction == 1
    if not is_more or comparative.about is None:
        return False
    fields = list_fields(comparative.about)
    return bool(fields) and fields <= {"colour", "kind"}


def names_other_kind(new: Sequence[Phrase], old: Sequence[Phrase]) -> bool:
    """Tell whether phrases name a garment where others named a different one."""
    kinds = [
        {term for phrase in phrases for term in list_all_terms(phrase) if _is_kind(term)}
        for phrases in (new, old)
    ]
    return bool(kinds[0] and kinds[1]) and not kinds[0] & kinds[1]


def _drop_denied(before: Question, request: Request) -> Question:
    """Take away what the message says the opposite of."""
    wanted = before.wanted
    for denial in request.unwanted:
        left = [_deny(old, denial) for old in wanted]
        wanted = tuple(phrase for phrase in left if phrase is not None)
    more = [it.about for it in request.comparatives if it.direction == 1 and it.about is not None]
    again = (*request.wanted, *more)
    unwanted = [old for old in before.unwanted if not _is_wanted_again(old, again)]
    return replace(before, wanted=wanted, unwanted=tuple(unwanted))


def _deny(old: Phrase, denial: Phrase) -> Phrase | None:
    if old.text.casefold() == denial.text.casefold():
        return None
    if not denial.terms or not set(denial.terms) <= set(list_all_terms(old)):
        return old
    return strip_phrase(old, lambda term: term in denial.terms)


def _is_wanted_again(old: Phrase, wanted: Sequence[Phrase]) -> bool:
    if any(old.text.casefold() == new.text.casefold() for new in wanted):
        return True
    return bool(old.terms) and any(set(old.terms) <= set(list_all_terms(new)) for new in wanted)


def _add_wanted(asked: Question, request: Request) -> Question:
    new = request.wanted
    if request.is_alternative and new:
        return _add_alternative(asked, request)
    old = _leave_out(asked.wanted, new)
    if not request.is_addition:
        fields = {field for phrase in new for field in list_fields(phrase)}
        old = _strip_fields(old, fields)
    return replace(asked, wanted=(*old, *new))


def _add_alternative(asked: Question, request: Request) -> Question:
    """Let either do: "rotes Kleid", then "oder blau", is a dress that is red or blue."""
    first, *others = request.wanted
    fields = list_fields(first)
    akin = next((old for old in reversed(asked.wanted) if list_fields(old) & fields), None)
    if akin is None:
        return _add_wanted(asked, replace(request, is_alternative=False))
    rest = strip_phrase(akin, lambda term: name_field(term.field) in fields)
    choice = strip_phrase(akin, lambda term: name_field(term.field) not in fields) or akin
    if list_fields(first) - list_fields(choice):  # "rot", then "oder ein blauer Rock"
        rest, choice = None, akin
    joint = clean(request.text).split(maxsplit=1)[0].casefold()
    options = (*(choice.options or (choice,)), *(first.options or (first,)))
    shared = tuple(term for term in choice.terms if term in first.terms)
    either = Phrase(f"{choice.text} {joint} {first.text}", shared, tuple(dict.fromkeys(options)))
    kept = [old for old in asked.wanted if old is not akin]
    return replace(asked, wanted=(*kept, *([rest] if rest else []), either, *others))


def _leave_out(old: Sequence[Phrase], said_again: Sequence[Phrase]) -> tuple[Phrase, ...]:
    texts = {phrase.text.casefold() for phrase in said_again}
    terms = {phrase.terms for phrase in said_again if not phrase.options} - {()}
    return tuple(
        phrase
        for phrase in old
        if phrase.text.casefold() not in texts and (phrase.options or phrase.terms not in terms)
    )


def _strip_fields(phrases: Sequence[Phrase], fields: set[str]) -> tuple[Phrase, ...]:
    left = [strip_phrase(old, lambda term: name_field(term.field) in fields) for old in phrases]
    return tuple(phrase for phrase in left if phrase is not None)


def _is_kind(term: Term) -> bool:
    return name_field(term.field) == "kind"


def _compare(asked: Question, request: Request, compared_with: Sequence[int]) -> Question:
    """Take over what shall be more or less than before, and what is over by what was said."""
    named = {field for phrase in request.wanted for field in list_fields(phrase)}
    ruled = {field for phrase in request.unwanted for field in list_fields(phrase)}
    old = [it for it in asked.comparatives if not _is_settled(it, named, ruled)]
    new = [it for it in request.comparatives if it.dimension not in ("price", "likeness")]
    again = {_name_course(it) for it in new}
    kept = [it for it in old if _name_course(it) not in again]
    is_stronger = len(kept) < len(old) or bool(request.results)  # "länger", and then "länger"
    anchor = asked.anchor
    if new and (is_stronger or not old):
        anchor = tuple(compared_with)
    comparatives = (*kept, *new)
    return replace(asked, comparatives=comparatives, anchor=anchor if comparatives else ())


def _is_settled(comparative: Comparative, named: set[str], ruled: set[str]) -> bool:
    if comparative.about is not None:
        fields = list_fields(comparative.about) | {find_part(comparative.about.text)}
        return bool(fields & (named | ruled))
    return _SETTLED_BY.get(comparative.dimension) in named


def _name_course(comparative: Comparative) -> tuple[str, str]:
    about = comparative.about.text.casefold() if comparative.about is not None else ""
    return comparative.dimension, about
