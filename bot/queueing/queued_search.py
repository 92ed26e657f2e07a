"""The engine behind its doors and its line, so that no crowd can fill the memory."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.metrics import Metrics
from bot.queueing.doors import Doors
from bot.queueing.line import WaitingLine
from engine.encoder import Embeddings
from engine.garment_box import Region
from engine.relaxation import Miss
from engine.search import Hit, Query, SearchEngine


class QueuedSearch(SearchEngine):
    """A search engine that shoppers stand in line for, once its doors are open.

    A photo is read while they are closed: that needs the model alone.
    """

    def __init__(
        self, *parts: Any, line: WaitingLine, doors: Doors, metrics: Metrics, **options: Any
    ) -> None:
        super().__init__(*parts, watcher=metrics, **options)
        self._line = line
        self._doors = doors
        self._wait = metrics.stage_seconds.labels("line")
        metrics.searches_in_line.set_function(lambda: len(line))
        metrics.encodings_waiting.set_function(lambda: self.encodings_waiting)
        metrics.index_items.set_function(lambda: self.item_count)

    @asynccontextmanager
    async def _stand(self) -> AsyncIterator[None]:
        began = time.perf_counter()
        async with self._line.stand():
            self._wait.observe(time.perf_counter() - began)
            yield

    async def encode_photo(self, data: bytes, region: Region = "whole") -> Embeddings:
        """Encode a photo when it is its turn; raises as the engine and the line do."""
        async with self._stand():
            return await super().encode_photo(data, region)

    async def find_miss(self, query: Query) -> Miss | None:
        """Find which wish fails, once there is an index to find it in."""
        await self._doors.enter()
        return await super().find_miss(query)

    async def list_fitting(self, query: Query) -> tuple[int, ...]:
        """List what fits, once there is an index to look in."""
        await self._doors.enter()
        return await super().list_fitting(query)

    async def search(
        self, query: Query, top_k: int, offset: int = 0, *, seen: Sequence[int] = ()
    ) -> list[Hit]:
        """Rank the items when it is the query's turn; raises as the engine and the line do."""
        await self._doors.enter()
        async with self._stand():
            return await super().search(query, top_k, offset, seen=seen)
