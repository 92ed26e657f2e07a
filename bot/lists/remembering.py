"""Remembering: a person's own list of items, with the prices that these had and have."""

from decimal import Decimal

from bot.errors import ShopperProblem
from bot.lists.entries import Entry, ListPage, cut_page
from storage.catalogue import Catalogue
from storage.items import Item
from storage.remembered import Remembered, RememberedItems
from storage.votes import NO_VOTES, Votes

_MOST_ITEMS = 100  # on a list: ten albums, more than anybody looks through
_MOST_ID = 2**63 - 1


class Remembering:
    """Keep each person's list."""

    def __init__(
        self,
        remembered: RememberedItems,
        votes: Votes,
        catalogue: Catalogue,
        *,
        page_size: int,
    ) -> None:
        self._remembered = remembered
        self._votes = votes
        self._catalogue = catalogue
        self._page_size = page_size

    async def find_item(self, item_id: int) -> Item:
        """Return an item of the catalogue, available or not.

        Raises:
            ShopperProblem: there is none, as a forged button may say.
        """
        items = await self._catalogue.list_items([item_id]) if item_id <= _MOST_ID else []
        if not items:
            raise ShopperProblem("list-button-stale")
        return items[0]

    async def remember(self, person_id: int, item: Item) -> None:
        """Put an item on the list of a person who was met.

        Raises:
            ShopperProblem: the list is full.
        """
        known = [it.item_id for it in await self._remembered.list_all(person_id)]
        if item.id not in known and len(known) >= _MOST_ITEMS:
            raise ShopperProblem("list-full", count=_MOST_ITEMS)
        await self._remembered.add(person_id, item)

    async def forget(self, person_id: int, item: Item) -> None:
        """Take an item off a person's list, if it is there."""
        await self._remembered.remove(person_id, item.id)

    async def knows(self, person_id: int, item: Item) -> bool:
        """Tell whether an item is on a person's list."""
        return any(it.item_id == item.id for it in await self._remembered.list_all(person_id))

    async def get_page(self, person_id: int, place: int = 0) -> ListPage:
        """Return one page of a person's list, with the votes of friends; empty where it is."""
        return cut_page(await self.list_entries(person_id), place, self._page_size)

    async def list_entries(self, person_id: int) -> list[Entry]:
        """List what a person remembers, numbered in the order in which it came."""
        remembered = await self._remembered.list_all(person_id)
        tallies = await self._votes.count_for(person_id)
        items = await self._catalogue.list_items([it.item_id for it in remembered])
        by_id = {it.item_id: it for it in remembered}
        return [
            Entry(number, item, _find_price(by_id[item.id], item), tallies.get(item.id, NO_VOTES))
            for number, item in enumerate(items, 1)
        ]

    async def get_entry(self, person_id: int, number: int) -> Entry:
        """Return the entry with a number from 1, or from the end of the list: -1 is the last.

        Raises:
            ShopperProblem: there is no such number.
        """
        entries = await self.list_entries(person_id)
        place = number - 1 if number > 0 else len(entries) + number
        if not entries:
            raise ShopperProblem("list-empty")
        if not 0 <= place < len(entries):
            raise ShopperProblem("list-out-of-range", count=len(entries))
        return entries[place]

    async def find_entry(self, person_id: int, item: Item) -> Entry | None:
        """Return the entry of an item, if a person remembers it."""
        entries = await self.list_entries(person_id)
        return next((entry for entry in entries if entry.item.id == item.id), None)


def _find_price(remembered: Remembered, item: Item) -> Decimal | None:
    """Return what an item cost then, where that can be compared with what it costs now."""
    return remembered.price if remembered.currency == item.currency else None
