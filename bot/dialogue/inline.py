"""Inline mode's searches: words alone, with nothing before them and nothing after."""

from bot.dialogue.budgets import Budgets
from bot.dialogue.matches import Matches
from bot.dialogue.readable import require_content
from engine.search import SearchEngine
from engine.wishes import Question, limit, read_request, refine
from storage.catalogue import Catalogue
from storage.embeddings import EmbeddingStore
from storage.items import Item

_MOST_ITEMS = 200  # four pages of what Telegram shows


class InlineSearch:
    """Find what words ask for, without a turn: what is typed by the letter is no dialogue."""

    def __init__(
        self, search: SearchEngine, catalogue: Catalogue, embeddings: EmbeddingStore
    ) -> None:
        self._matches = Matches(search, catalogue, embeddings, top_k=_MOST_ITEMS)
        self._budgets = Budgets(catalogue)

    async def find(self, words: str) -> tuple[Item, ...]:
        """Return the items for words, best first.

        Raises:
            ShopperProblem: they ask for nothing that can be done.
        """
        request = require_content(read_request(words))
        request, _ = await self._budgets.settle(request, ())
        question = limit(refine(Question(), request))
        if not question.list_parts():
            return ()
        return (await self._matches.find((), question)).items
