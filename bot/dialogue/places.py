"""Places to return to: every answer is one, and what is said there goes on from there."""

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.pages import Pages
from bot.errors import ShopperProblem
from storage.turns import Turn, Turns


class Places:
    """Let a chat look at its turns again; the ones it came by stay as they are."""

    def __init__(self, pages: Pages, turns: Turns) -> None:
        self._pages = pages
        self._turns = turns

    async def go_to(self, asked: Asked, turn: Turn) -> None:
        """Go on from a turn; an update that made a turn already stays where that led."""
        if await self._turns.find_visited(asked.chat_id, asked.update_id) is None:
            await self._turns.go_back(turn, asked.update_id)

    async def back(self, asked: Asked, turn: Turn | None) -> Answer:
        """Go back from a turn, None where the chat began anew, to what it refines or came before.

        An update that is handled again goes back once.

        Raises:
            ShopperProblem: there was nothing before.
        """
        if been := await self._turns.find_visited(asked.chat_id, asked.update_id):
            return await self._pages.look(been)
        before = await self._turns.find_before(asked.chat_id, turn, asked.person_id)
        if before is None or before.chat_id != asked.chat_id:
            raise ShopperProblem("nothing-before")
        await self._turns.go_back(before, asked.update_id)
        return await self._pages.look(before)

    async def look(self, turn: Turn, first: int = 1) -> Answer:
        """Return a page of a turn as it is now, from a number on."""
        return await self._pages.look(turn, first)
