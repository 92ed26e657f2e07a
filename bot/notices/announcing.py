"""Announcing: what is to be told is committed, at most one message a day for each wish."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

import structlog

from bot.errors import ShopperProblem
from bot.notices.quiet import ShopClock
from bot.notices.waiting import Waiting
from storage.catalogue import Catalogue
from storage.errors import StorageError
from storage.notices import Notices, PriceDrop
from storage.people import People, Person
from storage.remembered import RememberedItems
from storage.saved_wishes import SavedWish, SavedWishes

_log = structlog.get_logger(__name__)
_VOTES_PAUSE = timedelta(minutes=2)  # a friend is through with a list by then


class Announcing:
    """Find what people want to hear, and commit that it is told."""

    def __init__(
        self,
        notices: Notices,
        wanting: tuple[People, SavedWishes, RememberedItems],
        catalogue: Catalogue,
        waiting: Waiting,
        clock: ShopClock,
    ) -> None:
        self._notices = notices
        self._people, self._wishes, self._remembered = wanting
        self._catalogue = catalogue
        self._waiting = waiting
        self._clock = clock

    async def announce_news(self, people: Mapping[int, Person]) -> None:
        """Look at every saved wish of these people, and at the prices of what they remember.

        Raises:
            StorageError: the database failed.
            ShopperProblem: the engine is too busy with shoppers.
        """
        pending = await self._notices.list_pending()
        told = {notice.wish_id for notice in pending}
        for wish_id, person_id in await self._wishes.list_owners():
            if person_id in people:
                await self._try_wish(wish_id, people[person_id], is_told=wish_id in told)
        told = {notice.person_id for notice in pending if notice.kind == "prices"}
        for person_id in await self._remembered.list_owners():
            if person_id in people and person_id not in told:
                await self._announce_prices(people[person_id])

    async def announce_votes(self) -> None:
        """Gather the votes of friends who have paused, for owners who may hear of them now."""
        now = self._clock.read()
        voted = await self._notices.list_voted(now - _VOTES_PAUSE)
        if not voted:
            return
        told = {it.person_id for it in await self._notices.list_pending() if it.kind == "votes"}
        for owner in voted:
            person = None if owner in told else await self._people.find_reachable(owner)
            if person is not None and not self._clock.is_quiet(now, person):
                await self._notices.announce_votes(owner)

    async def _try_wish(self, wish_id: int, person: Person, *, is_told: bool) -> None:
        try:
            wish = await self._wishes.find(wish_id)
            if wish is not None:
                await self._announce_wish(wish, person, is_told=is_told)
        except (StorageError, ShopperProblem):  # the other wishes would fare no better
            raise
        except Exception:  # whatever is wrong with one wish, the others are looked at
            _log.exception("wish_not_looked_at", wish=wish_id)

    async def _announce_wish(self, wish: SavedWish, person: Person, *, is_told: bool) -> None:
        """Announce what is new for a wish, unless a message of it waits or went today."""
        news = await self._waiting.find_news(wish)
        if news is None:
            return
        now = self._clock.read()
        day = self._clock.get_day(now)
        is_later = is_told or wish.told_on == day or self._clock.is_quiet(now, person)
        if not news.new or is_later:
            await self._waiting.hold_back(wish, news)
            return
        await self._notices.announce_wish(wish, news.new, news.fitting, day)

    async def _announce_prices(self, person: Person) -> None:
        now = self._clock.read()
        day = self._clock.get_day(now)
        if (
            not person.wants_prices
            or person.prices_told_on == day
            or self._clock.is_quiet(now, person)
        ):
            return
        remembered = {it.item_id: it for it in await self._remembered.list_all(person.person_id)}
        items = await self._catalogue.list_items(list(remembered)) if remembered else []
        drops = [
            PriceDrop(item.id, _to_cents(known.told_price), _to_cents(item.price))
            for item in items
            if (known := remembered[item.id]).told_price is not None
            and item.is_available
            and item.price is not None
            and item.currency == known.currency
            and item.price < known.told_price
        ]
        if drops:
            await self._notices.announce_prices(person.person_id, drops, day)


def _to_cents(price: Decimal) -> int:
    return int(price.scaleb(2))
