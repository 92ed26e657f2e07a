"""The inbox: updates from Telegram, kept until they are done."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.tables import UpdateRow


class Inbox:
    """Keep each update from before it is confirmed until after it is done."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, update_id: int, chat_id: int, payload: dict[str, Any]) -> bool:
        """Commit an update; return False where it is known already."""
        try:
            async with self._database.session() as session:
                session.add(
                    UpdateRow(
                        update_id=update_id,
                        chat_id=chat_id,
                        payload=payload,
                        received_at=datetime.now(UTC),
                    )
                )
        except IntegrityError:
            return False
        return True

    async def list_pending(self) -> list[dict[str, Any]]:
        """Return the payloads of all updates that are not done, oldest first."""
        statement = (
            select(UpdateRow.payload)
            .where(UpdateRow.done_at.is_(None))
            .order_by(UpdateRow.update_id)
        )
        async with self._database.session() as session:
            return [payload for payload in await session.scalars(statement) if payload]

    async def mark_done(self, update_id: int) -> None:
        """Remember that an update is done, and forget what was in it."""
        async with self._database.session() as session:
            await session.execute(
                update(UpdateRow)
                .where(UpdateRow.update_id == update_id)
                .values(done_at=datetime.now(UTC), payload=None)
            )

    async def expire(self, older_than: timedelta) -> None:
        """Delete the updates that were done longer ago than this."""
        limit = datetime.now(UTC) - older_than
        async with self._database.session() as session:
            await session.execute(delete(UpdateRow).where(UpdateRow.done_at < limit))
