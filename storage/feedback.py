"""Feedback: what people say to the shop, until it is answered or nobody answers it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, or_, select, update

from storage.database import Database
from storage.errors import NotFoundError
from storage.tables import FeedbackRow
from storage.upserts import insert_into

_MOST_ID = 2**63 - 1
_IS_EXPECTED = FeedbackRow.text.is_(None)
_IS_OPEN = FeedbackRow.text.is_not(None) & FeedbackRow.answered_at.is_(None)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said, by the number under which it is answered; without words once it was."""

    number: int
    person_id: int
    text: str


class Feedback:
    """Keep what people say to the shop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, person_id: int, bot_id: int, update_id: int) -> int:
        """Expect words of a person who was met, from now on; return their question's number."""
        return await self._add(person_id, bot_id, update_id, None)

    async def keep(self, person_id: int, bot_id: int, update_id: int, text: str) -> int:
        """Keep what an update of a person says; return its number, the same for the same update.

        Words that were expected of them have come with it.
        """
        return await self._add(person_id, bot_id, update_id, text)

    async def is_for(
        self, person_id: int, bot_id: int, update_id: int, patience: timedelta
    ) -> bool:
        """Tell whether words of a person are expected, since so long at most, or came already.

        They came where the update is handled again.
        """
        statement = select(func.count()).where(
            FeedbackRow.person_id == person_id,
            or_(
                (FeedbackRow.bot_id == bot_id) & (FeedbackRow.update_id == update_id),
                _IS_EXPECTED & (FeedbackRow.created_at >= datetime.now(UTC) - patience),
            ),
        )
        async with self._database.session() as session:
            return bool(await session.scalar(statement))

    async def stop_asking(self, person_id: int) -> bool:
        """Expect no words of a person any more; return whether any were."""
        statement = delete(FeedbackRow).where(FeedbackRow.person_id == person_id, _IS_EXPECTED)
        async with self._database.transaction() as session:
            gone = await session.scalars(statement.returning(FeedbackRow.id))
            return bool(list(gone))

    async def find(self, number: int) -> Said | None:
        """Return what has a number, unless it or its person are forgotten, or nothing was said."""
        if not 0 <= number <= _MOST_ID:
            return None
        async with self._database.session() as session:
            row = await session.get(FeedbackRow, number)
            return None if row is None or row.text is None else _to_said(row)

    async def list_open(self, most: int) -> list[Said]:
        """List the latest of what nobody answered, oldest first."""
        latest = select(FeedbackRow).where(_IS_OPEN).order_by(FeedbackRow.id.desc()).limit(most)
        async with self._database.session() as session:
            return [_to_said(row) for row in await session.scalars(latest)][::-1]

    async def count_open(self) -> int:
        """Count what nobody answered."""
        async with self._database.session() as session:
            return await session.scalar(select(func.count()).where(_IS_OPEN)) or 0

    async def count_others(self, person_id: int, bot_id: int, update_id: int) -> int:
        """Count what a person said, nobody answered and is not of an update."""
        statement = select(func.count()).where(
            _IS_OPEN,
            FeedbackRow.person_id == person_id,
            (FeedbackRow.bot_id != bot_id) | (FeedbackRow.update_id != update_id),
        )
        async with self._database.session() as session:
            return await session.scalar(statement) or 0

    async def close(self, number: int) -> None:
        """Forget the words of what was answered; whose they were is known until it expires."""
        statement = (
            update(FeedbackRow)
            .where(FeedbackRow.id == number)
            .values(text="", answered_at=datetime.now(UTC))
        )
        async with self._database.transaction() as session:
            await session.execute(statement)

    async def expire(self, older_than: timedelta, *, answered_before: timedelta) -> None:
        """Forget what nobody answered for so long, what was answered so long ago, and whose it was.

        Words that were expected and did not come are expected no more.
        """
        now = datetime.now(UTC)
        async with self._database.transaction() as session:
            await session.execute(
                delete(FeedbackRow).where(
                    or_(
                        FeedbackRow.created_at < now - older_than,
                        FeedbackRow.answered_at < now - answered_before,
                        _IS_EXPECTED & (FeedbackRow.created_at < now - answered_before),
                    )
                )
            )

    async def _add(self, person_id: int, bot_id: int, update_id: int, text: str | None) -> int:
        statement = select(FeedbackRow.id).where(
            FeedbackRow.bot_id == bot_id, FeedbackRow.update_id == update_id
        )
        async with self._database.transaction() as session:
            await session.execute(
                delete(FeedbackRow).where(FeedbackRow.person_id == person_id, _IS_EXPECTED)
            )
            await session.execute(
                insert_into(session, FeedbackRow)
                .values(
                    person_id=person_id,
                    bot_id=bot_id,
                    update_id=update_id,
                    text=text,
                    created_at=datetime.now(UTC),
                )
                .on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
            )
            number = await session.scalar(statement)
        if number is None:
            raise NotFoundError(f"the feedback of update {update_id} was not kept")
        return number


def _to_said(row: FeedbackRow) -> Said:
    return Said(row.id, row.person_id, row.text or "")
