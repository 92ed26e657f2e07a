"""Broadcasts: the shop's news, to everybody who agreed to hear them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import JSON, ColumnElement, delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.chats import ensure_chat
from storage.database import Database
from storage.errors import NotFoundError
from storage.tables import (
    BroadcastNoticeRow,
    BroadcastRow,
    ChatRow,
    NoticeRow,
    PersonRow,
    SendingRow,
)
from storage.upserts import insert_into

NEWS = "news"
"""The kind of the notices that bring a broadcast."""

_MOST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class News:
    """What a broadcast says: words as Telegram's HTML, under a photo's file id where it has one."""

    html: str
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class Broadcast:
    """News and the admin's chat, whose message `message_id` shows how far they are.

    `total` are their recipients, None before they were confirmed; `sent` of them have the news.
    """

    id: int
    chat_id: int
    news: News
    total: int | None
    sent: int
    message_id: int | None
    started_at: datetime | None
    stopped_at: datetime | None


class Broadcasts:
    """Keep news from their preview until everybody has them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draft(self, chat_id: int, bot_id: int, update_id: int, news: News) -> Broadcast:
        """Keep news that wait to be confirmed; of the same update the same."""
        statement = select(BroadcastRow).where(
            BroadcastRow.bot_id == bot_id, BroadcastRow.update_id == update_id
        )
        async with self._database.transaction() as session:
            await ensure_chat(session, chat_id)
            await session.execute(
                insert_into(session, BroadcastRow)
                .values(
                    chat_id=chat_id,
                    bot_id=bot_id,
                    update_id=update_id,
                    html=news.html,
                    photo=news.photo,
                    sent=0,
                    created_at=datetime.now(UTC),
                )
                .on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
            )
            row = await session.scalar(statement)
            if row is None:
                raise NotFoundError(f"the news of update {update_id} were not kept")
            return _to_broadcast(row)

    async def count_recipients(self) -> int:
        """Count who agreed and can be written to."""
        async with self._database.session() as session:
            return await session.scalar(select(func.count()).where(_is_recipient())) or 0

    async def find(self, broadcast_id: int) -> Broadcast | None:
        """Return a broadcast, if it is there."""
        async with self._database.session() as session:
            row = await session.get(BroadcastRow, broadcast_id)
            return None if row is None else _to_broadcast(row)

    async def find_of_notice(self, notice_id: int) -> Broadcast | None:
        """Return the broadcast that a notice is to bring, if it is there."""
        link = BroadcastNoticeRow.broadcast_id == BroadcastRow.id
        statement = select(BroadcastRow).join(BroadcastNoticeRow, link)
        async with self._database.session() as session:
            row = await session.scalar(statement.where(BroadcastNoticeRow.notice_id == notice_id))
            return None if row is None else _to_broadcast(row)

    async def start(self, broadcast_id: int, chat_id: int, message_id: int) -> Broadcast | None:
        """Put a chat's broadcast before everybody who agreed, once; None where it is gone.

        From then on a message of the chat shows how far it is.
        """
        async with self._database.durable_transaction() as session:
            row = await _find(session, broadcast_id, chat_id)
            if row is None:
                return None
            if row.total is None:
                row.total = await _address(session, broadcast_id)
                row.message_id, row.started_at = message_id, datetime.now(UTC)
            return _to_broadcast(row)

    async def stop(self, broadcast_id: int, chat_id: int) -> bool:
        """Let nobody else get a chat's broadcast; return whether it was under way.

        A notice whose message left, or is leaving, stays until that is known and counted.
        """
        async with self._database.durable_transaction() as session:
            row = await _find(session, broadcast_id, chat_id)
            if row is None or row.total is None:
                return False
            row.stopped_at = row.stopped_at or datetime.now(UTC)
            waiting = select(BroadcastNoticeRow.notice_id).where(
                BroadcastNoticeRow.broadcast_id == broadcast_id
            )
            leaving = select(-SendingRow.update_id).where(SendingRow.update_id < 0)
            await session.execute(
                delete(NoticeRow).where(NoticeRow.id.in_(waiting), NoticeRow.id.not_in(leaving))
            )
            return True

    async def discard(self, broadcast_id: int, chat_id: int) -> bool:
        """Forget a chat's broadcast that was not confirmed; return whether there was one."""
        async with self._database.transaction() as session:
            row = await _find(session, broadcast_id, chat_id)
            if row is None or row.total is not None:
                return False
            await session.delete(row)
            return True

    async def list_running(self, bot_id: int) -> list[Broadcast]:
        """List the broadcasts confirmed with a bot, oldest first.

        Another one, as a demo's beside it, knows neither the people nor the photo.
        """
        statement = select(BroadcastRow).where(
            BroadcastRow.bot_id == bot_id, BroadcastRow.total.is_not(None)
        )
        async with self._database.session() as session:
            rows = await session.scalars(statement.order_by(BroadcastRow.id))
            return [_to_broadcast(row) for row in rows]

    async def count_waiting(self, broadcast_id: int) -> int:
        """Count the recipients who wait for a broadcast."""
        statement = select(func.count()).where(BroadcastNoticeRow.broadcast_id == broadcast_id)
        async with self._database.session() as session:
            return await session.scalar(statement) or 0

    async def finish(self, broadcast_id: int) -> None:
        """Forget a broadcast that nobody waits for any more."""
        async with self._database.transaction() as session:
            await session.execute(delete(BroadcastRow).where(BroadcastRow.id == broadcast_id))

    async def expire(self, older_than: timedelta) -> None:
        """Forget drafts that nobody confirmed, and news whose bot or admin is gone."""
        latest = func.coalesce(BroadcastRow.started_at, BroadcastRow.created_at)
        async with self._database.transaction() as session:
            await session.execute(
                delete(BroadcastRow).where(latest < datetime.now(UTC) - older_than)
            )
            await _drop_ownerless(session)


async def count_sent(session: AsyncSession, notice_id: int) -> None:
    """Count that a notice brought its broadcast to its person, if it was one's."""
    broadcast = select(BroadcastNoticeRow.broadcast_id).where(
        BroadcastNoticeRow.notice_id == notice_id
    )
    await session.execute(
        update(BroadcastRow)
        .where(BroadcastRow.id.in_(broadcast))
        .values(sent=BroadcastRow.sent + 1)
    )


async def _find(session: AsyncSession, broadcast_id: int, chat_id: int) -> BroadcastRow | None:
    """Return a broadcast of a chat's; a forged button may name another's."""
    if not 0 <= broadcast_id <= _MOST_ID:
        return None
    row = await session.get(BroadcastRow, broadcast_id)
    return None if row is None or row.chat_id != chat_id else row


async def _address(session: AsyncSession, broadcast_id: int) -> int:
    """Make a notice for everybody who agreed; return how many there are."""
    await _drop_ownerless(session)  # else they would bring these news, a second time
    columns = ("person_id", "kind", "content", "attempts", "created_at")
    recipients = select(
        PersonRow.person_id,
        literal(NEWS),
        literal([], JSON),
        literal(0),
        literal(datetime.now(UTC), NoticeRow.created_at.type),
    ).where(_is_recipient())
    await session.execute(
        insert(NoticeRow).from_select(columns, recipients.order_by(PersonRow.person_id))
    )
    new = select(NoticeRow.id, literal(broadcast_id)).where(_has_no_broadcast())
    await session.execute(
        insert(BroadcastNoticeRow).from_select(("notice_id", "broadcast_id"), new)
    )
    count = select(func.count()).where(BroadcastNoticeRow.broadcast_id == broadcast_id)
    return await session.scalar(count) or 0


async def _drop_ownerless(session: AsyncSession) -> None:
    """Delete the notices of news that went with the admin who wrote them."""
    await session.execute(delete(NoticeRow).where(_has_no_broadcast()))


def _has_no_broadcast() -> ColumnElement[bool]:
    linked = select(BroadcastNoticeRow.notice_id)
    return (NoticeRow.kind == NEWS) & NoticeRow.id.not_in(linked)


def _is_recipient() -> ColumnElement[bool]:
    open_chats = select(ChatRow.chat_id).where(ChatRow.unreachable_since.is_(None))
    return PersonRow.wants_news & PersonRow.chat_id.in_(open_chats)


def _to_broadcast(row: BroadcastRow) -> Broadcast:
    return Broadcast(
        id=row.id,
        chat_id=row.chat_id,
        news=News(row.html, row.photo),
        total=row.total,
        sent=row.sent,
        message_id=row.message_id,
        started_at=row.started_at,
        stopped_at=row.stopped_at,
    )
