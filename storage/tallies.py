"""Tallies: how often something happened on a day, and never to whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.tables import TallyRow
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True)
class Happening:
    """What is counted: its name, and what it was about where that is from a fixed list."""

    name: str
    subject: str = ""


class Tallies:
    """Count what happens."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, since: date) -> Counter[Happening]:
        """Return how often everything happened since a day."""
        statement = (
            select(TallyRow.name, TallyRow.subject, func.sum(TallyRow.count).label("total"))
            .where(TallyRow.day >= since)
            .group_by(TallyRow.name, TallyRow.subject)
        )
        async with self._database.session() as session:
            rows = (await session.execute(statement)).all()
        return Counter({Happening(row.name, row.subject): row.total for row in rows})

    async def expire(self, older_than: timedelta) -> None:
        """Forget the counts of days longer ago than this."""
        first = datetime.now(UTC).date() - older_than
        async with self._database.transaction() as session:
            await session.execute(delete(TallyRow).where(TallyRow.day < first))


async def tally(session: AsyncSession, happenings: Iterable[Happening]) -> None:
    """Count what happened today, together with what else the session writes."""
    today = datetime.now(UTC).date()
    for happening, times in sorted(
        Counter(happenings).items(), key=lambda one: (one[0].name, one[0].subject)
    ):
        values = {"name": happening.name, "subject": happening.subject, "day": today}
        statement = insert_into(session, TallyRow).values(**values, count=times)
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["day", "name", "subject"], set_={"count": TallyRow.count + times}
            )
        )
