"""Remembered items: each person's own list, with the price that an item had then."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import delete, select

from storage.database import Database
from storage.items import Item
from storage.tables import RememberedRow
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True)
class Remembered:
    """An item on a list: what it cost then, and the lowest price that its person knows of."""

    item_id: int
    price: Decimal | None
    told_price: Decimal | None
    currency: str
    remembered_at: datetime


class RememberedItems:
    """Keep people's lists, each in the order in which it grew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, person_id: int, item: Item) -> None:
        """Put an item on the list of a person who was met; one that is there stays as it is."""
        async with self._database.transaction() as session:
            statement = insert_into(session, RememberedRow).values(
                person_id=person_id,
                item_id=item.id,
                price=item.price,
                told_price=item.price,
                currency=item.currency,
                remembered_at=datetime.now(UTC),
            )
            await session.execute(statement.on_conflict_do_nothing())

    async def remove(self, person_id: int, item_id: int) -> None:
        """Take an item off a person's list, if it is there."""
        async with self._database.transaction() as session:
            await session.execute(
                delete(RememberedRow).where(
                    RememberedRow.person_id == person_id, RememberedRow.item_id == item_id
                )
            )

    async def list_owners(self) -> list[int]:
        """List who remembers anything at all."""
        statement = select(RememberedRow.person_id).distinct().order_by(RememberedRow.person_id)
        async with self._database.session() as session:
            return list(await session.scalars(statement))

    async def list_all(self, person_id: int) -> list[Remembered]:
        """List what a person remembers, oldest first."""
        statement = (
            select(RememberedRow)
            .where(RememberedRow.person_id == person_id)
            .order_by(RememberedRow.remembered_at, RememberedRow.item_id)
        )
        async with self._database.session() as session:
            return [_to_remembered(row) for row in await session.scalars(statement)]


def _to_remembered(row: RememberedRow) -> Remembered:
    return Remembered(row.item_id, row.price, row.told_price, row.currency, row.remembered_at)
