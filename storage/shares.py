"""Shares: a person's list or one item, open to friends who have its token."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from storage.database import Database
from storage.tables import ShareGuestRow, ShareRow
from storage.upserts import insert_into

_TOKEN_BYTES = 16  # 128 bits: not to be guessed; 22 characters of A-Z a-z 0-9 _ -
_MOST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Share:
    """Something shared and not ended: the list of its owner, or one item alone."""

    id: int
    token: str
    person_id: int
    item_id: int | None


class Shares:
    """Keep what is shared, and who came with the token."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, person_id: int, item_id: int | None = None) -> Share:
        """Share the list of a person who was met, or an item; what is shared already stays so."""
        async with self._database.transaction() as session:
            statement = select(ShareRow).where(
                ShareRow.person_id == person_id,
                ShareRow.item_id.is_(None) if item_id is None else ShareRow.item_id == item_id,
                ShareRow.ended_at.is_(None),
            )
            row = await session.scalar(statement)
            if row is None:
                row = ShareRow(
                    token=secrets.token_urlsafe(_TOKEN_BYTES),
                    person_id=person_id,
                    item_id=item_id,
                    created_at=datetime.now(UTC),
                )
                session.add(row)
                await session.flush()
            return _to_share(row)

    async def find(self, token: str) -> Share | None:
        """Return what a token opens, unless that was ended."""
        statement = select(ShareRow).where(ShareRow.token == token, ShareRow.ended_at.is_(None))
        async with self._database.session() as session:
            row = await session.scalar(statement)
            return None if row is None else _to_share(row)

    async def find_open(self, share_id: int) -> Share | None:
        """Return a share, unless it was ended: whoever asks must know who may see it."""
        if not 0 <= share_id <= _MOST_ID:
            return None
        async with self._database.session() as session:
            row = await session.get(ShareRow, share_id)
            return None if row is None or row.ended_at is not None else _to_share(row)

    async def list_open(self, person_id: int) -> list[Share]:
        """List what a person shares now, oldest first."""
        statement = (
            select(ShareRow)
            .where(ShareRow.person_id == person_id, ShareRow.ended_at.is_(None))
            .order_by(ShareRow.id)
        )
        async with self._database.session() as session:
            return [_to_share(row) for row in await session.scalars(statement)]

    async def end(self, person_id: int, share_id: int) -> bool:
        """End a share of a person's own; return whether it is theirs."""
        if not 0 <= share_id <= _MOST_ID:
            return False
        async with self._database.transaction() as session:
            row = await session.get(ShareRow, share_id)
            if row is None or row.person_id != person_id:
                return False
            row.ended_at = row.ended_at or datetime.now(UTC)
            return True

    async def welcome(self, share_id: int, person_id: int) -> None:
        """Remember that a person who was met came with the token."""
        async with self._database.transaction() as session:
            statement = insert_into(session, ShareGuestRow).values(
                share_id=share_id, person_id=person_id, opened_at=datetime.now(UTC)
            )
            await session.execute(statement.on_conflict_do_nothing())

    async def find_for_guest(self, share_id: int, person_id: int) -> Share | None:
        """Return a share that this person came to with its token, unless it was ended."""
        if not 0 <= share_id <= _MOST_ID:
            return None
        statement = (
            select(ShareRow)
            .join(ShareGuestRow, ShareGuestRow.share_id == ShareRow.id)
            .where(
                ShareRow.id == share_id,
                ShareGuestRow.person_id == person_id,
                ShareRow.ended_at.is_(None),
            )
        )
        async with self._database.session() as session:
            row = await session.scalar(statement)
            return None if row is None else _to_share(row)


def _to_share(row: ShareRow) -> Share:
    return Share(row.id, row.token, row.person_id, row.item_id)
