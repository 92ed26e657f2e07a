"""Items become embeddings once, embeddings become the index; both only where something is new."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog

from bot.progress import ProgressBars
from bot.records import Records
from bot.stock.building import Built, Recipe, build_index
from bot.stock.colouring import name_colours
from bot.stock.index_file import IndexFile
from bot.stock.reading import read_pictures
from engine.decoder import PictureDecoder
from engine.readings import PictureReader
from engine.search import SearchEngine

_log = structlog.get_logger(__name__)
_CHUNK = 64  # pictures between two commits: what an interruption may cost

Mark = tuple[datetime | None, int]
"""When an item changed last, and how many pictures the model has seen: else nothing is new."""


@dataclass(frozen=True, slots=True)
class BadPicture:
    """A picture of the catalogue that cannot be opened, and why not."""

    path: Path
    reason: str


class Stock:
    """What can be found: kept in step with the records, and never changed under a search."""

    def __init__(
        self,
        records: Records,
        search: SearchEngine,
        file: IndexFile,
        reader: PictureReader | None,
        database_url: str,
    ) -> None:
        self._records = records
        self._search = search
        self._file = file
        self._reader = reader
        self._database_url = database_url
        self._built: Built | None = None
        self.mark: Mark | None = None  # of the records, when the index was built

    async def get_mark(self) -> Mark:
        """Return what differs whenever there may be something new."""
        return (
            await self._records.catalogue.find_latest_change(),
            await self._records.embeddings.count(self._search.model_id),
        )

    async def refresh(self, bars: ProgressBars) -> list[BadPicture]:
        """Embed what has no embedding yet, build the index beside the old one, and swap it in.

        With a reader, what was embedded and not yet read by it is read. The work of each chunk is
        committed: an interrupted run goes on where it was. Returns the pictures left out.
        """
        bad = await self._embed_missing(bars)
        if self._reader is not None:
            await name_colours(self._records, self._search, self._reader, bars)
            await read_pictures(self._records, self._search.model_id, self._reader, bars)
        recipe = Recipe(self._search.model_id, self._search.dimension, self._reader)
        mark = await self.get_mark()  # before: what comes in between is found by the next look
        built = await asyncio.to_thread(build_index, self._database_url, recipe, self._file)
        self._search.replace_index(built.index)
        self._built, self.mark = built, mark
        return bad

    async def mend_file(self) -> None:
        """Write the index's file anew where something happened to it."""
        if self._built is not None:
            await asyncio.to_thread(self._file.mend, self._built.index, self._built.label)

    async def _embed_missing(self, bars: ProgressBars) -> list[BadPicture]:
        missing = await self._records.embeddings.list_missing(self._search.model_id)
        bad: list[BadPicture] = []
        with bars.show("Encoding pictures") as advance:
            async with PictureDecoder() as decoder:
                for start in range(0, len(missing), _CHUNK):
                    chunk = missing[start : start + _CHUNK]
                    bad += await self._embed(chunk, decoder)
                    advance(start + len(chunk), len(missing))
        return bad

    async def _embed(
        self, chunk: list[tuple[str, Path]], decoder: PictureDecoder
    ) -> list[BadPicture]:
        encoded = await self._search.encode_items([path for _, path in chunk], decoder)
        hashes = [chunk[position][0] for position in encoded.positions]
        if self._reader is not None and self._reader.namer and encoded.palettes is not None:
            palette_id = self._reader.namer.palette_id
            await self._records.palettes.save(palette_id, hashes, encoded.palettes)
        await self._records.embeddings.save(self._search.model_id, hashes, encoded.embeddings)
        bad = [BadPicture(chunk[place][1], str(error)) for place, error in encoded.failures]
        for one in bad:
            _log.warning("picture_skipped", path=str(one.path), error=one.reason)
        return bad
