"""The colours of pictures that have none yet: of an older release's, or named by another namer."""

import asyncio
from pathlib import Path

import numpy as np

from bot.progress import ProgressBars
from bot.records import Records
from engine.decoder import PictureDecoder
from engine.errors import ImageError
from engine.palette.naming import Palettes
from engine.readings import PictureReader
from engine.search import SearchEngine

_CHUNK = 64  # pictures between two commits


async def name_colours(
    records: Records, search: SearchEngine, reader: PictureReader, bars: ProgressBars
) -> None:
    """Name the colours of pictures whose pixels this reader's namer has not seen.

    Nothing is encoded. A picture that cannot be opened any more is read without.
    """
    if reader.namer is None:
        return
    palette_id = reader.namer.palette_id
    missing = await records.palettes.list_missing(palette_id, search.model_id)
    with bars.show("Naming colours") as advance:
        async with PictureDecoder() as decoder:
            for start in range(0, len(missing), _CHUNK):
                chunk = missing[start : start + _CHUNK]
                named = await _name(chunk, search, decoder)
                if named:
                    palettes = np.concatenate(list(named.values()))
                    await records.palettes.save(palette_id, list(named), palettes)
                advance(start + len(chunk), len(missing))


async def _name(
    chunk: list[tuple[str, Path]], search: SearchEngine, decoder: PictureDecoder
) -> dict[str, Palettes]:
    async def name(path: Path) -> Palettes | None:
        try:
            return await search.name_colours(path, decoder)
        except ImageError:
            return None

    palettes = await asyncio.gather(*(name(path) for _, path in chunk))
    pairs = zip(chunk, palettes, strict=True)
    return {image_hash: palette for (image_hash, _), palette in pairs if palette is not None}
