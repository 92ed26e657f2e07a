"""Turns: every question with its answer, to be refined and returned to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.chats import ensure_chat
from storage.database import Database
from storage.errors import NotFoundError
from storage.photo_embeddings import join_photos, split_photos
from storage.tables import TurnRow
from storage.tallies import Happening, tally
from storage.upserts import insert_into

_MOST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NewTurn:
    """A question and the ids of all items ranked for it; `shown` of them were shown so far.

    `photo_embeddings` are (D,) each, of the model `model_id`. `photo_sources` say whose photo
    each of them was, in the bot's own terms; `question` is what was asked beside them, as
    JSON's values, and names the version of its form. `pages` are the further pages: the update
    that asked for each, and how many hits were shown before it. `happenings` are counted with it.

    `person_id` is who asked; None in a private chat, whose id is its person's. `message_id` is the
    message that asked, where it was one.
    """

    chat_id: int
    update_id: int
    model_id: str
    person_id: int | None = None
    message_id: int | None = None
    photo_embeddings: tuple[NDArray[np.float32], ...] = ()
    photo_sources: tuple[str, ...] = ()
    question: Mapping[str, Any] = field(default_factory=dict)
    hits: tuple[int, ...] = ()
    shown: int = 0
    pages: tuple[tuple[int, int], ...] = ()
    parent_id: int | None = None
    happenings: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turn(NewTurn):
    """A turn that was recorded; active until who asked starts over."""

    id: int
    person_id: int
    is_active: bool
    created_at: datetime


class Turns:
    """Record turns and find them again: each person of a chat has a dialogue of their own.

    Where no person is named it is a private chat's, who has the chat's id.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, new: NewTurn) -> Turn:
        """Record a turn; for an update of the chat that has one already, return that one."""
        async with self._database.transaction() as session:
            await ensure_chat(session, new.chat_id)
            made = await session.scalar(
                insert_into(session, TurnRow)
                .values(**_to_values(new), visit=await _count_on(session, new.chat_id))
                .on_conflict_do_nothing(index_elements=["chat_id", "update_id"])
                .returning(TurnRow.id)
            )
            if made is not None:
                await tally(session, new.happenings)
            row = await session.scalar(
                select(TurnRow).where(
                    TurnRow.chat_id == new.chat_id, TurnRow.update_id == new.update_id
                )
            )
            return _to_turn(_require(row, f"the turn of update {new.update_id}"))

    async def get(self, turn_id: int) -> Turn:
        """Return a turn.

        Raises:
            NotFoundError: there is no such turn.
        """
        async with self._database.session() as session:
            return _to_turn(_require(await session.get(TurnRow, turn_id), f"turn {turn_id}"))

    async def find(self, turn_id: int) -> Turn | None:
        """Return a turn, if it exists."""
        if not -_MOST_ID <= turn_id <= _MOST_ID:  # from a forged button
            return None
        async with self._database.session() as session:
            row = await session.get(TurnRow, turn_id)
            return None if row is None else _to_turn(row)

    async def find_of_update(self, chat_id: int, update_id: int) -> Turn | None:
        """Return the turn that an update of a chat has made, if it has made one."""
        statement = select(TurnRow).where(
            TurnRow.chat_id == chat_id, TurnRow.update_id == update_id
        )
        async with self._database.session() as session:
            row = await session.scalar(statement)
            return None if row is None else _to_turn(row)

    async def find_photo_before(self, turn: Turn) -> Turn | None:
        """Return the last turn with a photo that who asked a turn asked before it."""
        statement = (
            select(TurnRow)
            .where(*_is_of(turn.chat_id, turn.person_id))
            .where(TurnRow.id < turn.id, TurnRow.photo_count > 0)
            .order_by(TurnRow.id.desc())
            .limit(1)
        )
        async with self._database.session() as session:
            row = await session.scalar(statement)
            return None if row is None else _to_turn(row)

    async def find_of_message(
        self, chat_id: int, message_id: int, person_id: int | None = None, *, but_of: int
    ) -> Turn | None:
        """Return the latest turn that a person's message has made, but for an update's own."""
        return await self._find_visited(
            *_is_of(chat_id, person_id),
            TurnRow.message_id == message_id,
            TurnRow.update_id != but_of,
        )

    async def find_latest(self, chat_id: int, person_id: int | None = None) -> Turn | None:
        """Return what a person looks at: what they asked or went back to last, since they began
        anew.
        """
        return await self._find_visited(*_is_of(chat_id, person_id), TurnRow.is_active.is_(True))

    async def find_before(
        self, chat_id: int, turn: Turn | None, person_id: int | None = None
    ) -> Turn | None:
        """Return what a person would go back to from a turn, None for one who began anew.

        That is what the turn refines; else what was asked last before it.
        """
        if turn is None:
            return await self._find_visited(*_is_of(chat_id, person_id))
        if turn.parent_id is not None:
            return await self.find(turn.parent_id)
        earlier = select(TurnRow).where(*_is_of(chat_id, person_id), TurnRow.id < turn.id)
        async with self._database.session() as session:
            row = await session.scalar(earlier.order_by(TurnRow.id.desc()).limit(1))
            return None if row is None else _to_turn(row)

    async def find_visited(self, chat_id: int, update_id: int) -> Turn | None:
        """Return the turn that an update led a chat to last, new or gone back to."""
        return await self._find_visited(
            TurnRow.chat_id == chat_id, TurnRow.visit_update_id == update_id
        )

    async def go_back(self, turn: Turn, update_id: int) -> None:
        """Let a chat look at one of its turns again: what it says next goes on from there."""
        async with self._database.transaction() as session:
            await session.execute(
                update(TurnRow)
                .where(TurnRow.id == turn.id)
                .values(
                    is_active=True,
                    visit=await _count_on(session, turn.chat_id),
                    visit_update_id=update_id,
                )
            )

    async def list_open(
        self, chat_id: int, person_id: int | None = None, *, limit: int = 20
    ) -> list[Turn]:
        """Return what a person asked since they last started over, newest first."""
        statement = (
            select(TurnRow)
            .where(*_is_of(chat_id, person_id), TurnRow.is_active)
            .order_by(TurnRow.id.desc())
            .limit(limit)
        )
        async with self._database.session() as session:
            return [_to_turn(row) for row in await session.scalars(statement)]

    async def _find_visited(self, *conditions: ColumnElement[bool]) -> Turn | None:
        statement = select(TurnRow).where(*conditions)
        async with self._database.session() as session:
            row = await session.scalar(statement.order_by(TurnRow.visit.desc()).limit(1))
            return None if row is None else _to_turn(row)

    async def add_page(
        self, turn_id: int, update_id: int, shown: int, hits: tuple[int, ...]
    ) -> Turn:
        """Remember that an update had more of a turn's hits shown, and what is ranked by now.

        Raises:
            NotFoundError: there is no such turn.
        """
        async with self._database.transaction() as session:
            row = _require(await session.get(TurnRow, turn_id), f"turn {turn_id}")
            row.pages = [*row.pages, [update_id, row.shown]]
            row.shown = shown
            row.hits = [int(item_id) for item_id in hits]
            return _to_turn(row)

    async def start_over(self, chat_id: int, person_id: int | None = None) -> None:
        """Let a person begin anew; their turns stay for their buttons."""
        async with self._database.transaction() as session:
            await session.execute(
                update(TurnRow)
                .where(*_is_of(chat_id, person_id), TurnRow.is_active)
                .values(is_active=False)
            )


def _is_of(chat_id: int, person_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """Say of turns that they are one person's in one chat."""
    return TurnRow.chat_id == chat_id, TurnRow.person_id == (person_id or chat_id)


async def _count_on(session: AsyncSession, chat_id: int) -> int:
    """Return the number of a chat's next visit; no clock tells their order, as clocks jump."""
    last = await session.scalar(select(func.max(TurnRow.visit)).where(TurnRow.chat_id == chat_id))
    return (last or 0) + 1


def _require(row: TurnRow | None, name: str) -> TurnRow:
    if row is None:
        raise NotFoundError(f"there is no {name}")
    return row


def _to_values(new: NewTurn) -> dict[str, Any]:
    return {
        "chat_id": new.chat_id,
        "person_id": new.person_id or new.chat_id,
        "update_id": new.update_id,
        "message_id": new.message_id,
        "parent_id": new.parent_id,
        "model_id": new.model_id,
        "photo_embeddings": join_photos(new.photo_embeddings),
        "photo_count": len(new.photo_embeddings),
        "photo_sources": list(new.photo_sources),
        "question": dict(new.question),
        "hits": [int(item_id) for item_id in new.hits],  # numpy's integers are not JSON
        "shown": new.shown,
        "pages": [list(page) for page in new.pages],
        "is_active": True,
        "visit_update_id": new.update_id,
        "created_at": datetime.now(UTC),
    }


def _to_turn(row: TurnRow) -> Turn:
    return Turn(
        id=row.id,
        chat_id=row.chat_id,
        person_id=row.person_id,
        update_id=row.update_id,
        message_id=row.message_id,
        parent_id=row.parent_id,
        model_id=row.model_id,
        photo_embeddings=split_photos(row.photo_embeddings, row.photo_count),
        photo_sources=tuple(row.photo_sources),
        question=row.question,
        hits=tuple(row.hits),
        shown=row.shown,
        pages=tuple((update_id, first) for update_id, first in row.pages),
        is_active=row.is_active,
        created_at=row.created_at,
    )
