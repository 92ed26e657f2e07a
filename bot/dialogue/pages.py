"""Pages: a question gets its turn and its first page, and further ones as they are asked for."""

from collections.abc import Iterable
from dataclasses import replace

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.follow_ups import Draft
from bot.dialogue.matches import Found, Matches
from bot.dialogue.page_sizes import PageSizes
from bot.dialogue.suggestions import Suggestions
from bot.errors import ShopperProblem
from bot.operator.happenings import list_happenings
from bot.wording.remarks import Remark
from bot.wording.understood import ITEM
from engine.search import SearchEngine
from engine.wishes import read_question, write_question
from storage.items import Item
from storage.tallies import Happening
from storage.turns import NewTurn, Turn, Turns


class Pages:
    """Record turns, and show them page by page."""

    def __init__(
        self, search: SearchEngine, matches: Matches, turns: Turns, sizes: PageSizes
    ) -> None:
        self._search = search
        self._matches = matches
        self._suggestions = Suggestions(search, matches)
        self._turns = turns
        self._sizes = sizes

    async def open(self, asked: Asked, draft: Draft) -> Answer:
        """Search for what is asked, record it and return its first page.

        Raises:
            ShopperProblem: the shop is empty, or nothing is asked.
        """
        if not draft.photos and not draft.question.list_parts():  # from a forged button
            raise ShopperProblem("button-stale")
        size = await self._sizes.get(asked.chat_id)
        embeddings = tuple(photo.embedding for photo in draft.photos)
        found = await self._matches.find(embeddings, draft.question)
        if not self._search.item_count:
            raise ShopperProblem("catalogue-empty")
        turn = await self._turns.record(
            NewTurn(
                chat_id=asked.chat_id,
                person_id=asked.person_id,
                update_id=asked.update_id,
                message_id=asked.question_id,
                parent_id=draft.parent.id if draft.parent is not None else None,
                model_id=self._search.model_id,
                photo_embeddings=embeddings,
                photo_sources=tuple(photo.source for photo in draft.photos),
                question=write_question(draft.question),
                hits=found.ids,
                shown=len(found.items[:size]),
                happenings=_list_happenings(draft, found),
            )
        )
        if turn.hits != found.ids and (first := await self.open_again(asked)):
            return first  # an update handled twice keeps its first answer
        return await self._show_first(turn, found, size, draft.remarks)

    async def ask(self, asked: Asked, draft: Draft) -> Answer:
        """Open what changes a turn; raises what `open` does.

        Raises:
            ShopperProblem: another model read the turn's photo.
        """
        if draft.photos and draft.parent is not None and self.is_outdated(draft.parent):
            raise ShopperProblem("photo-forgotten")
        return await self.open(asked, draft)

    async def look(self, turn: Turn, first: int = 1) -> Answer:
        """Return a page of a turn that was shown before, from a number on, as it is now."""
        items = await self._matches.list_shown(turn, first - 1, turn.shown)
        size = await self._sizes.get(turn.chat_id)
        page = items[:size]
        found = Found(page, is_end=not await self._has_more(turn))
        if first > 1:
            return await self._show(turn, page, first - 1, is_end=found.is_end)
        miss = await self._matches.find_miss(turn)
        return await self._show_first(turn, replace(found, miss=miss), size)

    async def open_again(self, asked: Asked) -> Answer | None:
        """Return the first page again, if an update that comes once more had one already."""
        turn = await self._turns.find_of_update(asked.chat_id, asked.update_id)
        if turn is None:
            return None
        items = await self._matches.list_shown(turn)
        is_end = len(turn.hits) < self._matches.top_k
        miss = await self._matches.find_miss(turn)
        size = await self._sizes.get(turn.chat_id)
        return await self._show_first(turn, Found(items, is_end, miss), size)

    async def turn_over(self, asked: Asked, turn: Turn) -> Answer:
        """Return the next page of a turn's matches, ranking further where they run out.

        An update that comes once more gets the page that it had.

        Raises:
            ShopperProblem: they ran out, and the turn's photo was read by another model.
        """
        if asked.update_id in dict(turn.pages):
            return await self._turn_back(asked, turn)
        first, is_end = turn.shown, False
        size = await self._sizes.get(turn.chat_id)
        items = await self._matches.list_shown(turn, first)
        if self.is_outdated(turn):
            if not items:
                raise ShopperProblem("photo-forgotten")
        elif len(items) <= size:  # is there more than this page?
            known = (*turn.hits[:first], *(item.id for item in items))
            question = read_question(turn.question)
            further = await self._matches.find(turn.photo_embeddings, question, known)
            items, is_end = (*items, *further.items), further.is_end
        page = items[:size]
        hits = (*turn.hits[:first], *(item.id for item in items))
        shown = first + len(page)
        turn = await self._turns.add_page(turn.id, asked.update_id, shown, hits)
        return await self._show(turn, page, first, is_end=is_end)

    def is_outdated(self, turn: Turn) -> bool:
        """Tell a turn whose photo another model encoded: it cannot be searched for any more."""
        return bool(turn.photo_embeddings) and turn.model_id != self._search.model_id

    async def _turn_back(self, asked: Asked, turn: Turn) -> Answer:
        first = dict(turn.pages)[asked.update_id]
        size = await self._sizes.get(turn.chat_id)
        items = await self._matches.list_shown(turn, first)
        is_end = turn.shown >= len(turn.hits) and len(items) < size
        return await self._show(turn, items[:size], first, is_end=is_end)

    async def _show_first(
        self, turn: Turn, found: Found, size: int, remarks: tuple[Remark, ...] = ()
    ) -> Answer:
        page = found.items[:size]
        answer = self._build(turn, page, 0, is_end=found.is_end)
        is_joinable = await self._has_photo_before(turn)
        answer = replace(answer, remarks=remarks, has_photo_before=is_joinable, miss=found.miss)
        return await self._complete(answer)

    async def _show(
        self, turn: Turn, page: tuple[Item, ...], first: int, *, is_end: bool
    ) -> Answer:
        return await self._complete(self._build(turn, page, first, is_end=is_end))

    async def _complete(self, answer: Answer) -> Answer:
        """Add what is to be said of the items, and what to ask next."""
        query = await self._matches.build_turn_query(answer.turn)
        item_ids = [item.id for item in answer.items]
        straying = () if query.is_empty else await self._search.list_straying(query, item_ids)
        suggestions = await self._suggestions.list_for(answer, query)
        return replace(answer, straying=len(straying), suggestions=suggestions)

    def _build(self, turn: Turn, page: tuple[Item, ...], first: int, *, is_end: bool) -> Answer:
        has_more = bool(page) and (turn.shown < len(turn.hits) or not is_end)
        places = {item_id: number for number, item_id in enumerate(turn.hits, 1)}
        numbers = tuple(places[item.id] for item in page)
        variants = self._matches.list_variants(page, turn)
        return Answer(turn, page, numbers, first + 1, has_more, variants)

    async def _has_more(self, turn: Turn) -> bool:
        """Tell whether a turn has matches that were not shown, ranking further where need be."""
        if turn.shown < len(turn.hits):
            return True
        if len(turn.hits) < self._matches.top_k or self.is_outdated(turn):
            return False
        question = read_question(turn.question)
        return bool((await self._matches.find(turn.photo_embeddings, question, turn.hits)).items)

    async def _has_photo_before(self, turn: Turn) -> bool:
        """Tell whether a photo came after another one, which it could be combined with."""
        if turn.parent_id is not None or not is_sent(turn):
            return False
        before = await self._turns.find_photo_before(turn)
        is_open = before is not None and before.is_active and is_sent(before)
        return is_open and before is not None and before.model_id == turn.model_id


def _list_happenings(draft: Draft, found: Found) -> tuple[Happening, ...]:
    before = draft.parent
    return list_happenings(
        draft.question,
        None if before is None else read_question(before.question),
        found.miss,
        has_photo=before is None and _are_sent(photo.source for photo in draft.photos),
        has_nothing=found.miss is not None or not found.items,
    )


def is_sent(turn: Turn) -> bool:
    """Tell a turn that asks with photos which the shopper chose, not with an item of the shop."""
    return _are_sent(turn.photo_sources)


def _are_sent(sources: Iterable[str]) -> bool:
    known = list(sources)
    return bool(known) and not any(source.startswith(f"{ITEM}:") for source in known)
