"""Chats: what is known of each one beyond its turns."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.tables import ChatRow, ShownMessageRow, Table, TurnRow, UpdateRow
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True)
class Chat:
    """One Telegram chat and the language it chose, if it chose one."""

    chat_id: int
    language: str | None
    created_at: datetime


class Chats:
    """Know each chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, chat_id: int) -> Chat:
        """Return a chat; one that is new begins to exist."""
        async with self._database.session() as session:
            row = await session.get(ChatRow, chat_id)
        if row is None:
            async with self._database.transaction() as session:
                await ensure_chat(session, chat_id)
                row = await session.get_one(ChatRow, chat_id)
        return Chat(row.chat_id, row.language, row.created_at)

    async def find_language(self, chat_id: int) -> str | None:
        """Return the language that a chat chose, if it chose one; a new chat stays unknown."""
        async with self._database.session() as session:
            return await session.scalar(select(ChatRow.language).where(ChatRow.chat_id == chat_id))

    async def set_language(self, chat_id: int, language: str | None) -> None:
        """Remember the language a chat chose; None goes back to Telegram's guess."""
        async with self._database.transaction() as session:
            await ensure_chat(session, chat_id)
            await session.execute(
                update(ChatRow).where(ChatRow.chat_id == chat_id).values(language=language)
            )

    async def list_unreachable(self) -> set[int]:
        """Return the chats that must not be written to until they write again."""
        statement = select(ChatRow.chat_id).where(ChatRow.unreachable_since.is_not(None))
        async with self._database.session() as session:
            return set(await session.scalars(statement))

    async def set_unreachable(self, chat_id: int) -> None:
        """Remember that a chat that is known blocked the bot, put it out or is gone."""
        await self._set_since(chat_id, datetime.now(UTC))

    async def set_reachable(self, chat_id: int) -> None:
        """Remember that a chat writes again."""
        await self._set_since(chat_id, None)

    async def move(self, chat_id: int, new_chat_id: int) -> None:
        """Give everything of a chat to the one that it became; a language chosen there stays."""
        if chat_id == new_chat_id:
            return
        async with self._database.transaction() as session:
            await ensure_chat(session, new_chat_id)
            old = await session.get(ChatRow, chat_id)
            new = await session.get_one(ChatRow, new_chat_id)
            if old is not None:
                new.language = new.language or old.language
            await session.execute(  # a supergroup counts its messages anew
                delete(ShownMessageRow).where(ShownMessageRow.chat_id == chat_id)
            )
            await session.execute(
                update(TurnRow).where(TurnRow.chat_id == chat_id).values(message_id=None)
            )
            await session.execute(  # what was asked in the group's own name
                update(TurnRow)
                .where(TurnRow.chat_id == chat_id, TurnRow.person_id == chat_id)
                .values(person_id=new_chat_id)
            )
            for table in Table.metadata.tables.values():
                for column in table.columns:
                    if any(key.column.table.name == "chats" for key in column.foreign_keys):
                        await session.execute(
                            update(table)
                            .where(column == chat_id)
                            .values({column.name: new_chat_id})
                        )
            await session.execute(
                update(UpdateRow).where(UpdateRow.chat_id == chat_id).values(chat_id=new_chat_id)
            )
            await session.execute(delete(ChatRow).where(ChatRow.chat_id == chat_id))

    async def _set_since(self, chat_id: int, since: datetime | None) -> None:
        async with self._database.transaction() as session:
            await session.execute(
                update(ChatRow).where(ChatRow.chat_id == chat_id).values(unreachable_since=since)
            )


async def ensure_chat(session: AsyncSession, chat_id: int) -> None:
    """Make sure that a chat exists, also when two messages make it at once."""
    statement = insert_into(session, ChatRow).values(chat_id=chat_id, created_at=datetime.now(UTC))
    await session.execute(statement.on_conflict_do_nothing())
