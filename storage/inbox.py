"""The inbox: updates from Telegram, kept until they are done."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from storage.database import Database
from storage.tables import UpdateRow
from storage.upserts import insert_into


class Inbox:
    """Keep each update from before it is confirmed until after it is done."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, update_id: int, chat_id: int, payload: dict[str, Any]) -> bool:
        """Commit an update; return False where it is known already, done or not."""
        async with self._database.transaction() as session:
            added = await session.scalar(
                insert_into(session, UpdateRow)
                .values(
                    update_id=update_id,
                    chat_id=chat_id,
                    payload=payload,
                    received_at=datetime.now(UTC),
                )
                .on_conflict_do_nothing(index_elements=["update_id"])
                .returning(UpdateRow.id)
            )
            return added is not None

    async def list_pending(self) -> list[dict[str, Any]]:
        """Return the payloads of all updates that are not done, in the order they arrived."""
        statement = (
            select(UpdateRow.payload).where(UpdateRow.done_at.is_(None)).order_by(UpdateRow.id)
        )
        async with self._database.session() as session:
            return [payload for payload in await session.scalars(statement) if payload is not None]

    async def mark_done(self, update_id: int) -> None:
        """Remember that an update is done, and forget what was in it."""
        async with self._database.transaction() as session:
            await session.execute(
                update(UpdateRow)
                .where(UpdateRow.update_id == update_id, UpdateRow.done_at.is_(None))
                .values(done_at=datetime.now(UTC), payload=None)
            )

    async def expire(self, older_than: timedelta) -> int:
        """Delete the updates that were done longer ago than this; return how many those were."""
        limit = datetime.now(UTC) - older_than
        async with self._database.transaction() as session:
            expired = await session.scalars(
                delete(UpdateRow).where(UpdateRow.done_at < limit).returning(UpdateRow.id)
            )
            return len(expired.all())
