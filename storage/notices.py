"""Notices: messages on the bot's own accord, kept from before they are sent until they were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.broadcasts import NEWS, count_sent
from storage.database import Database
from storage.saved_wishes import SavedWish, pack_known
from storage.tables import (
    BroadcastNoticeRow,
    NoticeRow,
    PersonRow,
    RememberedRow,
    SavedWishRow,
    SendingRow,
    ShareRow,
    VoteRow,
)

Kind = Literal["wish", "prices", "votes", "news"]


@dataclass(frozen=True, slots=True)
class PriceDrop:
    """A remembered item that costs less than its person knows, in whole cents."""

    item_id: int
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to one person; `content` has a row for each item.

    Of a wish: [item id]; of prices: [item id, before, now] in cents; of votes: [item id, likes,
    dislikes]. What news say is their broadcast's.
    """

    id: int
    person_id: int
    wish_id: int | None
    kind: Kind
    content: tuple[tuple[int, ...], ...]
    attempts: int
    created_at: datetime

    @property
    def update_id(self) -> int:
        """Get the id under which ledger and turns know its message: Telegram's own are positive."""
        return -self.id


class Notices:
    """Commit what is to be told together with the fact that it is told: once, over any crash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def announce_wish(
        self, wish: SavedWish, item_ids: Sequence[int], known: Iterable[int], day: date
    ) -> None:
        """Tell of items that fit a wish; by now `known` fit. Nothing where the wish is gone."""
        async with self._database.durable_transaction() as session:
            row = await session.get(SavedWishRow, wish.id)
            if row is None:
                return
            row.known, row.told_on = pack_known(known), day
            _add(session, wish.person_id, "wish", [[it] for it in item_ids], wish.id)

    async def announce_prices(self, person_id: int, drops: Sequence[PriceDrop], day: date) -> None:
        """Tell of prices that fell since their person knew of them; nobody who is gone."""
        async with self._database.durable_transaction() as session:
            if await session.get(PersonRow, person_id) is None:
                return
            for drop in drops:
                row = await session.get(RememberedRow, (person_id, drop.item_id))
                if row is not None and row.told_price is not None:
                    row.told_price = type(row.told_price)(drop.now).scaleb(-2)
            await session.execute(
                update(PersonRow).where(PersonRow.person_id == person_id).values(prices_told_on=day)
            )
            content = [[it.item_id, it.before, it.now] for it in drops]
            _add(session, person_id, "prices", content)

    async def list_voted(self, settled_before: datetime) -> list[int]:
        """List whom nobody told of friends' votes, where the last one came before a moment."""
        untold = (
            select(ShareRow.person_id)
            .join(VoteRow, VoteRow.share_id == ShareRow.id)
            .where(VoteRow.told_at.is_(None))
            .group_by(ShareRow.person_id)
            .having(func.max(VoteRow.voted_at) <= settled_before)
        )
        async with self._database.session() as session:
            return list(await session.scalars(untold))

    async def announce_votes(self, owner: int) -> None:
        """Tell somebody of all votes nobody told them of; nothing where there are none by now."""
        async with self._database.durable_transaction() as session:
            await _announce_votes_to(session, owner)

    async def set_day(self, notice: Notice, day: date) -> None:
        """Let a notice that waited count for the day on which it is sent."""
        async with self._database.transaction() as session:
            if notice.kind == "wish":
                await session.execute(
                    update(SavedWishRow)
                    .where(SavedWishRow.id == notice.wish_id)
                    .values(told_on=day)
                )
            elif notice.kind == "prices":
                await session.execute(
                    update(PersonRow)
                    .where(PersonRow.person_id == notice.person_id)
                    .values(prices_told_on=day)
                )

    async def list_pending(self) -> list[Notice]:
        """List what is still to be sent, oldest first; news have a pace of their own."""
        statement = select(NoticeRow).where(NoticeRow.kind != NEWS).order_by(NoticeRow.id)
        async with self._database.session() as session:
            return [_to_notice(row) for row in await session.scalars(statement)]

    async def list_news(self, broadcast_id: int, after: int, most: int) -> list[Notice]:
        """List the first so many notices that are to bring a broadcast, after a notice's id."""
        statement = (
            select(NoticeRow)
            .join(BroadcastNoticeRow, BroadcastNoticeRow.notice_id == NoticeRow.id)
            .where(BroadcastNoticeRow.broadcast_id == broadcast_id, NoticeRow.id > after)
            .order_by(NoticeRow.id)
            .limit(most)
        )
        async with self._database.session() as session:
            return [_to_notice(row) for row in await session.scalars(statement)]

    async def find(self, notice_id: int) -> Notice | None:
        """Return a notice that is still to be sent."""
        async with self._database.session() as session:
            row = await session.get(NoticeRow, notice_id)
            return None if row is None else _to_notice(row)

    async def note_attempt(self, notice_id: int) -> None:
        """Remember that a notice could not be sent."""
        async with self._database.transaction() as session:
            await session.execute(
                update(NoticeRow)
                .where(NoticeRow.id == notice_id)
                .values(attempts=NoticeRow.attempts + 1)
            )

    async def finish(self, bot_id: int, notice: Notice, *, is_sent: bool = True) -> None:
        """Forget a notice that was sent, or that nobody can get, and its ledger."""
        async with self._database.transaction() as session:
            if is_sent:
                await count_sent(session, notice.id)
            await session.execute(delete(NoticeRow).where(NoticeRow.id == notice.id))
            await session.execute(
                delete(SendingRow).where(
                    SendingRow.bot_id == bot_id, SendingRow.update_id == notice.update_id
                )
            )


async def _announce_votes_to(session: AsyncSession, owner: int) -> None:
    statement = (
        select(VoteRow)
        .join(ShareRow, ShareRow.id == VoteRow.share_id)
        .where(ShareRow.person_id == owner, VoteRow.told_at.is_(None))
    )
    counts: dict[int, list[int]] = {}
    for vote in await session.scalars(statement):
        counts.setdefault(vote.item_id, [0, 0])[vote.vote < 0] += 1
        vote.told_at = datetime.now(UTC)
    if counts:
        _add(session, owner, "votes", [[item_id, *pair] for item_id, pair in counts.items()])


def _add(
    session: AsyncSession,
    person_id: int,
    kind: Kind,
    content: Sequence[Sequence[int]],
    wish_id: int | None = None,
) -> None:
    session.add(
        NoticeRow(
            person_id=person_id,
            wish_id=wish_id,
            kind=kind,
            content=[list(row) for row in content],
            attempts=0,
            created_at=datetime.now(UTC),
        )
    )


def _to_notice(row: NoticeRow) -> Notice:
    content = tuple(tuple(one) for one in row.content)
    kind: Kind = row.kind  # type: ignore[assignment] # one of them
    return Notice(row.id, row.person_id, row.wish_id, kind, content, row.attempts, row.created_at)
