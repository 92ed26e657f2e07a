"""What lists are shown from: numbered entries, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from storage.items import Item
from storage.shares import Share
from storage.votes import NO_VOTES, Tally


@dataclass(frozen=True, slots=True)
class Entry:
    """An item on a list, its number from 1, what it cost when it came there, and its votes."""

    number: int
    item: Item
    price_then: Decimal | None
    tally: Tally = NO_VOTES

    @property
    def has_new_price(self) -> bool:
        """Tell whether the item has another price than it had."""
        prices = self.price_then, self.item.price
        return None not in prices and self.price_then != self.item.price


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its place from 0, how many there are, and how long the list is."""

    entries: tuple[Entry, ...]
    place: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class SharedPage:
    """One page of what a friend shared, and the guest's own votes by item id: 1 or -1."""

    share: Share
    page: ListPage
    own_votes: Mapping[int, int]


def cut_page(entries: Sequence[Entry], place: int, size: int) -> ListPage:
    """Cut a page out of a list; a place past its ends, as in a stale button, is its nearest."""
    pages = max(1, -(-len(entries) // size))
    place = min(max(place, 0), pages - 1)
    shown = tuple(entries[place * size : (place + 1) * size])
    return ListPage(shown, place, pages, len(entries))
