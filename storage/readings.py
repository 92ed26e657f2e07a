"""Readings: what each picture shows, as one reader read it from the embedding that is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import and_, select

from storage.database import Database
from storage.errors import DatabaseError
from storage.tables import EmbeddingRow, ItemRow, ReadingRow
from storage.upserts import insert_into

Reading = Mapping[str, Mapping[str, float]]
"""By field and value how probable it is, 0 to 1."""

_DTYPE = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Whose readings they are: a model's, read by a reader whose id changes with what it reads."""

    model_id: str
    reader_id: str


class ReadingStore:
    """Keep readings by (hash of the picture's bytes, model id), one for each embedding."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_unread(self, by: ReadBy, most: int) -> tuple[list[str], NDArray[np.float32]]:
        """Return at most so many pictures that this reader has not read: hashes and (N, D).

        Pictures of available items that have an embedding; what another reader read counts as
        unread.

        Raises:
            DatabaseError: the stored embeddings have different lengths.
        """
        has_reading = and_(
            ReadingRow.image_hash == EmbeddingRow.image_hash,
            ReadingRow.model_id == EmbeddingRow.model_id,
            ReadingRow.reader_id == by.reader_id,
        )
        is_available = (
            select(ItemRow.id)
            .where(ItemRow.is_available, ItemRow.image_hash == EmbeddingRow.image_hash)
            .exists()
        )
        statement = (
            select(EmbeddingRow.image_hash, EmbeddingRow.embedding)
            .outerjoin(ReadingRow, has_reading)
            .where(
                EmbeddingRow.model_id == by.model_id, ReadingRow.image_hash.is_(None), is_available
            )
            .order_by(EmbeddingRow.image_hash)
            .limit(most)
        )
        async with self._database.session() as session:
            rows = (await session.execute(statement)).all()
        if not rows:
            return [], np.empty((0, 0), dtype=np.float32)
        if len({len(embedding) for _, embedding in rows}) != 1:
            raise DatabaseError(f"The stored embeddings of {by.model_id} have different lengths.")
        joined = np.frombuffer(b"".join(embedding for _, embedding in rows), dtype=_DTYPE)
        embeddings = joined.reshape(len(rows), -1).astype(np.float32)
        return [image_hash for image_hash, _ in rows], embeddings

    async def save(
        self, by: ReadBy, image_hashes: Sequence[str], readings: Sequence[Reading]
    ) -> None:
        """Save the readings of pictures, replacing what another reader of the model read.

        Raises:
            ValueError: there is not one reading for each picture.
        """
        rows = [
            {
                "image_hash": image_hash,
                "model_id": by.model_id,
                "reader_id": by.reader_id,
                "reading": reading,
            }
            for image_hash, reading in zip(image_hashes, readings, strict=True)
        ]
        if not rows:
            return
        async with self._database.transaction() as session:
            statement = insert_into(session, ReadingRow)
            await session.execute(
                statement.on_conflict_do_update(
                    index_elements=["image_hash", "model_id"],
                    set_={
                        "reader_id": statement.excluded.reader_id,
                        "reading": statement.excluded.reading,
                    },
                ),
                rows,
            )

    async def load(self, by: ReadBy) -> dict[int, Reading]:
        """Load the readings of all available items by item id; those not yet read are left out."""
        statement = (
            select(ItemRow.id, ReadingRow.reading)
            .join(ReadingRow, ReadingRow.image_hash == ItemRow.image_hash)
            .where(
                ItemRow.is_available,
                ReadingRow.model_id == by.model_id,
                ReadingRow.reader_id == by.reader_id,
            )
        )
        async with self._database.session() as session:
            rows = await session.execute(statement)
            return {row.id: row.reading for row in rows}
