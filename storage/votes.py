"""Votes: what friends say of the items that somebody shared with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, select

from storage.database import Database
from storage.tables import ShareRow, VoteRow
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True)
class Tally:
    """How many friends like an item, and how many do not."""

    likes: int = 0
    dislikes: int = 0


NO_VOTES = Tally()


class Votes:
    """Keep one vote for each guest and item of a share: 1 or -1."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def cast(self, share_id: int, person_id: int, item_id: int, vote: int) -> None:
        """Keep a guest's vote on an item that is there; the same one again changes nothing."""
        async with self._database.transaction() as session:
            row = await session.get(VoteRow, (share_id, person_id, item_id))
            if row is not None and row.vote == vote:
                return
            values = {"vote": vote, "voted_at": datetime.now(UTC), "told_at": None}
            await session.execute(
                insert_into(session, VoteRow)
                .values(share_id=share_id, person_id=person_id, item_id=item_id, **values)
                .on_conflict_do_update(
                    index_elements=["share_id", "person_id", "item_id"], set_=values
                )
            )

    async def withdraw(self, share_id: int, person_id: int, item_id: int) -> None:
        """Take a guest's vote back, if there is one."""
        async with self._database.transaction() as session:
            await session.execute(
                delete(VoteRow).where(
                    VoteRow.share_id == share_id,
                    VoteRow.person_id == person_id,
                    VoteRow.item_id == item_id,
                )
            )

    async def find_own(self, share_id: int, person_id: int) -> dict[int, int]:
        """Return a guest's votes by item id: 1 or -1."""
        statement = select(VoteRow.item_id, VoteRow.vote).where(
            VoteRow.share_id == share_id, VoteRow.person_id == person_id
        )
        async with self._database.session() as session:
            return {row.item_id: row.vote for row in await session.execute(statement)}

    async def count_for(self, owner_id: int) -> dict[int, Tally]:
        """Count by item id what friends said of what a person shares; each friend counts once."""
        statement = (
            select(VoteRow.item_id, VoteRow.person_id, func.max(VoteRow.vote).label("vote"))
            .join(ShareRow, ShareRow.id == VoteRow.share_id)
            .where(ShareRow.person_id == owner_id)
            .group_by(VoteRow.item_id, VoteRow.person_id)
        )
        async with self._database.session() as session:
            rows = [(row.item_id, row.vote) for row in await session.execute(statement)]
        return _tally(rows)


def _tally(votes: Iterable[tuple[int, int]]) -> dict[int, Tally]:
    counts: dict[int, list[int]] = {}
    for item_id, vote in votes:
        counts.setdefault(item_id, [0, 0])[vote < 0] += 1
    return {item_id: Tally(*pair) for item_id, pair in counts.items()}
