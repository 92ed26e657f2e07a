"""An index is built beside the one that is searched: in a thread, over connections of its own."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.stock.index_file import IndexFile, Label
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex
from engine.palette.naming import Palettes
from engine.readings import PictureReader, Reading
from storage.catalogue import Catalogue
from storage.database import Database
from storage.embeddings import EmbeddingStore
from storage.items import HardFacts
from storage.palettes import PaletteStore
from storage.readings import ReadBy, ReadingStore


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to build an index of: a model's embeddings (N, D), and what a reader read of them."""

    model_id: str
    dimension: int
    reader: PictureReader | None


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """An index, and what it is of."""

    index: FaissIndex
    label: Label


def build_empty_index(dimension: int) -> FaissIndex:
    """Return the index of a shop whose shelves are still empty."""
    return FaissIndex.build([], np.empty((0, dimension), dtype=np.float32))


def build_index(database_url: str, recipe: Recipe, file: IndexFile) -> Built:
    """Load the cached index, or rebuild it from the stored embeddings, and cache it.

    It blocks, and reads the whole catalogue: on an event loop of its own, in a thread, it keeps
    no shopper waiting.
    """
    return asyncio.run(_build(database_url, recipe, file))


async def _build(database_url: str, recipe: Recipe, file: IndexFile) -> Built:
    database = Database(database_url)
    try:
        catalogue = Catalogue(database)
        # The label first: an import in between makes it too old, never too new.
        label = Label(recipe.model_id, await catalogue.get_version())
        readings = await _load_readings(database, recipe)
        palettes = await _load_palettes(database, recipe)
        facts = [
            _to_item_facts(item, readings.get(item.id, {}), palettes.get(item.id))
            for item in await catalogue.list_facts()
        ]
        cached = file.find(label, recipe.dimension, facts)
        if cached is not None:
            return Built(cached, label)
        item_ids, embeddings = await EmbeddingStore(database).load(recipe.model_id)
    finally:
        await database.close()
    if not len(item_ids):
        embeddings = np.empty((0, recipe.dimension), dtype=np.float32)
    index = FaissIndex.build(item_ids, embeddings, facts)
    file.save(index, label)
    return Built(index, label)


async def _load_readings(database: Database, recipe: Recipe) -> Mapping[int, Reading]:
    if recipe.reader is None:
        return {}
    return await ReadingStore(database).load(ReadBy(recipe.model_id, recipe.reader.reader_id))


async def _load_palettes(database: Database, recipe: Recipe) -> Mapping[int, Palettes]:
    if recipe.reader is None or recipe.reader.namer is None:
        return {}
    return await PaletteStore(database).load(recipe.reader.namer.palette_id)


def _to_item_facts(item: HardFacts, reading: Reading, palette: Palettes | None) -> ItemFacts:
    told = item.id, item.product, item.price, item.currency, item.attributes
    return ItemFacts(*told, reading, palette)
