"""Likes and dislikes: they steer the running search, and it alone."""

from enum import Enum

from bot.dialogue.matches import Matches
from bot.dialogue.pages import Pages
from bot.operator.happenings import DISLIKE, LIKE
from engine.wishes import dislike, forget_verdict, like, read_question, write_question
from storage.tallies import Happening
from storage.turns import NewTurn, Turn, Turns


class Verdict(Enum):
    """What a shopper thinks of an item; NONE takes back what was thought."""

    LIKED = "liked"
    DISLIKED = "disliked"
    NONE = "none"


_CHANGES = {Verdict.LIKED: like, Verdict.DISLIKED: dislike, Verdict.NONE: forget_verdict}
_HAPPENINGS = {
    Verdict.LIKED: (Happening(LIKE),),
    Verdict.DISLIKED: (Happening(DISLIKE),),
}


class Verdicts:
    """Let what was shown stand as it is, and rank anew what comes after it."""

    def __init__(self, pages: Pages, matches: Matches, turns: Turns) -> None:
        self._pages = pages
        self._matches = matches
        self._turns = turns

    async def find(self, turn: Turn, number: int) -> Verdict:
        """Return what the running search knows of the item with a number of a turn."""
        running = await self._find_running(turn, number)
        return Verdict.NONE if running is None else self.read(running, turn.hits[number - 1])

    def read(self, turn: Turn, item_id: int) -> Verdict:
        """Return what a turn's search knows of an item."""
        question = read_question(turn.question)
        if item_id in question.liked:
            return Verdict.LIKED
        return Verdict.DISLIKED if item_id in question.disliked else Verdict.NONE

    async def judge(self, update_id: int, turn: Turn, number: int, verdict: Verdict) -> Turn | None:
        """Let an item that was shown draw the search near, push it away, or neither.

        Returns the turn that goes on with the same items as far as they were shown, the same one
        for an update that comes twice. None where the search that showed the item runs no more,
        or nothing changes.
        """
        if again := await self._turns.find_of_update(turn.chat_id, update_id):
            return again
        running = await self._find_running(turn, number)
        if running is None or self._pages.is_outdated(running):
            return None
        before = read_question(running.question)
        question = _CHANGES[verdict](before, [turn.hits[number - 1]])
        if question == before:
            return None
        shown = running.hits[: running.shown]
        found = await self._matches.find(running.photo_embeddings, question, shown)
        return await self._turns.record(
            NewTurn(
                chat_id=running.chat_id,
                person_id=running.person_id,
                update_id=update_id,
                parent_id=running.id,
                model_id=running.model_id,
                photo_embeddings=running.photo_embeddings,
                photo_sources=running.photo_sources,
                question=write_question(question),
                hits=(*shown, *found.ids),
                shown=running.shown,
                happenings=_HAPPENINGS.get(verdict, ()),
            )
        )

    async def _find_running(self, turn: Turn, number: int) -> Turn | None:
        """Return the running search where it is a turn's and has shown its item, else None."""
        running = await self._turns.find_latest(turn.chat_id, turn.person_id)
        if running is None or not 1 <= number <= turn.shown:
            return None
        if turn.hits[number - 1] not in running.hits[: running.shown]:
            return None
        return running if await self._comes_from(running, turn) else None

    async def _comes_from(self, running: Turn, turn: Turn) -> bool:
        """Tell whether the running search is a turn's own, refined or turned back since."""
        beginnings = [await self._find_beginning(one) for one in (running, turn)]
        return beginnings[0] == beginnings[1]

    async def _find_beginning(self, turn: Turn) -> int:
        """Return the turn's id that its search began with, as far as it is kept."""
        while turn.parent_id is not None and (parent := await self._turns.find(turn.parent_id)):
            turn = parent
        return turn.id
