"""What each message of an answer shows, so that a reply, a reaction or an edit means that item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update

from storage.chats import ensure_chat
from storage.database import Database
from storage.tables import ShownMessageRow
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message of a chat and the number, from 1, of the turn's item that it shows.

    `answer_id` is the message of the words under an album, for the words themselves too, whose
    number is that of the first item above them; None for an item's details. `content` tells
    whether a message already shows what it shall.
    """

    message_id: int
    turn_id: int
    number: int
    answer_id: int | None = None
    content: str = ""

    @property
    def is_words(self) -> bool:
        """Tell the words of an answer from its pictures."""
        return self.answer_id == self.message_id


class ShownMessages:
    """Remember what messages show."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, chat_id: int, message_id: int) -> ShownMessage | None:
        """Return what a message of a chat shows, if it is known."""
        async with self._database.session() as session:
            row = await session.get(ShownMessageRow, (chat_id, message_id))
            return None if row is None else _to_message(row)

    async def list_answer(self, chat_id: int, answer_id: int) -> list[ShownMessage]:
        """List the pictures over an answer's words, in their order."""
        rows = ShownMessageRow
        statement = select(rows).where(
            rows.chat_id == chat_id, rows.answer_id == answer_id, rows.message_id != answer_id
        )
        async with self._database.session() as session:
            found = await session.scalars(statement.order_by(rows.message_id))
            return [_to_message(row) for row in found]

    async def find_words(self, chat_id: int, turn_id: int) -> ShownMessage | None:
        """Return the latest message of words that shows a turn, if there is one."""
        rows = ShownMessageRow
        statement = select(rows).where(
            rows.chat_id == chat_id, rows.turn_id == turn_id, rows.answer_id == rows.message_id
        )
        async with self._database.session() as session:
            row = await session.scalar(statement.order_by(rows.message_id.desc()).limit(1))
            return None if row is None else _to_message(row)

    async def record(self, chat_id: int, messages: Sequence[ShownMessage]) -> None:
        """Remember what messages show now, whatever they showed before."""
        now = datetime.now(UTC)
        async with self._database.transaction() as session:
            await ensure_chat(session, chat_id)
            for one in messages:
                values = {
                    "turn_id": one.turn_id,
                    "number": one.number,
                    "answer_id": one.answer_id,
                    "content": one.content,
                    "shown_at": now,
                }
                await session.execute(
                    insert_into(session, ShownMessageRow)
                    .values(chat_id=chat_id, message_id=one.message_id, **values)
                    .on_conflict_do_update(index_elements=["chat_id", "message_id"], set_=values)
                )

    async def move(self, chat_id: int, turn_id: int, new_turn_id: int) -> None:
        """Let what shows a turn show another one, whose items have the same numbers so far."""
        async with self._database.transaction() as session:
            await session.execute(
                update(ShownMessageRow)
                .where(ShownMessageRow.chat_id == chat_id, ShownMessageRow.turn_id == turn_id)
                .values(turn_id=new_turn_id)
            )

    async def forget(self, chat_id: int, message_ids: Sequence[int]) -> None:
        """Forget messages that are deleted."""
        async with self._database.transaction() as session:
            await session.execute(
                delete(ShownMessageRow).where(
                    ShownMessageRow.chat_id == chat_id, ShownMessageRow.message_id.in_(message_ids)
                )
            )

    async def expire(self, older_than: timedelta) -> None:
        """Forget what was shown long ago: a reply to it is read as any other message."""
        async with self._database.transaction() as session:
            await session.execute(
                delete(ShownMessageRow).where(
                    ShownMessageRow.shown_at < datetime.now(UTC) - older_than
                )
            )


def _to_message(row: ShownMessageRow) -> ShownMessage:
    return ShownMessage(row.message_id, row.turn_id, row.number, row.answer_id, row.content)
