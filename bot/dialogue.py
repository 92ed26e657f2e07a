"""One question after another: what the shopper said before, and what this message changes."""

import asyncio
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.errors import ShopperProblem
from engine.facts import ItemFacts
from engine.search import Query, SearchEngine
from engine.wishes import read_wish
from storage.catalogue import Catalogue
from storage.items import Item
from storage.turns import NewTurn, Turn, Turns

_MOST_PHRASES = 12  # more wishes than this say nothing any more; the oldest go first


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question came from: the chat, and the update that must not be answered twice."""

    chat_id: int
    update_id: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of matches for a turn; `variants` are by item id what else there is of each."""

    turn: Turn
    items: tuple[Item, ...]
    first: int  # the first item's number, counted from 1
    has_more: bool
    variants: Mapping[int, tuple[ItemFacts, ...]]


@dataclass(frozen=True, slots=True)
class Details:
    """One of the items that a turn has shown, its number from 1, and what else there is of it."""

    turn: Turn
    number: int
    item: Item
    variants: tuple[ItemFacts, ...]


class Dialogue:
    """Turn messages and taps into turns, and turns into pages of items."""

    def __init__(
        self,
        search: SearchEngine,
        catalogue: Catalogue,
        turns: Turns,
        *,
        top_k: int,
        page_size: int,
    ) -> None:
        self._search = search
        self._catalogue = catalogue
        self._turns = turns
        self._top_k = top_k
        self._page_size = page_size

    async def ask_photo(
        self, asked: Asked, photo: bytes, caption: str = "", *, source: str = "photo"
    ) -> Answer:
        """Search for what a photo shows, nudged by its caption.

        Raises:
            ImageError: the bytes are no picture that can be opened.
        """
        embedding = await self._search.encode_photo(photo)
        wish = read_wish(caption)
        return await self._ask(
            asked,
            photos=(embedding,),
            phrases=(wish.phrase,) if _has_latin(wish.phrase) else (),
            photo_source=source,
        )

    async def ask_similar(self, asked: Asked, item: Item, *, source: str) -> Answer:
        """Search for what looks like an item of the catalogue.

        Raises:
            ImageError: the item's picture cannot be opened any more.
            ShopperProblem: its file is gone.
        """
        try:
            photo = await asyncio.to_thread(item.image_path.read_bytes)
        except OSError as error:
            raise ShopperProblem("photo-download-failed") from error
        return await self.ask_photo(asked, photo, source=source)

    async def ask_words(self, asked: Asked, text: str) -> Answer:
        """Search for words, which refine what was asked before where they read like that.

        After a photo any words refine; after words those that name no garment of their own do.

        Raises:
            ShopperProblem: there is no word in the text, or none in Latin letters; or the photo
                before it was read by another model, and the next words begin anew.
        """
        _require_readable(text)
        wish = read_wish(text)
        before = await self._turns.find_latest(asked.chat_id)
        if before is None or not (before.photo_embeddings or wish.is_refinement):
            return await self._ask(asked, phrases=(wish.phrase,))
        if self._is_outdated(before):
            await self._turns.start_over(asked.chat_id)
        kept = tuple(phrase for phrase in before.phrases if phrase != wish.phrase)
        return await self._refine(asked, before, phrases=(*kept, wish.phrase))

    async def remove_phrase(self, asked: Asked, before: Turn, position: int) -> Answer:
        """Ask again without one of the wishes."""
        phrases = before.phrases[:position] + before.phrases[position + 1 :]
        return await self._refine(asked, before, phrases=phrases)

    async def keep_only_phrase(self, asked: Asked, before: Turn, position: int) -> Answer:
        """Ask for one of the wishes by itself."""
        return await self._ask(asked, phrases=before.phrases[position : position + 1])

    async def remove_photo(self, asked: Asked, before: Turn) -> Answer:
        """Ask again with the words alone."""
        return await self._ask(asked, phrases=before.phrases)

    async def show_more(self, turn: Turn) -> Answer:
        """Return the next page of a turn's matches, ranking further where they run out.

        Raises:
            ShopperProblem: they ran out, and the turn's photo was read by another model.
        """
        first, is_end = turn.shown, False
        items = await self._list_available(turn.hits[first:])
        if self._is_outdated(turn):
            if not items:
                raise ShopperProblem("photo-forgotten")
        elif len(items) <= self._page_size:  # is there more than this page?
            known = turn.hits[:first] + _list_ids(items)
            query = Query.of_words(*turn.phrases, photos=turn.photo_embeddings)
            further, is_end = await self._find(query, known)
            items += further
        page = items[: self._page_size]
        hits = turn.hits[:first] + _list_ids(items)
        turn = await self._turns.update_shown(turn.id, first + len(page), hits=hits)
        return self._answer(turn, page, first, is_end=is_end)

    async def get_item(self, turn: Turn, number: int) -> Item:
        """Return the item with a number (from 1) among those shown.

        Raises:
            ShopperProblem: there is no such number, or the item is no longer available.
        """
        shown = turn.hits[: turn.shown]
        items = await self._list_available(shown[number - 1 : number] if number > 0 else ())
        if not items:
            raise ShopperProblem("details-gone")
        return items[0]

    async def get_details(self, turn: Turn, number: int) -> Details:
        """Return the item with a number (from 1) among those shown, and its other colours.

        Raises:
            ShopperProblem: there is no such number, or the item is no longer available.
        """
        item = await self.get_item(turn, number)
        return Details(turn, number, item, self._search.list_variants(item.id))

    async def get_latest(self, chat_id: int) -> Turn:
        """Return what the chat asked last.

        Raises:
            ShopperProblem: it asked nothing yet, or started over since.
        """
        turn = await self._turns.find_latest(chat_id)
        if turn is None:
            raise ShopperProblem("nothing-to-refine")
        return turn

    async def find_turn(self, chat_id: int, turn_id: int) -> Turn | None:
        """Return a turn of this chat, and of this chat only."""
        turn = await self._turns.find(turn_id)
        return turn if turn is not None and turn.chat_id == chat_id else None

    async def start_over(self, chat_id: int) -> None:
        """Forget what was asked: the next message begins anew."""
        await self._turns.start_over(chat_id)

    async def _refine(self, asked: Asked, before: Turn, *, phrases: tuple[str, ...]) -> Answer:
        if self._is_outdated(before):
            raise ShopperProblem("photo-forgotten")
        return await self._ask(
            asked,
            photos=before.photo_embeddings,
            phrases=phrases[-_MOST_PHRASES:],
            photo_source=before.photo_source,
            parent_id=before.id,
        )

    async def _ask(
        self,
        asked: Asked,
        *,
        photos: tuple[np.ndarray, ...] = (),
        phrases: tuple[str, ...] = (),
        photo_source: str = "",
        parent_id: int | None = None,
    ) -> Answer:
        if not self._search.item_count:
            raise ShopperProblem("catalogue-empty")
        if not photos and not phrases:  # from a forged button
            raise ShopperProblem("button-stale")
        items, is_end = await self._find(Query.of_words(*phrases, photos=photos))
        page = items[: self._page_size]
        turn = await self._turns.record(
            NewTurn(
                chat_id=asked.chat_id,
                update_id=asked.update_id,
                parent_id=parent_id,
                model_id=self._search.model_id,
                photo_embeddings=photos,
                photo_source=photo_source,
                phrases=phrases,
                hits=_list_ids(items),
                shown=len(page),
            )
        )
        if turn.hits != _list_ids(items):  # an update handled twice keeps its first answer
            page = await self._list_available(turn.hits[: turn.shown])
        return self._answer(turn, page, 0, is_end=is_end)

    async def _find(
        self, query: Query, known: tuple[int, ...] = ()
    ) -> tuple[tuple[Item, ...], bool]:
        """Rank past what is known, and tell whether these are the last.

        Not by place, which moves with catalogue and model; one more than wanted tells the end.
        """
        found = await self._search.search(query, self._top_k + 1, seen=known)
        items = await self._list_available([hit.item_id for hit in found[: self._top_k]])
        return items, len(found) <= self._top_k

    async def _list_available(self, item_ids: Sequence[int]) -> tuple[Item, ...]:
        """Leave out what an import took away while the index still holds it."""
        items = await self._catalogue.list_items(item_ids)
        return tuple(item for item in items if item.is_available)

    def _is_outdated(self, turn: Turn) -> bool:
        """Tell a turn whose photo another model encoded: it cannot be searched for any more."""
        return bool(turn.photo_embeddings) and turn.model_id != self._search.model_id

    def _answer(self, turn: Turn, page: tuple[Item, ...], first: int, *, is_end: bool) -> Answer:
        has_more = bool(page) and (turn.shown < len(turn.hits) or not is_end)
        variants = {item.id: self._search.list_variants(item.id) for item in page}
        return Answer(turn, page, first + 1, has_more, variants)


def _list_ids(items: Iterable[Item]) -> tuple[int, ...]:
    return tuple(item.id for item in items)


def _require_readable(text: str) -> None:
    if not any(character.isalpha() for character in text):
        raise ShopperProblem("words-empty")
    if not _has_latin(text):
        raise ShopperProblem("words-foreign")


def _has_latin(text: str) -> bool:
    return any(
        character.isalpha() and unicodedata.name(character, "").startswith("LATIN")
        for character in text
    )
