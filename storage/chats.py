"""Chats: what is known of each one beyond its turns."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.tables import ChatRow
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

    async def set_language(self, chat_id: int, language: str | None) -> None:
        """Remember the language a chat chose; None goes back to Telegram's guess."""
        async with self._database.transaction() as session:
            await ensure_chat(session, chat_id)
            await session.execute(
                update(ChatRow).where(ChatRow.chat_id == chat_id).values(language=language)
            )


async def ensure_chat(session: AsyncSession, chat_id: int) -> None:
    """Make sure that a chat exists, also when two messages make it at once."""
    statement = insert_into(session, ChatRow).values(chat_id=chat_id, created_at=datetime.now(UTC))
    await session.execute(statement.on_conflict_do_nothing())
