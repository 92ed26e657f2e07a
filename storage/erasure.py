"""Erasure: everything that is kept of a person goes at once, and what remains is nobody's."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.belongings import is_sent_to, list_chats, list_known, list_owned, list_updates
from storage.campaigns import keep_count
from storage.database import Database
from storage.inbox import build_done
from storage.tables import (
    ChatRow,
    FeedbackRow,
    RememberedRow,
    SavedWishRow,
    SendingRow,
    ShareRow,
    TurnRow,
    UpdateRow,
    VoteRow,
)

_PART = "erased"


@dataclass(frozen=True, slots=True)
class Erased:
    """How much there was of a person, and the language in which to tell them that it is gone."""

    language: str
    searches: int = 0
    photos: int = 0
    remembered: int = 0
    wishes: int = 0
    shares: int = 0
    votes: int = 0
    feedback: int = 0


class Erasure:
    """Forget people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def erase(self, person_id: int, asked: tuple[int, int], language: str) -> Erased:
        """Forget a person with their private chat, in one transaction; return what there was.

        `asked` are the bot and its update that asks for it: that one stays until it is done, and
        with it, in its ledger, what there was. Asked for again by the same update, after a crash,
        it answers what it answered before.

        Raises:
            DatabaseError: the database failed, and nothing was forgotten.
        """
        async with self._database.durable_transaction() as session:
            if (told := await session.get(SendingRow, (*asked, _PART))) is not None:
                return Erased(**(told.receipt or {}))
            chats = await list_chats(session, person_id)
            erased = await _count(session, person_id, chats, language)
            updates = await list_updates(session, person_id)
            others = [it for it in updates if (it.bot_id, it.update_id) != asked]
            await _erase(session, person_id, chats, others)
            _remember(session, asked, erased)
        return erased

    async def erase_visitors(self, people: Iterable[int], groups: Sequence[int]) -> None:
        """Forget people with their private chats, and groups, in one transaction; nobody is told.

        That they came by a campaign's link stays counted.

        Raises:
            DatabaseError: the database failed, and nothing was forgotten.
        """
        async with self._database.durable_transaction() as session:
            for person_id in await list_known(session, people):
                await keep_count(session, person_id)
                chats = await list_chats(session, person_id)
                updates = await list_updates(session, person_id)
                await _erase(session, person_id, chats, updates)
            await session.execute(delete(ChatRow).where(ChatRow.chat_id.in_(groups)))

    async def scrub(self) -> bool:
        """Let no file hold what was forgotten; return whether that could be done just now.

        Raises:
            DatabaseError: the database failed.
        """
        return await self._database.scrub()


async def _erase(
    session: AsyncSession, person_id: int, chats: list[int], updates: list[UpdateRow]
) -> None:
    """Delete what is a person's, and let these updates of theirs be done and nobody's."""
    await session.execute(delete(SendingRow).where(is_sent_to(person_id, updates)))
    await _disown(session, updates)
    for table, condition in list_owned(person_id, chats):
        await session.execute(delete(table).where(condition))


def _remember(session: AsyncSession, asked: tuple[int, int], erased: Erased) -> None:
    """Keep what there was until the update that asked is done."""
    bot_id, update_id = asked
    row = SendingRow(
        bot_id=bot_id,
        update_id=update_id,
        part=_PART,
        receipt=asdict(erased),
        begun_at=datetime.now(UTC),
    )
    session.add(row)


async def _count(session: AsyncSession, person_id: int, chats: list[int], language: str) -> Erased:
    owned = {table.name: condition for table, condition in list_owned(person_id, chats)}
    own = owned[TurnRow.__tablename__]
    photos = await session.scalar(select(func.sum(TurnRow.photo_count)).where(own))
    chosen = await session.scalar(select(ChatRow.language).where(ChatRow.chat_id == person_id))
    return Erased(
        language=chosen or language,
        searches=await _count_rows(session, own),
        photos=photos or 0,
        remembered=await _count_rows(session, RememberedRow.person_id == person_id),
        wishes=await _count_rows(session, SavedWishRow.person_id == person_id),
        shares=await _count_rows(session, ShareRow.person_id == person_id),
        votes=await _count_rows(session, VoteRow.person_id == person_id),
        feedback=await _count_rows(session, FeedbackRow.person_id == person_id),
    )


async def _count_rows(session: AsyncSession, condition: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).where(condition)) or 0


async def _disown(session: AsyncSession, updates: list[UpdateRow]) -> None:
    """Let updates count as done, and be nobody's: should Telegram bring one again, it is known."""
    await session.execute(
        update(UpdateRow).where(UpdateRow.id.in_([row.id for row in updates])).values(build_done())
    )
