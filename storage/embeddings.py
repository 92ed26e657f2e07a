"""Embeddings: one for each picture and model, so that no picture is encoded twice."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from storage.database import Database
from storage.errors import DatabaseError
from storage.tables import EmbeddingRow, ItemRow
from storage.unseen import list_unseen
from storage.upserts import insert_into

_DTYPE = np.dtype("<f4")


class EmbeddingStore:
    """Keep embeddings by (hash of the picture's bytes, model id)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_missing(self, model_id: str) -> list[tuple[str, Path]]:
        """Return hash and path of each available item's picture this model has not seen."""
        return await list_unseen(self._database, EmbeddingRow, EmbeddingRow.model_id == model_id)

    async def save(
        self, model_id: str, image_hashes: Sequence[str], embeddings: NDArray[np.float32]
    ) -> None:
        """Save the embeddings (N, D) of N pictures, replacing what was there.

        Raises:
            ValueError: they are not one finite row for each picture.
        """
        if embeddings.ndim != 2 or len(image_hashes) != len(embeddings):
            raise ValueError(f"{len(image_hashes)} pictures, embeddings {embeddings.shape}")
        if not np.isfinite(embeddings).all():
            raise ValueError("an embedding holds a number that is none")
        rows = [
            {"image_hash": image_hash, "model_id": model_id, "embedding": embedding.tobytes()}
            for image_hash, embedding in zip(
                image_hashes, np.ascontiguousarray(embeddings, dtype=_DTYPE), strict=True
            )
        ]
        if not rows:
            return
        async with self._database.transaction() as session:
            statement = insert_into(session, EmbeddingRow)
            await session.execute(
                statement.on_conflict_do_update(
                    index_elements=["image_hash", "model_id"],
                    set_={"embedding": statement.excluded.embedding},
                ),
                rows,
            )

    async def adopt(self, model_id: str, ancestor: str) -> int:
        """Take over for a model what another one, whose image tower it has, made of pictures.

        Returns how many embeddings were new to it; those it has itself stay.
        """
        known = select(EmbeddingRow.image_hash).where(EmbeddingRow.model_id == model_id)
        statement = select(EmbeddingRow.image_hash, EmbeddingRow.embedding).where(
            EmbeddingRow.model_id == ancestor, EmbeddingRow.image_hash.not_in(known)
        )
        async with self._database.session() as session:
            rows = (await session.execute(statement)).all()
        if rows:
            joined = np.frombuffer(b"".join(row.embedding for row in rows), dtype=_DTYPE)
            hashes = [row.image_hash for row in rows]
            await self.save(model_id, hashes, joined.reshape(len(rows), -1))
        return len(rows)

    async def find(self, model_id: str, item_ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """Return the embeddings (D,) of items by their ids; those that have none are left out."""
        statement = (
            select(ItemRow.id, EmbeddingRow.embedding)
            .join(EmbeddingRow, EmbeddingRow.image_hash == ItemRow.image_hash)
            .where(ItemRow.id.in_(item_ids), EmbeddingRow.model_id == model_id)
        )
        async with self._database.session() as session:
            rows = (await session.execute(statement)).all()
        return {
            item_id: np.frombuffer(embedding, dtype=_DTYPE).astype(np.float32)
            for item_id, embedding in rows
        }

    async def count(self, model_id: str) -> int:
        """Count the pictures that a model has seen."""
        statement = (
            select(func.count()).select_from(EmbeddingRow).where(EmbeddingRow.model_id == model_id)
        )
        async with self._database.session() as session:
            return await session.scalar(statement) or 0

    async def load(self, model_id: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Load the ids (N,) and embeddings (N, D) of all available items, by item id.

        Raises:
            DatabaseError: the stored embeddings have different lengths.
        """
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
        if len({len(embedding) for _, embedding in rows}) != 1:
            raise DatabaseError(
                f"The stored embeddings of {model_id} have different lengths: the model has "
                "changed under its name. Give the changed checkpoint another name."
            )
        item_ids = np.array([item_id for item_id, _ in rows], dtype=np.int64)
        joined = b"".join(embedding for _, embedding in rows)
        embeddings = np.frombuffer(joined, dtype=_DTYPE).reshape(len(rows), -1)
        return item_ids, embeddings.astype(np.float32)
