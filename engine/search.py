"""The one door into the engine: photos and words in, ranked hits out."""

import asyncio
import functools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.batching import BatchingWorker
from engine.composition import DEFAULT_TEXT_WEIGHT, average
from engine.decoder import PictureDecoder
from engine.encoded_query import EncodedQuery
from engine.encoder import Embeddings, Encoder
from engine.errors import QueryError
from engine.explanation import Explanation, explain
from engine.facts import ItemFacts
from engine.filters import Filter
from engine.fitting import find_fitting, find_straying
from engine.garment_box import Region
from engine.index import VectorIndex
from engine.palette.naming import Palettes
from engine.phrase_encoding import PhraseEncoder
from engine.picture_encoding import EncodedItems, PictureEncoder
from engine.pointing import find_point
from engine.query import Query
from engine.query_encoding import build_encoded, list_texts
from engine.ranking import choose_rank
from engine.readings import PictureReader
from engine.relaxation import Miss, find_miss
from engine.suggestions import suggest
from engine.threads import Threads
from engine.variants import find_distinct
from engine.watching import NobodyWatches, Watcher
from engine.wishes import Term

__all__ = ["EncodedItems", "Hit", "Query", "SearchEngine"]

_NOBODY = NobodyWatches()


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found: the score that ranked it, its place from 1 on, and what matched it.

    `why` is "photo", "words" or "photo+words": the parts of the query that ranked it.
    `variants` are the other items of its product within the query's filter, best first.
    """

    item_id: int
    score: float
    rank: int
    why: str
    variants: tuple[int, ...] = ()


class SearchEngine:
    """An encoder, an index and the threads that keep the event loop free.

    With a reader of attributes a query is ranked by `engine.ranking`, without one by the nearness
    to the one point that stands for it.
    """

    def __init__(
        self,
        encoder: Encoder,
        index: VectorIndex,
        *,
        reader: PictureReader | None = None,
        text_weight: float = DEFAULT_TEXT_WEIGHT,
        decode_threads: int = 2,
        remembered_phrases: int = 1000,
        watcher: Watcher = _NOBODY,
    ) -> None:
        self._encoder = encoder
        self._index = index
        self._reader = reader
        self._text_weight = text_weight
        self._watcher = watcher
        self._worker = BatchingWorker(watcher=watcher)
        self._decoders = Threads(decode_threads, "garderobe-decoder")
        self._searchers = Threads(1, "garderobe-search")
        self._pictures = PictureEncoder(encoder, self._worker, self._decoders, reader)
        self._phrases = PhraseEncoder(encoder, self._worker, remembered=remembered_phrases)
        self._replacements = 0

    @property
    def model_id(self) -> str:
        """Get the id under which embeddings of this engine are stored."""
        return self._encoder.model_id

    @property
    def text_weight(self) -> float:
        """Get the words' share beside a photo, 0 to 1, of a query that names none."""
        return self._text_weight

    @property
    def dimension(self) -> int:
        """Get D, the length of an embedding."""
        return self._encoder.dimension

    @property
    def item_count(self) -> int:
        """Count the items that can be found."""
        return len(self._index)

    @property
    def encodings_waiting(self) -> int:
        """Count the pictures and phrases that wait for the batch in hand."""
        return self._worker.waiting

    def count(self, within: Filter | None = None) -> int:
        """Count the items that satisfy a filter, variants and lookalikes too."""
        return self._index.count(within)

    def list_variants(self, item_id: int, within: Filter | None = None) -> tuple[ItemFacts, ...]:
        """List the other items of an item's product, by item id; none where it is not indexed."""
        index = self._index
        if item_id not in index:
            return ()
        return tuple(index.get_facts(index.list_variants(item_id, within)))

    def explain(self, item_id: int, query: Query) -> Explanation:
        """Tell which of a query's wishes hold of an item; nothing where it is not indexed."""
        index = self._index
        if item_id not in index:
            return Explanation()
        (item,) = index.get_facts([item_id])
        return explain(item, query.wanted, query.unwanted)

    async def find_miss(self, query: Query) -> Miss | None:
        """Find which of a query's wishes fails where no item satisfies all; None where one may.

        Beside words photos ask for their kind too, where it is plain to see.
        """
        kind = self._find_kind(query)
        find = functools.partial(find_miss, self._index.facts, within=query.within, kind=kind)
        wishes = query.wanted, query.unwanted
        return await self._searchers.run(functools.partial(find, *wishes))

    async def list_fitting(self, query: Query) -> tuple[int, ...]:
        """List the items of which all that a query names is known to hold, by id."""
        find = functools.partial(find_fitting, self._index.facts, query, self._find_kind(query))
        return await self._searchers.run(find)

    async def list_straying(self, query: Query, item_ids: Sequence[int]) -> tuple[int, ...]:
        """List those of some items that are known not to be what a query names, by id."""
        find = functools.partial(find_straying, self._index.facts, query, item_ids)
        return await self._searchers.run(functools.partial(find, self._find_kind(query)))

    @property
    def replacements(self) -> int:
        """Count how often the index was replaced: as long as it stays, so do all answers."""
        return self._replacements

    async def suggest(self, query: Query, item_ids: Sequence[int]) -> tuple[Term, ...]:
        """Suggest values to ask for beside a query, as `engine.suggestions` reads its hits."""
        find = functools.partial(suggest, kind=self._find_kind(query))
        facts = self._index.facts
        return await self._searchers.run(functools.partial(find, facts, item_ids, query))

    def replace_index(self, index: VectorIndex) -> None:
        """Swap the index; searches under way finish on the one they began with."""
        self._index = index
        self._replacements += 1

    async def encode_photo(self, data: bytes, region: Region = "whole") -> Embeddings:
        """Encode a shopper's photo, or a region of it, from its bytes: (D,).

        With a reader, of the part that holds the garment, where it is plainer to see there.

        Raises:
            ImageError: the bytes are no picture that can be used.
        """
        return await self._pictures.encode_photo(data, region)

    async def encode_photos(self, photos: Sequence[bytes]) -> Embeddings:
        """Encode a shopper's photos, each by `encode_photo`: (N, D); raises what that raises."""
        rows = await asyncio.gather(*(self.encode_photo(photo) for photo in photos))
        return np.stack(rows) if rows else np.empty((0, self.dimension), dtype=np.float32)

    async def encode_items(
        self, pictures: Sequence[bytes | Path], decoder: PictureDecoder
    ) -> EncodedItems:
        """Encode catalogue pictures behind the shoppers' own, keeping the bad ones apart."""
        return await self._pictures.encode_items(pictures, decoder)

    async def name_colours(self, picture: bytes | Path, decoder: PictureDecoder) -> Palettes | None:
        """Name the colours of a catalogue picture's pixels (1, C); None without such a reader.

        Raises:
            ImageError: it is no picture that can be used.
        """
        return await self._pictures.name_colours(picture, decoder)

    async def encode_phrase(self, phrase: str) -> Embeddings:
        """Encode a phrase, slips of the finger righted: (D,); a single word as it was taught."""
        return await self._phrases.encode(phrase)

    def forget_phrases(self) -> None:
        """Forget what was said so far: phrases are encoded anew when they come again."""
        self._phrases.forget()

    async def search(
        self, query: Query, top_k: int, offset: int = 0, *, seen: Sequence[int] = ()
    ) -> list[Hit]:
        """Rank the items for a query and give the hits after the first `offset`.

        A product is one hit, its best item; so are items whose pictures look the same. What is
        of a product with one of the `seen` items, or looks like it, is left out.

        Raises:
            QueryError: the query is empty, or its photos were encoded by another model.
        """
        encoded = await self._encode_query(query)
        find = functools.partial(
            find_distinct, within=query.within, seen=seen, rank=choose_rank(self._reader, encoded)
        )
        point = find_point(encoded, self.dimension)
        began = time.perf_counter()
        found = await self._searchers.run(
            functools.partial(find, self._index, point, offset + top_k)
        )
        self._watcher.note_ranking(time.perf_counter() - began)
        why = "+".join(["photo"] * _has_photo(query) + ["words"] * _has_words(query))
        return [
            Hit(one.item_id, one.score, place, why, one.variants)
            for place, one in enumerate(found[offset:], start=len(seen) + offset + 1)
        ]

    def close(self) -> None:
        """End the engine's threads; what still waits is cancelled."""
        self._worker.close()
        self._decoders.close()
        self._searchers.close()

    def _find_kind(self, query: Query) -> str | None:
        """Find what kind of garment a query's photos show, where that is plain to see."""
        if self._reader is None or not query.photos:
            return None
        return self._reader.find_kind(average(np.stack(query.photos)))

    async def _encode_query(self, query: Query) -> EncodedQuery:
        """Encode every part of a query that is words."""
        if query.is_empty:
            raise QueryError("a query needs a photo or a phrase")
        shown = (*query.photos, *query.liked, *query.disliked)
        anchors = () if query.anchor is None else (query.anchor,)
        if any(embedding.shape != (self.dimension,) for embedding in (*shown, *anchors)):
            raise QueryError(f"a photo's embedding is not of {self.model_id}: encode it again")
        texts = list_texts(query)
        rows = await asyncio.gather(*map(self._phrases.encode, texts))
        return build_encoded(
            query,
            dict(zip(texts, rows, strict=True)),
            dimension=self.dimension,
            text_weight=self._text_weight,
        )


def _has_photo(query: Query) -> bool:
    return bool(query.photos or query.liked)


def _has_words(query: Query) -> bool:
    return bool(query.wanted or query.unwanted or query.comparatives)
