"""Saved wishes: questions whose person wants to hear of what is new and fits."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, func, select, update

from storage.database import Database
from storage.errors import NotFoundError
from storage.photo_embeddings import join_photos, split_photos
from storage.tables import SavedWishRow
from storage.turns import Turn
from storage.upserts import insert_into

_MOST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True, eq=False)
class SavedWish:
    """A question as its turn had it; `photo_embeddings` are (D,) each, of the model `model_id`.

    `known` are the ids of the items that fitted when it was looked at last, or were told since;
    `told_on` is the day, in the shop's time zone, on which its person heard of it last.
    """

    id: int
    person_id: int
    turn_id: int | None
    model_id: str
    photo_embeddings: tuple[NDArray[np.float32], ...]
    photo_sources: tuple[str, ...]
    question: Mapping[str, Any]
    known: frozenset[int]
    judged_by: str
    told_on: date | None
    created_at: datetime


class SavedWishes:
    """Keep what people wait for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(
        self, person_id: int, turn: Turn, known: Iterable[int], judged_by: str
    ) -> SavedWish:
        """Save a turn's question for a person who was met; what is saved already stays so."""
        async with self._database.transaction() as session:
            statement = insert_into(session, SavedWishRow).values(
                person_id=person_id,
                turn_id=turn.id,
                model_id=turn.model_id,
                photo_embeddings=join_photos(turn.photo_embeddings),
                photo_count=len(turn.photo_embeddings),
                photo_sources=list(turn.photo_sources),
                question=dict(turn.question),
                known=pack_known(known),
                judged_by=judged_by,
                created_at=datetime.now(UTC),
            )
            await session.execute(
                statement.on_conflict_do_nothing(index_elements=["person_id", "turn_id"])
            )
            row = await session.scalar(
                select(SavedWishRow).where(
                    SavedWishRow.person_id == person_id, SavedWishRow.turn_id == turn.id
                )
            )
            if row is None:
                raise NotFoundError(f"the wish of turn {turn.id} was not kept")
            return _to_wish(row)

    async def list_owners(self) -> list[tuple[int, int]]:
        """List everybody's wishes, oldest first: the id of each, and that of its person.

        Not the wishes themselves, each of which may know half a catalogue.
        """
        statement = select(SavedWishRow.id, SavedWishRow.person_id).order_by(SavedWishRow.id)
        async with self._database.session() as session:
            return [(wish_id, person_id) for wish_id, person_id in await session.execute(statement)]

    async def list_all(self, person_id: int) -> list[SavedWish]:
        """List a person's saved wishes, oldest first."""
        statement = (
            select(SavedWishRow)
            .where(SavedWishRow.person_id == person_id)
            .order_by(SavedWishRow.id)
        )
        async with self._database.session() as session:
            return [_to_wish(row) for row in await session.scalars(statement)]

    async def find(self, wish_id: int) -> SavedWish | None:
        """Return a saved wish, if it is there."""
        async with self._database.session() as session:
            row = await session.get(SavedWishRow, wish_id)
            return None if row is None else _to_wish(row)

    async def count(self, person_id: int) -> int:
        """Count a person's saved wishes."""
        statement = select(func.count()).where(SavedWishRow.person_id == person_id)
        async with self._database.session() as session:
            return await session.scalar(statement) or 0

    async def remove(self, person_id: int, wish_id: int) -> bool:
        """Forget a wish of a person's own; return whether there was one."""
        if not 0 <= wish_id <= _MOST_ID:
            return False
        statement = (
            delete(SavedWishRow)
            .where(SavedWishRow.id == wish_id, SavedWishRow.person_id == person_id)
            .returning(SavedWishRow.id)
        )
        async with self._database.transaction() as session:
            return await session.scalar(statement) is not None

    async def set_known(self, wish_id: int, known: Iterable[int], judged_by: str) -> None:
        """Remember what fits a wish by now, without a word to its person."""
        async with self._database.transaction() as session:
            await session.execute(
                update(SavedWishRow)
                .where(SavedWishRow.id == wish_id)
                .values(known=pack_known(known), judged_by=judged_by)
            )


def pack_known(item_ids: Iterable[int]) -> bytes:
    """Pack item ids for the table: the gaps between them, compressed to a byte or two each."""
    ordered = np.array(sorted(set(item_ids)), dtype="<i8")
    return zlib.compress(np.diff(ordered, prepend=0).astype("<i8").tobytes())


def _unpack(packed: bytes) -> frozenset[int]:
    gaps = np.frombuffer(zlib.decompress(packed), dtype="<i8")
    return frozenset(np.cumsum(gaps).tolist())


def _to_wish(row: SavedWishRow) -> SavedWish:
    return SavedWish(
        id=row.id,
        person_id=row.person_id,
        turn_id=row.turn_id,
        model_id=row.model_id,
        photo_embeddings=split_photos(row.photo_embeddings, row.photo_count),
        photo_sources=tuple(row.photo_sources),
        question=row.question,
        known=_unpack(row.known),
        judged_by=row.judged_by,
        told_on=row.told_on,
        created_at=row.created_at,
    )
