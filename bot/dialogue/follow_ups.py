"""Follow-ups: what was asked before and a message become what is asked next."""

from dataclasses import dataclass, field, replace

from bot.dialogue.budgets import Budgets
from bot.dialogue.readable import MOST_CHARACTERS, has_content
from bot.dialogue.references import Photo, References, list_photos
from bot.errors import ShopperProblem
from bot.wording.remarks import Remark
from bot.wording.texts import Speech
from engine.wishes import (
    Phrase,
    Question,
    Request,
    Term,
    dislike,
    find_unjudged,
    limit,
    name_field,
    read_question,
    refine,
    strip_phrase,
)
from storage.items import Item
from storage.turns import Turn


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that is about to be asked: photos, wishes, what to say of it, what it refines."""

    photos: tuple[Photo, ...] = ()
    question: Question = field(default_factory=Question)
    remarks: tuple[Remark, ...] = ()
    parent: Turn | None = None


class FollowUps:
    """Know what a message changes."""

    def __init__(self, references: References, budgets: Budgets) -> None:
        self._references = references
        self._budgets = budgets

    async def read_words(self, request: Request, before: Turn | None, speech: Speech) -> Draft:
        """Return what is asked after words; before is None where they begin anew.

        Raises:
            ShopperProblem: they ask for nothing that can be done, and why.
        """
        if request.comparatives and before is None and not request.wanted:
            raise ShopperProblem("nothing-to-refine")
        named = await self._references.list_named(request.results, before)
        shown = named or await self._references.list_shown_last(before)
        request, remarks = await self._budgets.settle(request, shown)
        own = Draft(list_photos(before), _read(before), parent=before)
        draft = await self._point(own, request, named, speech)
        draft, request = await self._take_parts(draft, request, speech)
        question = refine(draft.question, request, compared_with=[item.id for item in shown])
        if request.results_use == "like":
            missed = self._references.list_missed(named, before)
            question = _leave_out_settled(question, request, missed)
        if remarks and not has_content(request):  # nothing is left but a price that cannot be
            raise ShopperProblem(remarks[0].sentence, **remarks[0].values)
        remarks += _list_remarks(request, question)
        return replace(draft, question=limit(question), remarks=remarks)

    async def read_caption(
        self, request: Request, photos: tuple[Photo, ...], before: Turn | None
    ) -> Draft:
        """Return what is asked with new photos; before is a turn whose photos they join."""
        photos = (*list_photos(before), *photos)
        request, remarks = await self._budgets.settle(request, ())
        if any(part.photo > len(photos) for part in request.photo_parts):
            request = replace(request, photo_parts=())
            remarks += (Remark("photos-too-few", {"count": len(photos)}),)
        question = refine(_read(before), request)
        remarks += _list_remarks(request, question)
        return Draft(photos, limit(question), remarks, before)

    async def _point(
        self, draft: Draft, request: Request, named: tuple[Item, ...], speech: Speech
    ) -> Draft:
        """Go on from items that the message names, or away from them."""
        if request.results_use == "dislike":
            return replace(draft, question=dislike(draft.question, [item.id for item in named]))
        if request.results_use != "like":
            return draft
        photos = [await self._references.take_photo(item, speech) for item in named]
        question = replace(draft.question, comparatives=(), anchor=(), photo_parts=())
        return replace(draft, photos=tuple(photos), question=question)

    async def _take_parts(
        self, draft: Draft, request: Request, speech: Speech
    ) -> tuple[Draft, Request]:
        if not request.photo_parts:
            return draft, request
        photos, parts = await self._references.place_parts(
            request.photo_parts, draft.parent, speech
        )
        return replace(draft, photos=photos), replace(request, photo_parts=parts)


def _leave_out_settled(question: Question, request: Request, missed: frozenset[Term]) -> Question:
    """Leave out of earlier wishes what an item to go on from settles: its kind, what it lacks."""
    left = [
        it if it in request.wanted else strip_phrase(it, missed.__contains__)
        for it in question.wanted
    ]
    kept = (it for it in left if it in request.wanted or not _names_kind_alone(it))
    return replace(question, wanted=tuple(phrase for phrase in kept if phrase is not None))


def _names_kind_alone(phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    fields = {name_field(term.field) for term in phrase.terms}
    return fields == {"kind"} and " " not in phrase.text


def _read(turn: Turn | None) -> Question:
    return read_question(turn.question) if turn is not None else Question()


def _list_remarks(request: Request, question: Question) -> tuple[Remark, ...]:
    phrases = (*request.wanted, *request.unwanted)
    sentences = {
        "words-too-long": any(len(phrase.text) >= MOST_CHARACTERS for phrase in phrases),
        "wish-contradiction": "contradiction" in request.problems,
        "wishes-many": limit(question) != question,
        "link-left-out": bool(request.links),
    }
    said = tuple(Remark(sentence) for sentence, applies in sentences.items() if applies)
    unjudged = [name for phrase in request.wanted if (name := find_unjudged(phrase))]
    return (*(Remark("garment-unjudged", {"garment": name}) for name in unjudged[:1]), *said)
