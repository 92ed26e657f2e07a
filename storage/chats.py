"""Chats: what is known of each one beyond its turns."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.tables import ChatRow


@dataclass(frozen=True, slots=True)
class Chat:
    """One Telegram chat and the language it chose, if it chose one."""

    chat_id: int
    language: str | None


class Chats:
    """Know each chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, chat_id: int) -> Chat:
        """Return a chat; one that is new begins to exist."""
        async with self._database.session() as session:
            row = await session.get(ChatRow, chat_id)
            if row is None:
                await ensure_chat(session, chat_id)
            return Chat(chat_id, row.language if row is not None else None)

    async def set_language(self, chat_id: int, language: str) -> None:
        """Remember the language a chat chose."""
        async with self._database.session() as session:
            await ensure_chat(session, chat_id)
            await session.execute(
                update(ChatRow).where(ChatRow.chat_id == chat_id).values(language=language)
            )


async def ensure_chat(session: AsyncSession, chat_id: int) -> None:
    """Make sure that a chat exists, also when two messages make it at once."""
    values: dict[str, Any] = {
        "chat_id": chat_id,
        "started_over_at_turn": 0,
        "created_at": datetime.now(UTC),
    }
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement: Insert = dialect.insert(ChatRow).values(**values).on_conflict_do_nothing()
    await session.execute(statement)
