"""Embeddings: one for each picture and model, so that no picture is encoded twice."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import and_, delete, func, select

from storage.database import Database
from storage.tables import EmbeddingRow, ItemRow

_DTYPE = np.dtype("<f4")
_BATCH = 200


class EmbeddingStore:
    """Keep embeddings by (hash of the picture's bytes, model id)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_missing(self, model_id: str) -> list[tuple[str, Path]]:
        """Return hash and path of each available item's picture this model has not seen."""
        known = and_(
            EmbeddingRow.image_hash == ItemRow.image_hash, EmbeddingRow.model_id == model_id
        )
        statement = (
            select(ItemRow.image_hash, func.min(ItemRow.image_path))
            .outerjoin(EmbeddingRow, known)
            .where(ItemRow.is_available, EmbeddingRow.image_hash.is_(None))
            .group_by(ItemRow.image_hash)
            .order_by(func.min(ItemRow.id))
        )
        async with self._database.session() as session:
            rows = await session.execute(statement)
            return [(image_hash, Path(path)) for image_hash, path in rows]

    async def save(
        self, model_id: str, image_hashes: Sequence[str], embeddings: NDArray[np.float32]
    ) -> None:
        """Save the embeddings (N, D) of N pictures, replacing what was there."""
        if len(image_hashes) != len(embeddings):
            raise ValueError(f"{len(image_hashes)} pictures, {len(embeddings)} embeddings")
        rows = [
            EmbeddingRow(
                image_hash=image_hash,
                model_id=model_id,
                embedding=np.ascontiguousarray(embedding, dtype=_DTYPE).tobytes(),
            )
            for image_hash, embedding in zip(image_hashes, embeddings, strict=True)
        ]
        async with self._database.session() as session:
            for start in range(0, len(rows), _BATCH):
                chunk = rows[start : start + _BATCH]
                await session.execute(
                    delete(EmbeddingRow).where(
                        EmbeddingRow.model_id == model_id,
                        EmbeddingRow.image_hash.in_([row.image_hash for row in chunk]),
                    )
                )
                session.add_all(chunk)
                await session.flush()

    async def load(self, model_id: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Load the ids (N,) and embeddings (N, D) of all available items, by item id."""
        statement = (
            select(ItemRow.id, EmbeddingRow.embedding)
            .join(EmbeddingRow, EmbeddingRow.image_hash == ItemRow.image_hash)
            .where(ItemRow.is_available, EmbeddingRow.model_id == model_id)
            .order_by(ItemRow.id)
        )
        async with self._database.session() as session:
            rows = (await session.execute(statement)).all()
        if not rows:
            return np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.float32)
        item_ids = np.array([item_id for item_id, _ in rows], dtype=np.int64)
        joined = b"".join(embedding for _, embedding in rows)
        embeddings = np.frombuffer(joined, dtype=_DTYPE).reshape(len(rows), -1)
        return item_ids, embeddings.astype(np.float32)
