"""The engine behind its line, so that no crowd can fill the memory with what waits for it."""

from collections.abc import Sequence
from typing import Any

from bot.queueing.line import WaitingLine
from engine.encoder import Embeddings
from engine.garment_box import Region
from engine.search import Hit, Query, SearchEngine


class QueuedSearch(SearchEngine):
    """A search engine that shoppers stand in line for."""

    def __init__(self, *parts: Any, line: WaitingLine, **options: Any) -> None:
        super().__init__(*parts, **options)
        self._line = line

    async def encode_photo(self, data: bytes, region: Region = "whole") -> Embeddings:
        """Encode a photo when it is its turn; raises as the engine and the line do."""
        async with self._line.stand():
            return await super().encode_photo(data, region)

    async def search(
        self, query: Query, top_k: int, offset: int = 0, *, seen: Sequence[int] = ()
    ) -> list[Hit]:
        """Rank the items when it is the query's turn; raises as the engine and the line do."""
        async with self._line.stand():
            return await super().search(query, top_k, offset, seen=seen)
