"""Encoding pictures: a shopper's photos first, the catalogue's behind them."""

import asyncio
import functools
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from engine.batching import BatchingWorker
from engine.decoder import PictureDecoder
from engine.encoder import Embeddings, Encoder
from engine.errors import ImageError, ImageProblem
from engine.garment_box import Region, choose_plainer, crop_region, find_garment_box
from engine.images import MAX_BYTES, load_image
from engine.palette.naming import Palettes
from engine.readings import PictureReader
from engine.threads import Threads

_IN_FLIGHT = 8  # catalogue pictures decoded or waiting at once: bounds memory and a chat's wait


@dataclass(frozen=True, slots=True, eq=False)
class EncodedItems:
    """Catalogue pictures after encoding: (M, D) rows, whose they are, and which failed why.

    `palettes` (M, C) are what their pixels say of colours, for a reader who asks them.
    """

    embeddings: Embeddings
    palettes: Palettes | None
    positions: tuple[int, ...]
    failures: tuple[tuple[int, ImageError], ...]


class PictureEncoder:
    """Encode pictures, in one batch with whatever else waits, and name their colours."""

    def __init__(
        self,
        encoder: Encoder,
        worker: BatchingWorker,
        threads: Threads,
        reader: PictureReader | None,
    ) -> None:
        self._encoder = encoder
        self._worker = worker
        self._threads = threads
        self._reader = reader

    async def encode_photo(self, data: bytes, region: Region = "whole") -> Embeddings:
        """Encode a shopper's photo, or a region of it, from its bytes: (D,).

        With a reader, of the part that holds the garment, where it is plainer to see there.

        Raises:
            ImageError: the bytes are no picture that can be used.
        """
        load = functools.partial(_load_views, data, region, has_part=self._reader is not None)
        views = await self._threads.run(load)
        rows = await asyncio.gather(*(self._encode_image(it, is_urgent=True) for it in views))
        if self._reader is None or len(rows) == 1:
            return rows[0]
        whole, part = rows
        return choose_plainer(whole, part, self._reader.attributes.directions["kind"])

    async def encode_items(
        self, pictures: Sequence[bytes | Path], decoder: PictureDecoder
    ) -> EncodedItems:
        """Encode catalogue pictures behind the shoppers' own, keeping the bad ones apart."""
        gate = asyncio.Semaphore(_IN_FLIGHT)

        async def encode(picture: bytes | Path) -> tuple[Embeddings, Palettes | None] | ImageError:
            async with gate:
                try:
                    image = await self._open_picture(picture, decoder)
                    return await self._encode_image(image, is_urgent=False), await self._name(image)
                except ImageError as error:
                    return error

        results = await asyncio.gather(*(encode(picture) for picture in pictures))
        rows = {at: row for at, row in enumerate(results) if not isinstance(row, ImageError)}
        failures = tuple((at, row) for at, row in enumerate(results) if isinstance(row, ImageError))
        return EncodedItems(
            self._stack([embedding for embedding, _ in rows.values()]),
            _join([palette for _, palette in rows.values()]),
            tuple(rows),
            failures,
        )

    async def name_colours(self, picture: bytes | Path, decoder: PictureDecoder) -> Palettes | None:
        """Name the colours of a catalogue picture's pixels (1, C); None without such a reader.

        Raises:
            ImageError: it is no picture that can be used.
        """
        return await self._name(await self._open_picture(picture, decoder))

    async def _open_picture(self, picture: bytes | Path, decoder: PictureDecoder) -> Image.Image:
        data = await self._threads.run(functools.partial(_read_picture, picture))
        plain = await decoder.decode(data)
        return await self._threads.run(functools.partial(load_image, plain))

    async def _name(self, image: Image.Image) -> Palettes | None:
        if self._reader is None or self._reader.namer is None:
            return None
        name = functools.partial(self._reader.namer.name, [image])
        return await self._threads.run(name)

    async def _encode_image(self, image: Image.Image, *, is_urgent: bool) -> Embeddings:
        future = self._worker.submit(self._encoder.encode_images, image, is_urgent=is_urgent)
        return await asyncio.wrap_future(future)

    def _stack(self, rows: Sequence[Embeddings]) -> Embeddings:
        return np.stack(rows) if rows else np.empty((0, self._encoder.dimension), dtype=np.float32)


def _join(palettes: Sequence[Palettes | None]) -> Palettes | None:
    known = [palette for palette in palettes if palette is not None]
    return np.concatenate(known) if known else None


def _load_views(data: bytes, region: Region, *, has_part: bool) -> list[Image.Image]:
    """Load a region of a photo and, with a part, what in it seems to be the garment."""
    image = crop_region(load_image(data), region)
    box = find_garment_box(image) if has_part else None
    return [image] if box is None else [image, image.crop(box)]


def _read_picture(picture: bytes | Path) -> bytes:
    if isinstance(picture, bytes):
        return picture
    try:
        status = picture.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise ImageError(ImageProblem.UNREADABLE, f"{picture} is no file")
        if status.st_size > MAX_BYTES:
            raise ImageError(ImageProblem.TOO_MANY_BYTES, f"{picture}: over {MAX_BYTES} bytes")
        return picture.read_bytes()
    except (OSError, ValueError) as error:
        raise ImageError(ImageProblem.UNREADABLE, f"{picture}: {error}") from error
