"""How turns are forgotten once they are old: first what was seen in their photos, then all."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select

from storage.database import Database
from storage.tables import TurnRow

_FORGOTTEN = ""  # the model of a turn whose photos are forgotten: nobody's
_AT_ONCE = 500


class TurnExpiry:
    """Forget turns, and the photos of turns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def expire(self, older_than: timedelta) -> None:
        """Forget turns that were asked longer ago than this; their buttons are stale then."""
        async with self._database.transaction() as session:
            await session.execute(
                delete(TurnRow).where(TurnRow.created_at < datetime.now(UTC) - older_than)
            )

    async def expire_photos(
        self, older_than: timedelta, forget_source: Callable[[str], str]
    ) -> None:
        """Forget what a model saw in the photos of turns asked longer ago than this.

        Such a turn reads as one of another model, so that its photo must be sent again;
        `forget_source` leaves of a source what is no photo's.
        """
        aged = select(TurnRow).where(
            TurnRow.created_at < datetime.now(UTC) - older_than,
            func.length(TurnRow.photo_embeddings) > 0,
        )
        while True:
            async with self._database.transaction() as session:
                rows = list(await session.scalars(aged.limit(_AT_ONCE)))
                for row in rows:
                    row.photo_embeddings, row.model_id = b"", _FORGOTTEN
                    row.photo_sources = [forget_source(source) for source in row.photo_sources]
            if len(rows) < _AT_ONCE:
                return
