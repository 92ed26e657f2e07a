"""An open shop: its records and its search engine, wired together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.adoption import adopt_embeddings
from bot.console import Terminal
from bot.indexing import build_empty_index, refresh_index
from bot.records import Records, open_records
from bot.settings import Settings
from engine.attributes import AttributeReader, build_reader
from engine.encoder import Encoder
from engine.search import SearchEngine


@dataclass(frozen=True, slots=True)
class Shop:
    """Records and the one door into the engine."""

    records: Records
    search: SearchEngine


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
        search = SearchEngine(
            loaded,
            build_empty_index(loaded.dimension),
            reader=await asyncio.to_thread(_find_reader, loaded),
            text_weight=settings.text_weight,
        )
        try:
            await adopt_embeddings(records, settings, loaded.model_id, terminal)
            await refresh_index(records, search, settings.index_file, terminal.bars)
            yield Shop(records, search)
        finally:
            search.close()
