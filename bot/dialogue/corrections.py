"""Taps on the line of what was understood: a wish less, its opposite, stronger, weaker."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.budgets import Budgets
from bot.dialogue.follow_ups import Draft
from bot.dialogue.pages import Pages
from bot.dialogue.references import list_photos
from bot.errors import ShopperProblem
from engine.wishes import (
    Direction,
    Part,
    Phrase,
    Price,
    Question,
    Request,
    Term,
    Unwanted,
    Wanted,
    deny,
    emphasise,
    limit,
    read_question,
    read_request,
    refine,
    shift,
    want_again,
)
from storage.turns import Turn, Turns


class Corrections:
    """Ask again with a part of a turn's question changed; photos and words stay encoded.

    Each raises a ShopperProblem where there is no such part, or where another model read the photo.
    """

    def __init__(self, pages: Pages, turns: Turns, budgets: Budgets) -> None:
        self._budgets = budgets
        self._pages = pages
        self._turns = turns

    async def remove(self, asked: Asked, before: Turn, position: int) -> Answer:
        """Ask without one of the parts of a question."""
        return await self._change(asked, before, position, Question.remove)

    async def deny(self, asked: Asked, before: Turn, position: int) -> Answer:
        """Turn a wish into what is ruled out, or what is ruled out into a wish."""

        def turn_round(question: Question, part: Part) -> Question:
            match part:
                case Wanted(phrase):
                    return deny(question, phrase)
                case Unwanted(phrase):
                    return want_again(question, phrase)
            raise ShopperProblem("button-stale")

        return await self._change(asked, before, position, turn_round)

    async def emphasise(
        self, asked: Asked, before: Turn, position: int, direction: Direction
    ) -> Answer:
        """Let a wish count more or less than it does."""
        return await self._change(
            asked, before, position, lambda question, part: emphasise(question, part, direction)
        )

    async def emphasise_last(self, asked: Asked, before: Turn, direction: Direction) -> Answer:
        """Let the wish that was said last count more or less.

        Raises:
            ShopperProblem: there is none, or none to weigh it against.
        """
        if answered := await self._pages.open_again(asked):
            return answered
        question = read_question(before.question)
        parts = question.list_parts()
        weighed = len(question.wanted) + len(question.comparatives)  # they are first of the parts
        if not weighed or len(parts) + bool(before.photo_embeddings) < 2:
            raise ShopperProblem("strength-which")
        return await self.emphasise(asked, before, weighed - 1, direction)

    async def shift(self, asked: Asked, before: Turn, direction: Direction) -> Answer:
        """Let the words (1) or the photo (-1) count more than they do."""
        if answered := await self._pages.open_again(asked):
            return answered
        question = read_question(before.question)
        if not before.photo_embeddings or not question.wanted:
            raise ShopperProblem("strength-photo-missing")
        return await self._ask(asked, before, question, shift(question, direction))

    async def add(self, asked: Asked, before: Turn, term: Term) -> Answer:
        """Ask for a value beside what is asked already."""
        said = asked.speech.plain(f"value-{term.field}-{term.value.replace(' ', '-')}")
        read = [phrase for phrase in read_request(said).wanted if phrase.terms == (term,)]
        phrase = read[0] if read else Phrase(said, (term,))
        return await self._refine(asked, before, Request(said, wanted=(phrase,)))

    async def limit_price(self, asked: Asked, before: Turn, maximum: int) -> Answer:
        """Ask for what costs no more than an amount of the shop's currency."""
        price = Price(None, Decimal(maximum), None, str(maximum))
        request, _ = await self._budgets.settle(Request(price.text, price=price), ())
        return await self._refine(asked, before, request)

    async def keep_only(self, asked: Asked, before: Turn, position: int) -> Answer:
        """Ask for one of the wishes by itself."""
        phrases = read_question(before.question).wanted[position : position + 1]
        question = Question(wanted=phrases)
        return await self._pages.ask(asked, Draft(question=question, parent=before))

    async def remove_photo(self, asked: Asked, before: Turn) -> Answer:
        """Ask again with the words alone."""
        question = replace(read_question(before.question), photo_parts=(), balance=0)
        return await self._pages.ask(asked, Draft(question=question, parent=before))

    async def combine(self, asked: Asked, turn: Turn) -> Answer:
        """Ask for what a turn's photos and the chat's photos before it show together.

        Raises:
            ShopperProblem: there are none, or another model read some of them.
        """
        before = await self._turns.find_photo_before(turn)
        if before is None or not turn.photo_embeddings:
            raise ShopperProblem("button-stale")
        if self._pages.is_outdated(before) or self._pages.is_outdated(turn):
            raise ShopperProblem("photo-forgotten")
        own = read_question(turn.question)
        said = Request("", wanted=own.wanted, unwanted=own.unwanted, price=own.price)
        question = refine(read_question(before.question), said)
        photos = (*list_photos(before), *list_photos(turn))
        return await self._pages.ask(asked, Draft(photos, limit(question), parent=turn))

    async def _refine(self, asked: Asked, before: Turn, request: Request) -> Answer:
        if answered := await self._pages.open_again(asked):
            return answered
        question = read_question(before.question)
        return await self._ask(asked, before, question, limit(refine(question, request)))

    async def _change(
        self,
        asked: Asked,
        before: Turn,
        position: int,
        change: Callable[[Question, Part], Question],
    ) -> Answer:
        if answered := await self._pages.open_again(asked):
            return answered
        question = read_question(before.question)
        parts = question.list_parts()
        if position >= len(parts):
            raise ShopperProblem("button-stale")
        return await self._ask(asked, before, question, change(question, parts[position]))

    async def _ask(self, asked: Asked, before: Turn, old: Question, new: Question) -> Answer:
        if new == old:
            raise ShopperProblem("strength-most")
        return await self._pages.ask(asked, Draft(list_photos(before), new, parent=before))
