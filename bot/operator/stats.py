"""What happened lately, by count, of nobody in particular."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.operator.happenings import (
    DISLIKE,
    LIKE,
    MISSED,
    NOTHING,
    PHOTO,
    SEARCH,
    WISH,
    list_values,
)
from engine.wishes import read_question
from storage.askings import Asking, Askings
from storage.feedback import Feedback
from storage.tallies import Happening, Tallies

SPANS = (1, 7, 30)
"""The days that are looked back on, today (UTC) being the last of them."""

ENOUGH = 2
"""How many people must have wished for something before it is named: else it tells of one."""

_TOP = 10
_CANDIDATES = 30

Ranking = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What happened in so many days."""

    days: int
    people: int
    searches: int
    with_photo: int
    without_result: int
    likes: int
    dislikes: int


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of each span; of the longest one, the most wished values and the most missed ones."""

    spans: tuple[Span, ...]
    wished: Ranking
    missed: Ranking
    open_feedback: int


class Stats:
    """Count for the shop's own people, one report at a time."""

    def __init__(self, tallies: Tallies, askings: Askings, feedback: Feedback) -> None:
        self._tallies = tallies
        self._askings = askings
        self._feedback = feedback
        self._counting = asyncio.Lock()

    async def report(self, now: datetime) -> Report:
        """Count what happened up to a moment.

        Raises:
            DatabaseError: the database failed.
        """
        async with self._counting:
            spans = [await self._count(days, now) for days in SPANS]
            counts = await self._tallies.count(_begin(SPANS[-1], now).date())
            rankings = {name: _rank(counts, name) for name in (WISH, MISSED)}
            candidates = {value for ranking in rankings.values() for value, _ in ranking}
            shared = await self._find_shared(candidates, now)
            wished, missed = (
                tuple(one for one in rankings[name] if one[0] in shared)[:_TOP]
                for name in (WISH, MISSED)
            )
            return Report(tuple(spans), wished, missed, await self._feedback.count_open())

    async def _count(self, days: int, now: datetime) -> Span:
        begin = _begin(days, now)
        counts = await self._tallies.count(begin.date())
        people = await self._askings.count_people(begin)
        names = (SEARCH, PHOTO, NOTHING, LIKE, DISLIKE)
        return Span(days, people, *(counts[Happening(name)] for name in names))

    async def _find_shared(self, candidates: set[str], now: datetime) -> set[str]:
        """Find the values that enough people wished for, as far as their questions are kept."""
        wished_by: dict[str, set[int]] = {value: set() for value in candidates}
        alone = set(candidates)
        async for askings in self._askings.read(_begin(SPANS[-1], now)):
            if not alone:
                break
            for value, person_id in await asyncio.to_thread(_list_wishes, askings, alone):
                wished_by[value].add(person_id)
            alone = {value for value in alone if len(wished_by[value]) < ENOUGH}
        return candidates - alone


def _begin(days: int, now: datetime) -> datetime:
    """Return the beginning of the first of so many days."""
    first = now.astimezone(UTC).date() - timedelta(days=days - 1)
    return datetime.combine(first, time(), UTC)


def _rank(counts: Counter[Happening], name: str) -> Ranking:
    """Rank the values that may be named, more than are named in the end."""
    found = {one.subject: count for one, count in counts.items() if one.name == name}
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_CANDIDATES])


def _list_wishes(askings: Iterable[Asking], values: set[str]) -> list[tuple[str, int]]:
    return [
        (value, asking.person_id)
        for asking in askings
        for value in list_values(read_question(asking.question)) & values
    ]
