"""The one door into the engine: photos and words in, ranked hits out."""

import asyncio
import functools
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image

from engine.batching import BatchingWorker
from engine.composition import DEFAULT_TEXT_WEIGHT, average, interpolate
from engine.encoder import Embeddings, Encoder
from engine.errors import EngineError, ImageError, ImageProblem, QueryError
from engine.images import load_image
from engine.index import VectorIndex
from engine.templates import expand

_IN_FLIGHT = 8  # catalogue pictures decoded or waiting at once: bounds memory and a chat's wait
_SAME_PICTURE = 0.99999  # cosine of two encodings of one picture; batching moves the last digits

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """What to look for: photo embeddings (D,), phrases, or both; all of them count together."""

    photos: tuple[Embeddings, ...] = ()
    phrases: tuple[str, ...] = ()
    text_weight: float | None = None  # None: the engine's own


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found: its cosine to the query, its place from 1 on, and what matched it.

    `why` is "photo", "words" or "photo+words": the parts of the query that ranked it.
    """

    item_id: int
    score: float
    rank: int
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class EncodedItems:
    """Catalogue pictures after encoding: (M, D) rows, whose they are, and which failed why."""

    embeddings: Embeddings
    positions: tuple[int, ...]
    failures: tuple[tuple[int, ImageError], ...]


class SearchEngine:
    """An encoder, an index and the threads that keep the event loop free."""

    def __init__(
        self,
        encoder: Encoder,
        index: VectorIndex,
        *,
        text_weight: float = DEFAULT_TEXT_WEIGHT,
        decode_threads: int = 2,
        remembered_phrases: int = 1000,
    ) -> None:
        self._encoder = encoder
        self._index = index
        self._text_weight = text_weight
        self._worker = BatchingWorker()
        self._decoders = ThreadPoolExecutor(decode_threads, thread_name_prefix="garderobe-decoder")
        self._searchers = ThreadPoolExecutor(1, thread_name_prefix="garderobe-search")
        self._phrases: OrderedDict[str, Embeddings] = OrderedDict()  # least recently used first
        self._remembered_phrases = remembered_phrases
        self._is_closed = False

    @property
    def model_id(self) -> str:
        """Get the id under which embeddings of this engine are stored."""
        return self._encoder.model_id

    @property
    def dimension(self) -> int:
        """Get D, the length of an embedding."""
        return self._encoder.dimension

    @property
    def item_count(self) -> int:
        """Count the items that can be found."""
        return len(self._index)

    def replace_index(self, index: VectorIndex) -> None:
        """Swap the index; searches under way finish on the one they began with."""
        self._index = index

    async def encode_photo(self, data: bytes) -> Embeddings:
        """Encode a shopper's photo from its bytes: (D,).

        Raises:
            ImageError: the bytes are no picture that can be used.
        """
        return await self._encode_picture(data, is_urgent=True)

    async def encode_photos(self, photos: Sequence[bytes]) -> Embeddings:
        """Encode a shopper's photos: (N, D). Raises the first photo's ImageError, if any."""
        rows = await asyncio.gather(*(self.encode_photo(photo) for photo in photos))
        return self._stack(rows)

    async def encode_items(self, pictures: Sequence[bytes | Path]) -> EncodedItems:
        """Encode catalogue pictures behind the shoppers' own, keeping the bad ones apart."""
        gate = asyncio.Semaphore(_IN_FLIGHT)

        async def encode(picture: bytes | Path) -> Embeddings | ImageError:
            async with gate:
                try:
                    return await self._encode_picture(picture, is_urgent=False)
                except ImageError as error:
                    return error

        results = await asyncio.gather(*(encode(picture) for picture in pictures))
        rows = {at: row for at, row in enumerate(results) if not isinstance(row, ImageError)}
        failures = tuple((at, row) for at, row in enumerate(results) if isinstance(row, ImageError))
        return EncodedItems(self._stack(list(rows.values())), tuple(rows), failures)

    async def encode_phrase(self, phrase: str) -> Embeddings:
        """Encode a phrase: (D,); a single word as the encoder was taught them."""
        known = self._phrases.pop(phrase, None)
        if known is None:
            futures = [
                asyncio.wrap_future(self._worker.submit(self._encoder.encode_texts, text))
                for text in expand(phrase, knows_single_words=self._encoder.knows_single_words)
            ]
            known = average(np.stack(await asyncio.gather(*futures)))
        self._phrases[phrase] = known
        if len(self._phrases) > self._remembered_phrases:
            self._phrases.popitem(last=False)
        return known

    async def search(self, query: Query, top_k: int, offset: int = 0) -> list[Hit]:
        """Rank the items for a query and give the hits after the first `offset`.

        An item whose picture is the same as a better hit's is left out.

        Raises:
            QueryError: the query is empty, or its photos were encoded by another model.
        """
        embedding = await self._compose(query)
        index = self._index
        find = functools.partial(_find_distinct, index, embedding, offset + top_k)
        found = await self._run(self._searchers, find)
        why = "+".join(["photo"] * bool(query.photos) + ["words"] * bool(query.phrases))
        ranked = enumerate(found, start=1)
        return [Hit(item_id, score, rank, why) for rank, (item_id, score) in ranked][offset:]

    def close(self) -> None:
        """End the engine's threads; what still waits is cancelled."""
        self._is_closed = True
        self._worker.close()
        self._decoders.shutdown(cancel_futures=True)
        self._searchers.shutdown(cancel_futures=True)

    async def _run(self, pool: ThreadPoolExecutor, call: Callable[[], _Result]) -> _Result:
        if self._is_closed:
            raise EngineError("the search engine is closed")
        return await asyncio.get_running_loop().run_in_executor(pool, call)

    async def _encode_picture(self, picture: bytes | Path, *, is_urgent: bool) -> Embeddings:
        image = await self._run(self._decoders, functools.partial(_load_picture, picture))
        future = self._worker.submit(self._encoder.encode_images, image, is_urgent=is_urgent)
        return await asyncio.wrap_future(future)

    async def _compose(self, query: Query) -> Embeddings:
        """Make the one embedding that stands for the query: (D,)."""
        if not query.photos and not query.phrases:
            raise QueryError("a query needs a photo or a phrase")
        if any(photo.shape != (self.dimension,) for photo in query.photos):
            raise QueryError(f"a photo's embedding is not of {self.model_id}: encode it again")
        words = await asyncio.gather(*(self.encode_phrase(phrase) for phrase in query.phrases))
        if not words:
            return average(np.stack(query.photos))
        if not query.photos:
            return average(np.stack(words))
        weight = self._text_weight if query.text_weight is None else query.text_weight
        return interpolate(average(np.stack(query.photos)), average(np.stack(words)), weight)

    def _stack(self, rows: Sequence[Embeddings]) -> Embeddings:
        return np.stack(rows) if rows else np.empty((0, self.dimension), dtype=np.float32)


def _load_picture(picture: bytes | Path) -> Image.Image:
    if isinstance(picture, bytes):
        return load_image(picture)
    try:
        data = picture.read_bytes()
    except OSError as error:
        raise ImageError(ImageProblem.UNREADABLE, f"{picture}: {error.strerror}") from error
    return load_image(data)


def _find_distinct(index: VectorIndex, query: Embeddings, count: int) -> list[tuple[int, float]]:
    """Find the best items of different pictures, looking further while too few are."""
    wanted = count
    while True:
        pairs = index.search(query[np.newaxis], wanted)[0]
        distinct = _drop_same_pictures(index, pairs)
        if len(distinct) >= count or len(pairs) < wanted:
            return distinct[:count]
        wanted *= 2


def _drop_same_pictures(
    index: VectorIndex, pairs: list[tuple[int, float]]
) -> list[tuple[int, float]]:
    embeddings = index.get_embeddings([item_id for item_id, _ in pairs])  # (K, D)
    kept: list[int] = []
    for row in range(len(pairs)):
        if not kept or float((embeddings[kept] @ embeddings[row]).max()) < _SAME_PICTURE:
            kept.append(row)
    return [pairs[row] for row in kept]
