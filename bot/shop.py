"""An open shop: its records and its search engine, wired together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.adoption import adopt_embeddings
from bot.calibrations import find_calibration
from bot.console import Terminal
from bot.indexing import build_empty_index, refresh_index
from bot.records import Records, open_records
from bot.settings import Settings
from engine.attributes import AttributeReader, build_reader
from engine.calibration.constants import Calibration
from engine.encoder import Encoder
from engine.readings import PictureReader
from engine.search import SearchEngine


@dataclass(frozen=True, slots=True)
class Shop:
    """Records, the one door into the engine, and what reads pictures when they are indexed."""

    records: Records
    search: SearchEngine
    reader: PictureReader | None  # of what the pictures show; None for a model it cannot trust


def load_shop_encoder(settings: Settings) -> Encoder:
    """Load the model that the settings name (seconds).

    Raises:
        ModelError: it cannot be loaded; the message says what to do.
    """
    from engine.openclip import load_encoder

    return load_encoder(
        settings.clip_model, settings.clip_pretrained, threads=settings.clip_threads or None
    )


def _find_reader(encoder: Encoder) -> AttributeReader | None:
    """Build a reader for models that were taught single words; others' cosines mean less."""
    return build_reader(encoder.encode_texts) if encoder.knows_single_words else None


def _find_picture_reader(
    settings: Settings, encoder: Encoder, attributes: AttributeReader | None
) -> PictureReader | None:
    """Give the reader its calibration; a model that has one of its own is always read with it."""
    calibration = find_calibration(settings, encoder.model_id)
    if calibration is None:
        return PictureReader(attributes, Calibration()) if attributes is not None else None
    return PictureReader(attributes or build_reader(encoder.encode_texts), calibration)


@asynccontextmanager
async def open_shop(
    settings: Settings, terminal: Terminal, *, encoder: Encoder | None = None
) -> AsyncIterator[Shop]:
    """Open the records, load the model (unless given) and make the index ready."""
    async with open_records(settings) as records:
        loaded = (
            await asyncio.to_thread(load_shop_encoder, settings) if encoder is None else encoder
        )
        terminal.note(f"Model: [bold]{loaded.model_id}[/], {loaded.dimension} dimensions")
        attributes = await asyncio.to_thread(_find_reader, loaded)
        reader = await asyncio.to_thread(_find_picture_reader, settings, loaded, attributes)
        search = SearchEngine(
            loaded,
            build_empty_index(loaded.dimension),
            reader=attributes,
            pictures=reader,
            text_weight=settings.text_weight,
        )
        try:
            await adopt_embeddings(records, settings, loaded.model_id, terminal)
            await refresh_index(records, search, settings.index_file, terminal.bars, reader=reader)
            yield Shop(records, search, reader)
        finally:
            search.close()
