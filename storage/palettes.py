"""Palettes: what the pixels of each picture say of its colours, as one namer named them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from storage.database import Database
from storage.tables import EmbeddingRow, ItemRow, PaletteRow
from storage.unseen import list_unseen
from storage.upserts import insert_into

_DTYPE = np.dtype("<f4")
_MOST_NAMED = 500  # hashes in one statement: SQLite takes no more than some thousand


class PaletteStore:
    """Keep palettes by the hash of the picture's bytes; another namer's are named anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_missing(self, palette_id: str, model_id: str) -> list[tuple[str, Path]]:
        """Return hash and path of each available item's picture that this namer has not seen.

        Of those that the model has an embedding of: others cannot be found anyway.
        """
        is_embedded = (
            select(EmbeddingRow.image_hash)
            .where(EmbeddingRow.image_hash == ItemRow.image_hash, EmbeddingRow.model_id == model_id)
            .exists()
        )
        is_own = PaletteRow.palette_id == palette_id
        return await list_unseen(self._database, PaletteRow, is_own, is_embedded)

    async def save(
        self, palette_id: str, image_hashes: Sequence[str], palettes: NDArray[np.float32]
    ) -> None:
        """Save the palettes (N, C) of N pictures, replacing another namer's.

        Raises:
            ValueError: there is not one palette for each picture.
        """
        rows = [
            {"image_hash": image_hash, "palette_id": palette_id, "palette": palette.tobytes()}
            for image_hash, palette in zip(
                image_hashes, np.ascontiguousarray(palettes, dtype=_DTYPE), strict=True
            )
        ]
        if not rows:
            return
        async with self._database.transaction() as session:
            statement = insert_into(session, PaletteRow)
            await session.execute(
                statement.on_conflict_do_update(
                    index_elements=["image_hash"],
                    set_={
                        "palette_id": statement.excluded.palette_id,
                        "palette": statement.excluded.palette,
                    },
                ),
                rows,
            )

    async def find(
        self, palette_id: str, image_hashes: Sequence[str]
    ) -> Mapping[str, NDArray[np.float32]]:
        """Return the palettes (C,) of pictures by their hashes; unnamed ones are left out."""
        found: dict[str, NDArray[np.float32]] = {}
        async with self._database.session() as session:
            for start in range(0, len(image_hashes), _MOST_NAMED):
                statement = select(PaletteRow.image_hash, PaletteRow.palette).where(
                    PaletteRow.palette_id == palette_id,
                    PaletteRow.image_hash.in_(image_hashes[start : start + _MOST_NAMED]),
                )
                for image_hash, palette in await session.execute(statement):
                    found[image_hash] = np.frombuffer(palette, dtype=_DTYPE).astype(np.float32)
        return found

    async def load(self, palette_id: str) -> Mapping[int, NDArray[np.float32]]:
        """Load the palettes (C,) of all available items by item id; unnamed ones are left out."""
        statement = (
            select(ItemRow.id, PaletteRow.palette)
            .join(PaletteRow, PaletteRow.image_hash == ItemRow.image_hash)
            .where(ItemRow.is_available, PaletteRow.palette_id == palette_id)
        )
        async with self._database.session() as session:
            rows = await session.execute(statement)
            return {
                item_id: np.frombuffer(palette, dtype=_DTYPE).astype(np.float32)
                for item_id, palette in rows
            }
