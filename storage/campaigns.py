"""Campaigns: who came by which link, and how often."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.tables import CampaignCountRow, CampaignStartRow
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
        """List all campaigns by name; who was forgotten as a visitor is still counted."""
        starts, kept = CampaignStartRow, CampaignCountRow
        every = union_all(
            select(
                starts.campaign,
                func.count().label("people"),
                func.sum(starts.starts).label("starts"),
                func.min(starts.first_at).label("first_at"),
                func.max(starts.last_at).label("last_at"),
            ).group_by(starts.campaign),
            select(kept.campaign, kept.people, kept.starts, kept.first_at, kept.last_at),
        ).subquery()
        statement = (
            select(
                every.c.campaign,
                func.sum(every.c.people),
                func.sum(every.c.starts),
                func.min(every.c.first_at),
                func.max(every.c.last_at),
            )
            .group_by(every.c.campaign)
            .order_by(every.c.campaign)
        )
        async with self._database.session() as session:
            rows = await session.execute(statement)
            return [CampaignCount(row[0], int(row[1]), int(row[2]), *row[3:]) for row in rows]


async def keep_count(session: AsyncSession, person_id: int) -> None:
    """Count a person who is about to be forgotten once and for all, as nobody in particular."""
    own = select(CampaignStartRow).where(CampaignStartRow.person_id == person_id)
    for start in list(await session.scalars(own)):
        kept = await session.get(CampaignCountRow, start.campaign)
        if kept is None:
            session.add(
                CampaignCountRow(
                    campaign=start.campaign,
                    people=1,
                    starts=start.starts,
                    first_at=start.first_at,
                    last_at=start.last_at,
                )
            )
            continue
        kept.people += 1
        kept.starts += start.starts
        kept.first_at = min(kept.first_at, start.first_at)
        kept.last_at = max(kept.last_at, start.last_at)
    await session.flush()
