"""Who asked what lately, read from the turns that are kept: for counts that must name nobody."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, func, select

from storage.database import Database
from storage.tables import TurnRow

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Asking:
    """A person's question, as its turn has it."""

    person_id: int
    question: dict[str, Any]


class Askings:
    """Look through what people asked; nothing is kept of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count_people(self, since: datetime) -> int:
        """Count who asked since a moment; what the bot asks for them by itself is nobody's."""
        statement = select(func.count(TurnRow.person_id.distinct())).where(
            TurnRow.created_at >= since, TurnRow.update_id > 0
        )
        async with self._database.session() as session:
            return await session.scalar(statement) or 0

    async def read(self, since: datetime) -> AsyncIterator[list[Asking]]:
        """Read the questions asked since a moment, newest first, some at a time."""
        before: int | None = None
        while True:
            rows = await self._read_some(since, before)
            if not rows:
                return
            before = rows[-1][0]
            yield [Asking(person_id, json.loads(question)) for _, person_id, question in rows]

    async def _read_some(self, since: datetime, before: int | None) -> list[tuple[int, int, str]]:
        statement = select(TurnRow.id, TurnRow.person_id, cast(TurnRow.question, Text)).where(
            TurnRow.created_at >= since, TurnRow.update_id > 0
        )
        if before is not None:
            statement = statement.where(TurnRow.id < before)
        async with self._database.session() as session:
            rows = await session.execute(statement.order_by(TurnRow.id.desc()).limit(_AT_ONCE))
            return [(turn_id, person_id, question) for turn_id, person_id, question in rows]
