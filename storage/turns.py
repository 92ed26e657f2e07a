"""Turns: every question with its answer, to be refined and returned to."""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select, update

from storage.chats import ensure_chat
from storage.database import Database
from storage.errors import NotFoundError
from storage.tables import ChatRow, TurnRow

_DTYPE = np.dtype("<f4")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NewTurn:
    """A question and the ids of all items ranked for it; `shown` of them were shown so far.

    `photo_embeddings` are (D,) each, of the model `model_id`. `photo_source` says whose photo
    it was, in the bot's own terms.
    """

    chat_id: int
    update_id: int
    model_id: str
    photo_embeddings: tuple[NDArray[np.float32], ...] = ()
    photo_source: str = ""
    phrases: tuple[str, ...] = ()
    hits: tuple[int, ...] = ()
    shown: int = 0
    parent_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turn(NewTurn):
    """A turn that was recorded."""

    id: int
    created_at: datetime


class Turns:
    """Record turns and find them again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, new: NewTurn) -> Turn:
        """Record a turn; for an update that has one already, return that one."""
        async with self._database.session() as session:
            known = await session.scalar(select(TurnRow).where(TurnRow.update_id == new.update_id))
            if known is not None:
                return _to_turn(known)
            await ensure_chat(session, new.chat_id)
            row = TurnRow(
                chat_id=new.chat_id,
                update_id=new.update_id,
                parent_id=new.parent_id,
                model_id=new.model_id,
                photo_embeddings=b"".join(
                    np.ascontiguousarray(photo, dtype=_DTYPE).tobytes()
                    for photo in new.photo_embeddings
                ),
                photo_count=len(new.photo_embeddings),
                photo_source=new.photo_source,
                phrases=list(new.phrases),
                hits=list(new.hits),
                shown=new.shown,
                created_at=datetime.now(UTC),
            )
            session.add(row)
            await session.flush()
            return _to_turn(row)

    async def find(self, turn_id: int) -> Turn | None:
        """Return a turn, if it exists."""
        async with self._database.session() as session:
            row = await session.get(TurnRow, turn_id)
            return None if row is None else _to_turn(row)

    async def find_latest(self, chat_id: int) -> Turn | None:
        """Return what a chat asked last, unless it started over since."""
        statement = (
            select(TurnRow)
            .join(ChatRow, ChatRow.chat_id == TurnRow.chat_id)
            .where(TurnRow.chat_id == chat_id, TurnRow.id > ChatRow.started_over_at_turn)
            .order_by(TurnRow.id.desc())
            .limit(1)
        )
        async with self._database.session() as session:
            row = await session.scalar(statement)
            return None if row is None else _to_turn(row)

    async def update_shown(self, turn_id: int, shown: int, *, hits: tuple[int, ...]) -> Turn:
        """Remember that more of a turn's hits were ranked and shown.

        Raises:
            NotFoundError: there is no such turn.
        """
        async with self._database.session() as session:
            row = await session.get(TurnRow, turn_id)
            if row is None:
                raise NotFoundError(f"there is no turn {turn_id}")
            row.hits, row.shown = list(hits), shown
            return _to_turn(row)

    async def start_over(self, chat_id: int) -> None:
        """Let a chat begin anew; its turns stay for their buttons."""
        async with self._database.session() as session:
            await ensure_chat(session, chat_id)
            latest = await session.scalar(
                select(func.max(TurnRow.id)).where(TurnRow.chat_id == chat_id)
            )
            await session.execute(
                update(ChatRow)
                .where(ChatRow.chat_id == chat_id)
                .values(started_over_at_turn=latest or 0)
            )


def _to_turn(row: TurnRow) -> Turn:
    joined = np.frombuffer(row.photo_embeddings, dtype=_DTYPE).astype(np.float32)
    photos = np.split(joined, row.photo_count) if row.photo_count else []
    return Turn(
        id=row.id,
        chat_id=row.chat_id,
        update_id=row.update_id,
        parent_id=row.parent_id,
        model_id=row.model_id,
        photo_embeddings=tuple(photos),
        photo_source=row.photo_source,
        phrases=tuple(row.phrases),
        hits=tuple(row.hits),
        shown=row.shown,
        created_at=row.created_at,
    )
