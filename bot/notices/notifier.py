"""The notifier: writes to people on the bot's own accord, seldom and never at night."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram.ext import ExtBot

from bot.errors import ShopperProblem
from bot.notices.announcing import Announcing
from bot.notices.delivery import Delivery
from bot.notices.quiet import ShopClock
from engine.errors import EngineError
from engine.search import SearchEngine
from storage.errors import StorageError
from storage.notices import Notice, Notices
from storage.people import People, Person

_log = structlog.get_logger(__name__)
_TICK_SECONDS = 15.0
_LOOK_AGAIN = timedelta(minutes=30)  # for what quiet hours or the day's message held back


class Notifier:
    """Look at the stock when it changed, gather what is to be told, and tell it.

    `is_busy` tells whether a chat is being answered just now: a notice does not cut in.
    """

    def __init__(
        self,
        search: SearchEngine,
        people: People,
        notices: Notices,
        announcing: Announcing,
        delivery: Delivery,
        clock: ShopClock,
        is_busy: Callable[[int], bool],
    ) -> None:
        self._search = search
        self._people = people
        self._notices = notices
        self._announcing = announcing
        self._delivery = delivery
        self._clock = clock
        self._is_busy = is_busy

    async def run(self, bot: ExtBot[Any]) -> None:
        """Run until cancelled; what fails is tried again later."""
        looked_at: tuple[int, datetime] | None = None
        while True:
            now = self._clock.read()
            seen = self._search.replacements
            is_due = looked_at is None or looked_at[0] != seen or now - looked_at[1] >= _LOOK_AGAIN
            try:
                if is_due:
                    await self.look_around()
                    looked_at = seen, now
                await self.deliver(bot)
            except (StorageError, EngineError, ShopperProblem) as error:  # the last: too busy
                _log.warning("notices_put_off", error=str(error))
            await asyncio.sleep(_TICK_SECONDS)

    async def look_around(self) -> None:
        """Commit what the stock has for whom.

        Raises:
            StorageError: the database failed.
        """
        await self._announcing.announce_news(await self._people.list_reachable())

    async def deliver(self, bot: ExtBot[Any]) -> int:
        """Gather votes and send what is committed; return how many messages went.

        Raises:
            StorageError: the database failed.
        """
        await self._announcing.announce_votes()
        pending = await self._notices.list_pending()
        if not pending:
            return 0
        people = await self._people.list_reachable()
        sent = 0
        for notice in pending:
            if self._may_write_to(people.get(notice.person_id)):
                sent += await self._deliver(bot, notice)
        return sent

    async def _deliver(self, bot: ExtBot[Any], notice: Notice) -> bool:
        """Send a notice if it still may be: those before it took their time."""
        person = await self._people.find_reachable(notice.person_id)
        if person is None or not self._may_write_to(person):
            return False
        today = self._clock.get_day(self._clock.read())
        if self._clock.get_day(notice.created_at) != today:
            await self._notices.set_day(notice, today)
        return await self._delivery.deliver(bot, notice, person)

    def _may_write_to(self, person: Person | None) -> bool:
        """Tell whether a person may be written to just now."""
        if person is None or person.chat_id is None or self._is_busy(person.chat_id):
            return False
        return not self._clock.is_quiet(self._clock.read(), person)
