"""Campaigns: who came by which link, and how often."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from storage.database import Database
from storage.tables import CampaignStartRow
from storage.upserts import insert_into

_MOST_OF_A_PERSON = 20  # who makes up names by hand fills no table


@dataclass(frozen=True, slots=True)
class CampaignCount:
    """How many people came by a campaign's link, how often, and when first and last."""

    name: str
    people: int
    starts: int
    first_at: datetime
    last_at: datetime


class Campaigns:
    """Count starts by campaign."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, name: str, person_id: int, update_id: int) -> None:
        """Count a start of a person who was met; an update that comes again counts once."""
        now = datetime.now(UTC)
        rows = CampaignStartRow
        async with self._database.transaction() as session:
            row = await session.get(rows, (name, person_id))
            if row is not None:
                if row.last_update_id != update_id:
                    row.starts += 1
                    row.last_update_id, row.last_at = update_id, now
                return
            own = select(func.count()).select_from(rows).where(rows.person_id == person_id)
            if (await session.scalar(own) or 0) >= _MOST_OF_A_PERSON:
                return
            await session.execute(
                insert_into(session, rows)
                .values(
                    campaign=name,
                    person_id=person_id,
                    starts=1,
                    last_update_id=update_id,
                    first_at=now,
                    last_at=now,
                )
                .on_conflict_do_nothing()
            )

    async def list_all(self) -> list[CampaignCount]:
        """List all campaigns by name."""
        rows = CampaignStartRow
        statement = (
            select(
                rows.campaign,
                func.count(),
                func.sum(rows.starts),
                func.min(rows.first_at),
                func.max(rows.last_at),
            )
            .group_by(rows.campaign)
            .order_by(rows.campaign)
        )
        async with self._database.session() as session:
            return [CampaignCount(*row) for row in await session.execute(statement)]
