"""Matches: the items for what is asked, page by page, as the catalogue knows them now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.dialogue.budgets import make_filter
from engine.composition import average, shift_weight
from engine.encoder import Embeddings
from engine.explanation import Explanation
from engine.facts import ItemFacts
from engine.filters import Filter
from engine.relaxation import Miss, relax
from engine.search import Query, SearchEngine
from engine.wishes import Question, read_question
from storage.catalogue import Catalogue
from storage.embeddings import EmbeddingStore
from storage.items import Item
from storage.turns import Turn


@dataclass(frozen=True, slots=True)
class Found:
    """Items in their order, whether these are the last ones, and what is missed in them, if any."""

    items: tuple[Item, ...]
    is_end: bool
    miss: Miss | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        """Get the items' ids."""
        return tuple(item.id for item in self.items)


class Matches:
    """Find items and look at them again."""

    def __init__(
        self, search: SearchEngine, catalogue: Catalogue, embeddings: EmbeddingStore, *, top_k: int
    ) -> None:
        self._search = search
        self._catalogue = catalogue
        self._embeddings = embeddings
        self.top_k = top_k

    async def find(
        self,
        photos: tuple[Embeddings, ...],
        question: Question,
        known: tuple[int, ...] = (),
    ) -> Found:
        """Rank past what is known, and tell whether these are the last.

        Not by place, which moves with catalogue and model; one more than wanted tells the end.
        Where nothing satisfies all wishes, what fails is left out; a budget never is.
        """
        query = await self.build_query(photos, question)
        miss = await self._search.find_miss(query)
        if miss is not None:
            if miss.fails_by_price:
                return Found((), is_end=True, miss=miss)
            query = relax(query, miss)
        seen = (*known, *question.disliked)
        hits = await self._search.search(query, self.top_k + 1, seen=seen)
        ids = [hit.item_id for hit in hits[: self.top_k]]
        items = await self.list_available(ids, query.within)
        return Found(items, len(hits) <= self.top_k, miss)

    async def find_miss(self, turn: Turn) -> Miss | None:
        """Find which of a turn's wishes fails where nothing satisfies all of them now."""
        return await self._search.find_miss(await self.build_turn_query(turn))

    async def build_turn_query(self, turn: Turn, question: Question | None = None) -> Query:
        """Build what a turn asks, or another question in its place, as the engine is asked.

        Photos that another model read are left out, and what would be taken from them.
        """
        asked = question or read_question(turn.question)
        if turn.model_id == self._search.model_id:
            return await self.build_query(turn.photo_embeddings, asked)
        return await self.build_query((), replace(asked, photo_parts=()))

    def explain(self, item: Item, turn: Turn) -> Explanation:
        """Tell which of a turn's wishes hold of an item."""
        question = read_question(turn.question)
        query = Query(wanted=question.wanted, unwanted=question.unwanted)
        return self._search.explain(item.id, query)

    async def list_available(
        self, item_ids: Sequence[int], within: Filter | None = None
    ) -> tuple[Item, ...]:
        """Leave out what an import took away or made dearer while the index holds it as it was."""
        items = await self._catalogue.list_items(item_ids)
        return tuple(it for it in items if it.is_available and _is_within(it, within))

    async def list_shown(
        self, turn: Turn, first: int = 0, last: int | None = None
    ) -> tuple[Item, ...]:
        """List a turn's hits from a place on, as far as they still are what was asked."""
        within = make_filter(read_question(turn.question).price)
        return await self.list_available(turn.hits[first:last], within)

    def list_variants(self, items: Iterable[Item], turn: Turn) -> dict[int, tuple[ItemFacts, ...]]:
        """List by item id what else there is of items within a turn's bounds."""
        within = make_filter(read_question(turn.question).price)
        return {item.id: self._search.list_variants(item.id, within) for item in items}

    async def find_embedding(self, item: Item) -> Embeddings | None:
        """Return an item's stored embedding (D,), if its picture was encoded already."""
        found = await self._embeddings.find(self._search.model_id, [item.id])
        return found.get(item.id)

    async def build_query(self, photos: tuple[Embeddings, ...], question: Question) -> Query:
        """Build what the engine is asked for photos (D,) each, and a question."""
        named = (*question.anchor, *question.liked, *question.disliked)
        known = await self._embeddings.find(self._search.model_id, named) if named else {}
        anchor = [known[item_id] for item_id in question.anchor if item_id in known]
        return Query(
            photos=photos,
            wanted=question.wanted,
            unwanted=question.unwanted,
            comparatives=question.comparatives,
            anchor=average(np.stack(anchor)) if anchor else None,
            liked=tuple(known[item_id] for item_id in question.liked if item_id in known),
            disliked=tuple(known[item_id] for item_id in question.disliked if item_id in known),
            photo_parts=question.photo_parts,
            text_weight=shift_weight(self._search.text_weight, question.balance),
            within=make_filter(question.price),
        )


def _is_within(item: Item, within: Filter | None) -> bool:
    facts = ItemFacts(item.id, item.product, item.price, item.currency, item.attributes)
    return within is None or within.is_satisfied_by(facts)
