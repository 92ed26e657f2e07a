"""People: where the bot may write to each on its own accord, and when they want quiet."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.chats import ensure_chat
from storage.database import Database
from storage.tables import ChatRow, PersonRow
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `chat_id` is their private chat, None as long as they never opened it.

    `quiet` are the ends of the hours in which they want no message that they did not ask for,
    wall time in the shop's zone; None: the shop's own hours hold. Equal ends are no hours.
    `prices_told_on` is the day on which they heard of fallen prices last, if they want to.
    """

    person_id: int
    chat_id: int | None
    language: str
    quiet: tuple[time, time] | None
    wants_prices: bool = True
    prices_told_on: date | None = None


class People:
    """Know each person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def meet(self, person_id: int, language: str, chat_id: int | None = None) -> None:
        """Remember how a person is spoken to, and their private chat where that is known."""
        async with self._database.transaction() as session:
            await ensure_person(session, person_id, language)
            values: dict[str, Any] = {"language": language}
            if chat_id is not None:
                await ensure_chat(session, chat_id)
                values["chat_id"] = chat_id
            await session.execute(
                update(PersonRow).where(PersonRow.person_id == person_id).values(values)
            )

    async def find(self, person_id: int) -> Person | None:
        """Return a person, if they were met."""
        async with self._database.session() as session:
            row = await session.get(PersonRow, person_id)
            return None if row is None else _to_person(row)

    async def set_quiet(self, person_id: int, quiet: tuple[time, time] | None) -> None:
        """Keep the quiet hours of a person who was met; None goes back to the shop's."""
        start, end = quiet or (None, None)
        async with self._database.transaction() as session:
            await session.execute(
                update(PersonRow)
                .where(PersonRow.person_id == person_id)
                .values(quiet_from=start, quiet_until=end)
            )

    async def list_reachable(self) -> dict[int, Person]:
        """List by id the people whose private chat is known and open to the bot."""
        statement = (
            select(PersonRow)
            .join(ChatRow, ChatRow.chat_id == PersonRow.chat_id)
            .where(ChatRow.unreachable_since.is_(None))
        )
        async with self._database.session() as session:
            return {row.person_id: _to_person(row) for row in await session.scalars(statement)}

    async def set_wants_prices(self, person_id: int, wants_prices: bool) -> None:
        """Keep whether a person wants to hear of fallen prices."""
        async with self._database.transaction() as session:
            await session.execute(
                update(PersonRow)
                .where(PersonRow.person_id == person_id)
                .values(wants_prices=wants_prices)
            )

    async def export(self, person_id: int) -> dict[str, Any] | None:
        """Return what is kept of a person beside what they saved, as JSON's values."""
        async with self._database.session() as session:
            row = await session.scalar(select(PersonRow).where(PersonRow.person_id == person_id))
        if row is None:
            return None
        quiet = [it and it.isoformat() for it in (row.quiet_from, row.quiet_until)]
        return {
            "person_id": row.person_id,
            "chat_id": row.chat_id,
            "language": row.language,
            "quiet_from": quiet[0],
            "quiet_until": quiet[1],
            "wants_prices": row.wants_prices,
            "prices_told_on": row.prices_told_on and row.prices_told_on.isoformat(),
            "created_at": row.created_at.isoformat(),
        }

    async def delete(self, person_id: int) -> None:
        """Forget a person, and all that they saved, shared or voted with them."""
        async with self._database.transaction() as session:
            await session.execute(delete(PersonRow).where(PersonRow.person_id == person_id))


async def ensure_person(session: AsyncSession, person_id: int, language: str) -> None:
    """Make sure that a person exists, also when two messages make them at once."""
    statement = insert_into(session, PersonRow).values(
        person_id=person_id, language=language, wants_prices=True, created_at=datetime.now(UTC)
    )
    await session.execute(statement.on_conflict_do_nothing())


def _to_person(row: PersonRow) -> Person:
    has_own = row.quiet_from is not None and row.quiet_until is not None
    quiet = (row.quiet_from, row.quiet_until) if has_own else None
    told = row.wants_prices, row.prices_told_on
    return Person(row.person_id, row.chat_id, row.language, quiet, *told)  # type: ignore[arg-type] # both ends are there
