"""An open shop: its records and its search engine, wired together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.console import Terminal
from bot.metrics import Metrics
from bot.queueing.doors import Doors
from bot.queueing.line import WaitingLine
from bot.queueing.queued_search import QueuedSearch
from bot.records import Records, open_records
from bot.settings import Settings
from bot.stock.adoption import adopt_embeddings
from bot.stock.building import build_empty_index
from bot.stock.calibrations import find_calibration
from bot.stock.index_file import IndexFile
from bot.stock.indexing import Stock
from bot.stock.keeper import StockKeeper
from engine.attributes import build_reader
from engine.calibration.constants import Calibration
from engine.encoder import Encoder
from engine.palette.naming import ColourNamer
from engine.readings import PictureReader
from engine.search import SearchEngine
from engine.threads import multiply_on_cores


@dataclass(frozen=True, slots=True)
class Shop:
    """Records, the one door into the engine, and those who keep its index."""

    records: Records
    search: SearchEngine
    reader: PictureReader | None  # of what the pictures show; None for a model it cannot trust
    stock: Stock
    keeper: StockKeeper


def load_shop_encoder(settings: Settings) -> Encoder:
    """Load the model that the settings name (seconds).

    Raises:
        ModelError: it cannot be loaded; the message says what to do.
    """
    from engine.openclip import load_encoder

    return load_encoder(
        settings.clip_model, settings.clip_pretrained, threads=settings.clip_threads or None
    )


def _find_reader(settings: Settings, encoder: Encoder) -> PictureReader | None:
    """Build a reader with the model's own calibration, if it has one.

    Without one, only a model that was taught single words is read: others' cosines mean less.
    """
    calibration = find_calibration(settings, encoder.model_id)
    if calibration is None and not encoder.knows_single_words:
        return None
    return PictureReader(
        build_reader(encoder.encode_texts), calibration or Calibration(), ColourNamer.load()
    )


@asynccontextmanager
async def open_closed_shop(
    settings: Settings,
    terminal: Terminal,
    *,
    encoder: Encoder | None = None,
    metrics: Metrics | None = None,
) -> AsyncIterator[Shop]:
    """Open the records and load the model (unless given); the doors are closed until it is stocked.

    Whoever searches waits; `StockKeeper` opens the doors.
    """
    multiply_on_cores(1)
    async with open_records(settings) as records:
        loaded = (
            await asyncio.to_thread(load_shop_encoder, settings) if encoder is None else encoder
        )
        terminal.note(f"Model: [bold]{loaded.model_id}[/], {loaded.dimension} dimensions")
        reader = await asyncio.to_thread(_find_reader, settings, loaded)
        doors = Doors()
        search = QueuedSearch(
            loaded,
            build_empty_index(loaded.dimension),
            reader=reader,
            text_weight=settings.text_weight,
            line=WaitingLine(),
            doors=doors,
            metrics=metrics or Metrics(),
        )
        stock = Stock(records, search, IndexFile(settings.index_file), reader, settings.database)
        try:
            await adopt_embeddings(records, settings, loaded.model_id, terminal)
            yield Shop(records, search, reader, stock, StockKeeper(stock, doors, terminal.bars))
        finally:
            search.close()


@asynccontextmanager
async def open_shop(
    settings: Settings,
    terminal: Terminal,
    *,
    encoder: Encoder | None = None,
    metrics: Metrics | None = None,
) -> AsyncIterator[Shop]:
    """Open the records, load the model (unless given) and make the index ready."""
    async with open_closed_shop(settings, terminal, encoder=encoder, metrics=metrics) as shop:
        await shop.keeper.open()
        yield shop
