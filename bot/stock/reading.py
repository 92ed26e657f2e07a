"""Stored embeddings are read once by each reader: what the pictures show lies beside them."""

import asyncio

from bot.progress import ProgressBars
from bot.records import Records
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
            readings = await asyncio.to_thread(reader.read, embeddings)
            await records.readings.save(by, hashes, readings)
            done += len(hashes)
            advance(done, done)
