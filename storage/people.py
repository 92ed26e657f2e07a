"""People: where the bot may write to each on its own accord, and when they want quiet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Select, select, update
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
    `album_size` is how many results they want in an album; None: as many as the shop shows.
    `wants_news` tells who agreed to hear the shop's own news.
    """

    person_id: int
    chat_id: int | None
    language: str
    quiet: tuple[time, time] | None
    wants_prices: bool = True
    prices_told_on: date | None = None
    album_size: int | None = None
    wants_news: bool = False


class People:
    """Know each person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def meet(self, person_id: int, language: str, chat_id: int | None = None) -> None:
        """Remember a person, and from their private chat that chat and how they are spoken to.

        Elsewhere the language is a guess, which holds as long as nobody knows better.
        """
        async with self._database.transaction() as session:
            await ensure_person(session, person_id, language)
            if chat_id is not None:
                await ensure_chat(session, chat_id)
                await session.execute(
                    update(PersonRow)
                    .where(PersonRow.person_id == person_id)
                    .values(language=language, chat_id=chat_id)
                )

    async def find(self, person_id: int) -> Person | None:
        """Return a person, if they were met."""
        async with self._database.session() as session:
            row = await session.get(PersonRow, person_id)
            return None if row is None else _to_person(row)

    async def list_known(self, person_ids: Iterable[int]) -> dict[int, Person]:
        """List by id those of these people who were met."""
        statement = select(PersonRow).where(PersonRow.person_id.in_(list(person_ids)))
        async with self._database.session() as session:
            return {row.person_id: _to_person(row) for row in await session.scalars(statement)}

    async def find_reachable(self, person_id: int) -> Person | None:
        """Return a person whose private chat is known and open to the bot."""
        statement = _list_reachable().where(PersonRow.person_id == person_id)
        async with self._database.session() as session:
            row = await session.scalar(statement)
            return None if row is None else _to_person(row)

    async def set_quiet(self, person_id: int, quiet: tuple[time, time] | None) -> None:
        """Keep the quiet hours of a person who was met; None goes back to the shop's."""
        start, end = quiet or (None, None)
        await self._set(person_id, quiet_from=start, quiet_until=end)

    async def list_reachable(self) -> dict[int, Person]:
        """List by id the people whose private chat is known and open to the bot."""
        async with self._database.session() as session:
            rows = await session.scalars(_list_reachable())
            return {row.person_id: _to_person(row) for row in rows}

    async def set_wants_prices(self, person_id: int, wants_prices: bool) -> None:
        """Keep whether a person wants to hear of fallen prices."""
        await self._set(person_id, wants_prices=wants_prices)

    async def set_language(self, person_id: int, language: str) -> None:
        """Keep the language in which a person is spoken to."""
        await self._set(person_id, language=language)

    async def set_album_size(self, person_id: int, size: int) -> None:
        """Keep how many results a person wants in an album."""
        await self._set(person_id, album_size=size)

    async def set_wants_news(self, person_id: int, wants_news: bool) -> None:
        """Keep whether a person agrees to hear the shop's own news."""
        await self._set(person_id, wants_news=wants_news)

    async def find_album_size(self, person_id: int) -> int | None:
        """Return how many results a person wants in an album, if they said so."""
        statement = select(PersonRow.album_size).where(PersonRow.person_id == person_id)
        async with self._database.session() as session:
            return await session.scalar(statement)

    async def _set(self, person_id: int, **values: Any) -> None:
        async with self._database.transaction() as session:
            await session.execute(
                update(PersonRow).where(PersonRow.person_id == person_id).values(values)
            )


async def ensure_person(session: AsyncSession, person_id: int, language: str) -> None:
    """Make sure that a person exists, also when two messages make them at once."""
    statement = insert_into(session, PersonRow).values(
        person_id=person_id,
        language=language,
        wants_prices=True,
        wants_news=False,
        created_at=datetime.now(UTC),
    )
    await session.execute(statement.on_conflict_do_nothing())


def _list_reachable() -> Select[PersonRow]:
    return (
        select(PersonRow)
        .join(ChatRow, ChatRow.chat_id == PersonRow.chat_id)
        .where(ChatRow.unreachable_since.is_(None))
    )


def _to_person(row: PersonRow) -> Person:
    has_own = row.quiet_from is not None and row.quiet_until is not None
    quiet = (row.quiet_from, row.quiet_until) if has_own else None
    return Person(
        row.person_id,
        row.chat_id,
        row.language,
        quiet,  # type: ignore[arg-type] # both ends are there
        wants_prices=row.wants_prices,
        prices_told_on=row.prices_told_on,
        album_size=row.album_size,
        wants_news=row.wants_news,
    )
