"""The engine behind its line, so that no crowd can fill the memory with what waits for it."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.metrics import Metrics
from bot.queueing.line import WaitingLine
from engine.encoder import Embeddings
from engine.garment_box import Region
from engine.search import Hit, Query, SearchEngine


class QueuedSearch(SearchEngine):
    """A search engine that shoppers stand in line for."""

    def __init__(self, *parts: Any, line: WaitingLine, metrics: Metrics, **options: Any) -> None:
        super().__init__(*parts, watcher=metrics, **options)
        self._line = line
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

    async def search(
        self, query: Query, top_k: int, offset: int = 0, *, seen: Sequence[int] = ()
    ) -> list[Hit]:
        """Rank the items when it is the query's turn; raises as the engine and the line do."""
        async with self._stand():
            return await super().search(query, top_k, offset, seen=seen)
