"""The ledger of what was sent for an update, so that handling it twice has one effect."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select, update

from storage.database import Database
from storage.tables import SendingRow, UpdateRow
from storage.upserts import insert_into


class Sendings:
    """Remember each part of an answer from before it is sent until its update is done."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, bot_id: int, update_id: int) -> dict[str, Any | None]:
        """Return the parts sent for an update: Telegram's receipt, or None where none came."""
        statement = select(SendingRow.part, SendingRow.receipt).where(
            SendingRow.bot_id == bot_id, SendingRow.update_id == update_id
        )
        async with self._database.session() as session:
            return {row.part: row.receipt for row in await session.execute(statement)}

    async def begin(self, bot_id: int, update_id: int, parts: Sequence[str]) -> None:
        """Remember, before they leave, that parts are being sent.

        Who comes as far as this did not die of the update: its attempts are forgotten.
        """
        now = datetime.now(UTC)
        async with self._database.durable_transaction() as session:
            for part in parts:
                statement = insert_into(session, SendingRow).values(
                    bot_id=bot_id, update_id=update_id, part=part, begun_at=now
                )
                await session.execute(statement.on_conflict_do_nothing())
            await session.execute(
                update(UpdateRow)
                .where(UpdateRow.bot_id == bot_id, UpdateRow.update_id == update_id)
                .values(attempts=0)
            )

    async def confirm(self, bot_id: int, update_id: int, receipts: Mapping[str, Any]) -> None:
        """Remember what Telegram answered to the parts that it accepted."""
        async with self._database.transaction() as session:
            for part, receipt in receipts.items():
                statement = insert_into(session, SendingRow).values(
                    bot_id=bot_id,
                    update_id=update_id,
                    part=part,
                    receipt=receipt,
                    begun_at=datetime.now(UTC),
                )
                await session.execute(
                    statement.on_conflict_do_update(
                        index_elements=["bot_id", "update_id", "part"], set_={"receipt": receipt}
                    )
                )

    async def withdraw(self, bot_id: int, update_id: int, parts: Sequence[str]) -> None:
        """Forget parts that Telegram refused: they can be sent again, or otherwise."""
        async with self._database.transaction() as session:
            await session.execute(
                delete(SendingRow).where(
                    SendingRow.bot_id == bot_id,
                    SendingRow.update_id == update_id,
                    SendingRow.part.in_(parts),
                )
            )
