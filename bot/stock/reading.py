"""Stored embeddings are read once by each reader: what the pictures show lies beside them."""

import asyncio
from collections.abc import Sequence

import numpy as np

from bot.progress import ProgressBars
from bot.records import Records
from engine.palette.naming import Palettes
from engine.readings import PictureReader
from storage.readings import ReadBy

_CHUNK = 2_000  # embeddings between two commits


async def read_pictures(
    records: Records, model_id: str, reader: PictureReader, bars: ProgressBars
) -> None:
    """Read the stored embeddings that this reader has not read.

    Nothing is encoded: a model with another calibration reads its own embeddings anew.
    """
    by = ReadBy(model_id, reader.reader_id)
    done = 0
    with bars.show("Reading pictures") as advance:
        while True:
            hashes, embeddings = await records.readings.list_unread(by, _CHUNK)
            if not hashes:
                return
            palettes = await _find_palettes(records, reader, hashes)
            readings = await asyncio.to_thread(reader.read, embeddings, palettes)
            await records.readings.save(by, hashes, readings)
            done += len(hashes)
            advance(done, done)


async def _find_palettes(
    records: Records, reader: PictureReader, hashes: Sequence[str]
) -> Palettes | None:
    """Return the palettes (N, C) of pictures, a row of NaN for those whose pixels nobody saw."""
    if reader.namer is None:
        return None
    found = await records.palettes.find(reader.namer.palette_id, hashes)
    unknown = np.full(len(reader.namer.colours), np.nan, dtype=np.float32)
    return np.stack([found.get(image_hash, unknown) for image_hash in hashes])
