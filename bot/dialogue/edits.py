"""Edited questions: what a message asks now takes the place of what it asked before."""

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.follow_ups import Draft, FollowUps
from bot.dialogue.pages import Pages
from bot.dialogue.readable import drop_unreadable, require_content
from bot.dialogue.references import list_photos
from bot.errors import ShopperProblem
from engine.wishes import Request, names_other_kind, read_question
from storage.turns import Turn, Turns


class Edits:
    """Ask anew what an edited message asks, as if it had asked so from the start."""

    def __init__(self, pages: Pages, turns: Turns, follow_ups: FollowUps) -> None:
        self._pages = pages
        self._turns = turns
        self._follow_ups = follow_ups

    async def find_asked(self, asked: Asked) -> Turn | None:
        """Return the turn that a message has made so far, if it has made one."""
        if asked.question_id is None:
            return None
        return await self._turns.find_of_message(
            asked.chat_id, asked.question_id, asked.person_id, but_of=asked.update_id
        )

    async def is_latest(self, asked: Asked, turn: Turn | None) -> bool:
        """Tell whether a person still looks at a turn; None, at nothing that came after it."""
        latest = await self._turns.find_latest(asked.chat_id, asked.person_id)
        if latest is None or latest.update_id == asked.update_id:
            return True
        if turn is not None:
            return latest.id == turn.id
        return latest.message_id is not None and latest.message_id < (asked.question_id or 0)

    async def ask_words(self, asked: Asked, request: Request, turn: Turn) -> Answer | None:
        """Ask for words in the place of a turn's; None where they ask for the same.

        Raises:
            ShopperProblem: they ask for nothing that can be done, and why.
        """
        if answered := await self._pages.open_again(asked):
            return answered
        request = require_content(request)
        parent = await self._find_parent(turn)
        before = choose_refined(request, parent)
        if before is not None and self._pages.is_outdated(before):
            raise ShopperProblem("photo-forgotten")
        draft = await self._follow_ups.read_words(request, before, asked.speech)
        return await self._ask(asked, draft, turn)

    async def ask_caption(self, asked: Asked, request: Request, turn: Turn) -> Answer | None:
        """Ask for a turn's photos with another caption; None where it asks for the same."""
        if answered := await self._pages.open_again(asked):
            return answered
        if self._pages.is_outdated(turn):
            raise ShopperProblem("photo-forgotten")
        draft = await self._follow_ups.read_caption(
            drop_unreadable(request), list_photos(turn), None
        )
        return await self._ask(asked, draft, turn)

    async def _ask(self, asked: Asked, draft: Draft, turn: Turn) -> Answer | None:
        is_same = draft.question == read_question(turn.question)
        return None if is_same else await self._pages.ask(asked, draft)

    async def _find_parent(self, turn: Turn) -> Turn | None:
        return None if turn.parent_id is None else await self._turns.find(turn.parent_id)


def choose_refined(request: Request, before: Turn | None) -> Turn | None:
    """Return the turn before where words change it, or None where they begin anew."""
    if request.starts_over:
        return None
    if before is None or request.is_refinement:
        return before
    wanted = read_question(before.question).wanted
    if before.photo_embeddings:  # words may have led away from the photo's kind by now
        return None if names_other_kind(request.wanted, wanted) else before
    return None if wanted else before  # "bis 50 €", then "Kleid"
