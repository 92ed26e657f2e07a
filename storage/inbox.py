"""The inbox: updates from Telegram, kept until they are done or set aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from storage.database import Database
from storage.errors import NotFoundError
from storage.tables import SendingRow, UpdateRow
from storage.upserts import insert_into

NO_CHAT = 0
"""Stands where nobody needs to know any more whose an update was."""

_UNKNOWN_BOT = 0  # what was received before the inbox knew of bots


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update as Telegram sent it, and the chat whose order it belongs to."""

    update_id: int
    chat_id: int
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PendingUpdate(NewUpdate):
    """An update that is not done; `attempts` of handling it were begun and did not end."""

    attempts: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """An update that could not be handled, since when, and why: a sentence or a traceback."""

    id: int
    bot_id: int
    update_id: int
    chat_id: int
    payload: dict[str, Any] | None
    set_aside_at: datetime
    reason: str


class Inbox:
    """Keep each update from before it is confirmed until after it is done.

    Update ids count for each bot apart.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, bot_id: int, updates: Sequence[NewUpdate]) -> list[int]:
        """Commit updates, all or none; return the ids of those not known yet, in their order."""
        added: list[int] = []
        if not updates:
            return added
        async with self._database.durable_transaction() as session:
            for new in updates:
                statement = (
                    insert_into(session, UpdateRow)
                    .values(
                        bot_id=bot_id,
                        update_id=new.update_id,
                        chat_id=new.chat_id,
                        payload=new.payload,
                        received_at=datetime.now(UTC),
                        attempts=0,
                    )
                    .on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
                    .returning(UpdateRow.update_id)
                )
                if (update_id := await session.scalar(statement)) is not None:
                    added.append(update_id)
        return added

    async def list_pending(self, bot_id: int, *, chat_id: int | None = None) -> list[PendingUpdate]:
        """Return the updates of a bot, or of one of its chats, that wait, in their order."""
        in_chat = UpdateRow.chat_id == chat_id if chat_id is not None else true()
        statement = (
            select(UpdateRow)
            .where(
                UpdateRow.bot_id == bot_id,
                UpdateRow.done_at.is_(None),
                UpdateRow.set_aside_at.is_(None),
                in_chat,
            )
            .order_by(UpdateRow.id)
        )
        async with self._database.session() as session:
            return [
                PendingUpdate(row.update_id, row.chat_id, row.payload, row.attempts)
                for row in await session.scalars(statement)
                if row.payload is not None
            ]

    async def count_undone(self, bot_id: int) -> tuple[int, int]:
        """Return how many updates of a bot wait, and how many are set aside."""
        statement = select(func.count(), func.count(UpdateRow.set_aside_at)).where(
            UpdateRow.bot_id == bot_id, UpdateRow.done_at.is_(None)
        )
        async with self._database.session() as session:
            undone, aside = (await session.execute(statement)).one()
        return undone - aside, aside

    async def adopt(self, bot_id: int) -> None:
        """Give a bot what was received before the inbox told bots apart."""
        async with self._database.transaction() as session:
            known = select(UpdateRow.update_id).where(UpdateRow.bot_id == bot_id)
            await session.execute(
                update(UpdateRow)
                .where(UpdateRow.bot_id == _UNKNOWN_BOT, UpdateRow.update_id.not_in(known))
                .values(bot_id=bot_id)
            )

    async def begin(self, bot_id: int, update_id: int) -> int | None:
        """Remember that handling begins; return how many such attempts did not end before.

        Return None for what is done already, as the photos of an album are with the first one.

        Raises:
            NotFoundError: there is no such update.
        """
        async with self._database.transaction() as session:
            attempts = await session.scalar(
                update(UpdateRow)
                .where(_is(bot_id, update_id), UpdateRow.done_at.is_(None))
                .values(attempts=UpdateRow.attempts + 1)
                .returning(UpdateRow.attempts)
            )
            known = await session.scalar(select(UpdateRow.id).where(_is(bot_id, update_id)))
        if known is not None and attempts is None:
            return None
        if attempts is None:
            raise NotFoundError(f"there is no update {update_id} in the inbox")
        return int(attempts) - 1

    async def release(self, bot_id: int, update_id: int) -> None:
        """Forget the attempts so far: they ended, though the update is not done."""
        async with self._database.transaction() as session:
            await session.execute(
                update(UpdateRow).where(_is(bot_id, update_id)).values(attempts=0)
            )

    async def mark_done(self, bot_id: int, update_id: int) -> None:
        """Remember that an update is done; forget whose it was, what it said and what was sent."""
        async with self._database.transaction() as session:
            await session.execute(
                update(UpdateRow)
                .where(_is(bot_id, update_id), UpdateRow.done_at.is_(None))
                .values(build_done())
            )
            await session.execute(
                delete(SendingRow).where(
                    SendingRow.bot_id == bot_id, SendingRow.update_id == update_id
                )
            )

    async def set_aside(self, bot_id: int, update_id: int, reason: str) -> None:
        """Take an update out of the way, with what is needed to find out why."""
        async with self._database.transaction() as session:
            await session.execute(
                update(UpdateRow)
                .where(_is(bot_id, update_id), UpdateRow.done_at.is_(None))
                .values(set_aside_at=datetime.now(UTC), reason=reason.replace("\0", ""), attempts=0)
            )

    async def list_set_aside(self) -> list[SetAside]:
        """Return what was set aside, oldest first."""
        statement = (
            select(UpdateRow).where(UpdateRow.set_aside_at.is_not(None)).order_by(UpdateRow.id)
        )
        async with self._database.session() as session:
            return [_to_set_aside(row) for row in await session.scalars(statement)]

    async def get_set_aside(self, row_id: int) -> SetAside:
        """Return an update that was set aside.

        Raises:
            NotFoundError: nothing of that id was set aside.
        """
        async with self._database.session() as session:
            return _to_set_aside(await _get_row(session, row_id))

    async def put_back(self, row_id: int) -> None:
        """Let an update that was set aside wait again, to be handled at the next start.

        Raises:
            NotFoundError: nothing of that id was set aside.
        """
        async with self._database.transaction() as session:
            row = await _get_row(session, row_id)
            row.set_aside_at, row.reason, row.attempts = None, None, 0

    async def expire(
        self, older_than: timedelta, *, set_aside_older_than: timedelta, keep: int = 1000
    ) -> int:
        """Delete what was done, or set aside, longer ago than this; return how many those were.

        The newest `keep` stay whatever the clock says: one that jumps must not make Telegram's
        second delivery of an update look like its first.
        """
        now = datetime.now(UTC)
        async with self._database.transaction() as session:
            newest = await session.scalar(select(func.max(UpdateRow.id))) or 0
            expired = await session.execute(
                delete(UpdateRow)
                .where(
                    UpdateRow.id <= newest - keep,
                    (UpdateRow.done_at < now - older_than)
                    | (UpdateRow.set_aside_at < now - set_aside_older_than),
                )
                .returning(UpdateRow.bot_id, UpdateRow.update_id)
            )
            rows = expired.all()
            for row in rows:
                await session.execute(
                    delete(SendingRow).where(
                        SendingRow.bot_id == row.bot_id, SendingRow.update_id == row.update_id
                    )
                )
        return len(rows)


async def _get_row(session: AsyncSession, row_id: int) -> UpdateRow:
    row = await session.get(UpdateRow, row_id)
    if row is None or row.set_aside_at is None:
        raise NotFoundError(f"nothing set aside has the number {row_id}")
    return row


def _is(bot_id: int, update_id: int) -> ColumnElement[bool]:
    return (UpdateRow.bot_id == bot_id) & (UpdateRow.update_id == update_id)


def _to_set_aside(row: UpdateRow) -> SetAside:
    return SetAside(
        id=row.id,
        bot_id=row.bot_id,
        update_id=row.update_id,
        chat_id=row.chat_id,
        payload=row.payload,
        set_aside_at=row.set_aside_at or row.received_at,
        reason=row.reason or "",
    )


def build_done() -> dict[str, Any]:
    """Build what is kept of an update that is done: that it was, and nothing of whose it was."""
    return {
        "done_at": datetime.now(UTC),
        "chat_id": NO_CHAT,
        "payload": None,
        "attempts": 0,
        "set_aside_at": None,
        "reason": None,
    }
