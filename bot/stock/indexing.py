"""Items become embeddings once, embeddings become the index; both only where something is new."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import structlog

from bot.progress import ProgressBars
from bot.records import Records
from bot.stock.reading import read_pictures
from engine.errors import IndexFileError
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex
from engine.readings import PictureReader, Reading
from engine.search import SearchEngine
from storage.items import HardFacts

_log = structlog.get_logger(__name__)
_CHUNK = 64  # pictures between two commits: what an interruption may cost


def build_empty_index(dimension: int) -> FaissIndex:
    """Return the index of a shop whose shelves are still empty."""
    return FaissIndex.build([], np.empty((0, dimension), dtype=np.float32))


async def refresh_index(
    records: Records,
    search: SearchEngine,
    index_file: Path,
    bars: ProgressBars,
    *,
    reader: PictureReader | None = None,
) -> int:
    """Embed what has no embedding yet, bring the index up to date, and return its size.

    With a reader, what was embedded and not yet read by it is read. The work of each chunk is
    committed: an interrupted run goes on where it was.
    """
    await _embed_missing(records, search, bars)
    readings = await read_pictures(records, search.model_id, reader, bars) if reader else {}
    index = await _load_index(records, search, index_file, readings)
    search.replace_index(index)
    return len(index)


async def _embed_missing(records: Records, search: SearchEngine, bars: ProgressBars) -> None:
    missing = await records.embeddings.list_missing(search.model_id)
    with bars.show("Encoding pictures") as advance:
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            encoded = await search.encode_items([Path(path) for _, path in chunk])
            hashes = [chunk[position][0] for position in encoded.positions]
            await records.embeddings.save(search.model_id, hashes, encoded.embeddings)
            for position, error in encoded.failures:
                _log.warning("picture_skipped", path=str(chunk[position][1]), error=str(error))
            advance(start + len(chunk), len(missing))


async def _load_index(
    records: Records, search: SearchEngine, index_file: Path, readings: Mapping[int, Reading]
) -> FaissIndex:
    """Load the cached index, or rebuild it from the stored embeddings."""
    version = await records.catalogue.get_version()
    facts = [
        _to_item_facts(item, readings.get(item.id, {}))
        for item in await records.catalogue.list_facts()
    ]
    label = {"model_id": search.model_id, "catalogue_version": version}
    try:
        return await asyncio.to_thread(FaissIndex.load, index_file, facts, **label)
    except IndexFileError as error:
        _log.info("index_rebuilt", reason=str(error))
    item_ids, embeddings = await records.embeddings.load(search.model_id)
    if not len(item_ids):
        return build_empty_index(search.dimension)
    index = await asyncio.to_thread(FaissIndex.build, item_ids, embeddings, facts)
    try:
        await asyncio.to_thread(index.save, index_file, **label)
    except OSError as error:  # the file only spares the next start some work
        _log.warning("index_not_saved", path=str(index_file), error=str(error))
    return index


def _to_item_facts(item: HardFacts, reading: Reading) -> ItemFacts:
    return ItemFacts(item.id, item.product, item.price, item.currency, item.attributes, reading)
