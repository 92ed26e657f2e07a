"""Which of the shown items and sent photos a message means: "das dritte", "Muster vom zweiten"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue.matches import Matches
from bot.dialogue.page_sizes import PageSizes
from bot.errors import ShopperProblem
from bot.wording.texts import Speech
from bot.wording.titles import choose_title
from bot.wording.understood import ITEM
from engine.encoder import Embeddings
from engine.wishes import PhotoPart, Term
from storage.items import Item
from storage.turns import Turn, Turns

_MOST_PHOTOS = 10  # as many as an album has


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """A photo that is searched with: its embedding (D,), and whose it was, as turns keep it."""

    embedding: Embeddings
    source: str


class References:
    """Find what numbers stand for."""

    def __init__(self, matches: Matches, turns: Turns, sizes: PageSizes) -> None:
        self._matches = matches
        self._turns = turns
        self._sizes = sizes

    async def list_named(self, numbers: Sequence[int], turn: Turn | None) -> tuple[Item, ...]:
        """Return the items that a turn has shown under numbers from 1; -1 is the last one.

        Raises:
            ShopperProblem: nothing was shown, there is no such number, or the item is gone.
        """
        if not numbers:
            return ()
        if turn is None or not turn.shown:
            raise ShopperProblem("nothing-to-refine")
        return tuple([await self.get_item(turn, count_from_start(it, turn)) for it in numbers])

    async def get_item(self, turn: Turn, number: int) -> Item:
        """Return the item with a number (from 1) among those shown.

        Raises:
            ShopperProblem: there is no such number, or the item is no longer available.
        """
        if not turn.shown:
            raise ShopperProblem("nothing-to-refine")
        if not 1 <= number <= turn.shown:
            raise ShopperProblem("details-out-of-range", count=turn.shown)
        items = await self._matches.list_available(turn.hits[number - 1 : number])
        if not items:
            raise ShopperProblem("details-gone")
        return items[0]

    def list_missed(self, items: Sequence[Item], turn: Turn | None) -> frozenset[Term]:
        """List what a turn wants that none of some items has: to go on from them accepts that."""
        if turn is None or not items:
            return frozenset()
        fails = [frozenset(self._matches.explain(item, turn).fails) for item in items]
        return frozenset.intersection(*fails)

    async def list_shown_last(self, turn: Turn | None) -> tuple[Item, ...]:
        """Return the last page of what a turn has shown."""
        if turn is None:
            return ()
        first = max(0, turn.shown - await self._sizes.get(turn.chat_id))
        return await self._matches.list_available(turn.hits[first : turn.shown])

    async def take_photo(self, item: Item, speech: Speech) -> Photo:
        """Take an item's picture for a photo to search with.

        Raises:
            ShopperProblem: its picture is too new to have been encoded.
        """
        embedding = await self._matches.find_embedding(item)
        if embedding is None:
            raise ShopperProblem("photo-download-failed")
        return Photo(embedding, f"{ITEM}:{choose_title(item, speech)}")

    async def place_parts(
        self, parts: Sequence[PhotoPart], turn: Turn | None, speech: Speech
    ) -> tuple[tuple[Photo, ...], tuple[PhotoPart, ...]]:
        """Return the photos that parts are taken from, and the parts by places among these.

        Numbers mean the turn's photos where it has several, else the photos sent one after
        another, else the items that were shown.

        Raises:
            ShopperProblem: there are not as many of any of these.
        """
        most = max(2, *(part.photo for part in parts))
        sent = list_photos(turn)
        if turn is not None and len(sent) < 2:
            sent = await self._list_sent(turn)
        if len(sent) >= most:
            return sent[-most:] if len(sent) > len(list_photos(turn)) else sent, tuple(parts)
        if turn is None or not turn.shown:
            raise ShopperProblem("photos-too-few", count=len(sent))
        own = list_photos(turn)
        numbers = sorted({count_from_start(part.photo, turn) for part in parts})
        items = [await self.get_item(turn, number) for number in numbers]
        photos = [await self.take_photo(item, speech) for item in items]
        places = {number: place for place, number in enumerate(numbers, len(own) + 1)}
        placed = [replace(it, photo=places[count_from_start(it.photo, turn)]) for it in parts]
        return (*own, *photos), tuple(placed)

    async def _list_sent(self, turn: Turn) -> tuple[Photo, ...]:
        """List the photos that somebody sent one by one since they began anew, oldest first."""
        opened = await self._turns.list_open(turn.chat_id, turn.person_id)
        sent = [
            photo
            for older in reversed(opened)
            if older.parent_id is None and older.model_id == turn.model_id
            for photo in list_photos(older)
            if not photo.source.startswith(f"{ITEM}:")
        ]
        return tuple(sent[-_MOST_PHOTOS:])


def list_photos(turn: Turn | None) -> tuple[Photo, ...]:
    """List the photos that a turn searched with."""
    if turn is None:
        return ()
    pairs = zip(turn.photo_embeddings, turn.photo_sources, strict=True)
    return tuple(Photo(embedding, source) for embedding, source in pairs)


def count_from_start(number: int, turn: Turn) -> int:
    """Return a number from 1 for one that may count from the end: -1 is the last one."""
    return number if number > 0 else turn.shown + 1 + number
