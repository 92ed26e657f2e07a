"""Inline mode: @bot and words in any chat."""

from typing import Any

from telegram import InlineQueryResult, InlineQueryResultsButton, Update
from telegram.ext import ContextTypes, ExtBot

from bot.dialogue.inline import InlineSearch
from bot.errors import ShopperProblem
from bot.metrics import Metrics
from bot.shoppers import Shoppers
from bot.wording.inline_results import build_result
from bot.wording.texts import Speech
from storage.items import Item
from storage.picture_files import PictureFiles

_PAGE = 50  # core.telegram.org/bots/api#answerinlinequery
_CACHE_SECONDS = 60  # prices and stock change
_FROM_INLINE = "inline"  # how the button's /start tells where somebody comes from


class InlineHandlers:
    """Answer what people type, page by page, with pictures that Telegram has already."""

    def __init__(
        self,
        shoppers: Shoppers,
        search: InlineSearch,
        files: PictureFiles,
        metrics: Metrics,
        bot: ExtBot[Any],
    ) -> None:
        self._shoppers = shoppers
        self._search = search
        self._files = files
        self._metrics = metrics
        self._bot = bot

    async def answer(self, update: Update) -> None:
        """Answer one query; what cannot be searched for has no results, and the way to the bot."""
        query = update.inline_query
        if query is None:
            return
        speech = await self._shoppers.get_speech(update)
        start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 6 else 0
        items = await self._find(query.query)
        results, end = await self._build(items, start, speech)
        await query.answer(
            results,
            cache_time=_CACHE_SECONDS,
            is_personal=True,  # it is in this person's language
            next_offset=str(end) if end < len(items) else None,
            button=InlineQueryResultsButton(
                speech.plain("inline-button"), start_parameter=_FROM_INLINE
            ),
        )
        self._metrics.inline_answers.labels("hits" if results else "none").inc()

    async def chosen(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Count a result that somebody sent."""
        if update.chosen_inline_result is not None:
            self._metrics.inline_chosen.inc()

    async def _find(self, words: str) -> tuple[Item, ...]:
        if not words.strip():
            return ()
        try:
            return await self._search.find(words)
        except ShopperProblem:
            return ()

    async def _build(
        self, items: tuple[Item, ...], start: int, speech: Speech
    ) -> tuple[list[InlineQueryResult], int]:
        """Build a page of results from a place on; return it, and the place where it ends.

        Places are those of the ranking, as pictures become known between one page and the next.
        """
        left = items[start:]
        known = await self._files.find(self._bot.id, [item.image_hash for item in left])
        results: list[InlineQueryResult] = []
        for place, item in enumerate(left, start):
            if len(results) == _PAGE:
                return results, place
            file_id = known.get(item.image_hash)
            if result := build_result(item, file_id, self._bot.username, speech):
                results.append(result)
        return results, len(items)
