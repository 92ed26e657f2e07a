"""Waiting for what fits: saved wishes, and what of the stock is news to each of them."""

from dataclasses import dataclass

from bot.dialogue.matches import Matches
from bot.errors import ShopperProblem
from engine.fitting import is_plain
from engine.readings import PictureReader
from engine.search import Query, SearchEngine
from engine.wishes import read_question
from storage.saved_wishes import SavedWish, SavedWishes
from storage.turns import Turn

_MOST_WISHES = 20  # of one person
_MOST_NEWS = 10  # in one message: an album
_MOST_RANKED = 50  # among which the news are looked for
_MOST_COMPARED = 200  # known items that news must differ from
_NEAREST = 5  # what a photo or words without a known meaning ask for: to be among the very best


@dataclass(frozen=True, slots=True)
class News:
    """What fits a wish now, and which of it its person has not heard of, the best first."""

    fitting: frozenset[int]
    new: tuple[int, ...]


class Waiting:
    """Save wishes and look at the stock for them.

    An item fits when every wish is known to hold of it, price included; where a photo or words
    without a known meaning are part of the question, it must be among the five best of all, too.
    It is news when it did not fit before: it is new, was sold out, or costs less now.
    """

    def __init__(
        self,
        wishes: SavedWishes,
        search: SearchEngine,
        matches: Matches,
        reader: PictureReader | None,
    ) -> None:
        self._wishes = wishes
        self._search = search
        self._matches = matches
        self._judge = f"{search.model_id} {reader.reader_id if reader is not None else ''}"

    async def save(self, person_id: int, turn: Turn) -> SavedWish:
        """Save a turn's question for a person who was met.

        Raises:
            ShopperProblem: they wait for too much already, another model read the photo, or the
                shelves are empty.
        """
        if turn.photo_embeddings and turn.model_id != self._search.model_id:
            raise ShopperProblem("photo-forgotten")
        saved = [it.turn_id for it in await self._wishes.list_all(person_id)]
        if turn.id not in saved and len(saved) >= _MOST_WISHES:
            raise ShopperProblem("wishes-full", count=_MOST_WISHES)
        question = read_question(turn.question)
        query = await self._matches.build_query(turn.photo_embeddings, question)
        fitting = await self._search.list_fitting(query)
        if not self._search.item_count:  # all that comes would be news
            raise ShopperProblem("catalogue-empty")
        return await self._wishes.save(person_id, turn, fitting, self._judge)

    async def list_all(self, person_id: int) -> list[SavedWish]:
        """List what a person waits for, oldest first."""
        return await self._wishes.list_all(person_id)

    async def end(self, person_id: int, wish_id: int) -> bool:
        """Wait no longer; return whether that is so, as it is not for another's wish."""
        is_ended = await self._wishes.remove(person_id, wish_id)
        return is_ended or await self._wishes.find(wish_id) is None

    def is_outdated(self, wish: SavedWish) -> bool:
        """Tell a wish whose photo another model read: nothing can be found for it any more."""
        return bool(wish.photo_embeddings) and wish.model_id != self._search.model_id

    async def find_news(self, wish: SavedWish) -> News | None:
        """Find what is new for a wish; None where nothing can be said of that.

        What another model or reader judged cannot be compared: the wish begins from what fits
        now, without a word. Neither can an empty index tell what is new.
        """
        if self.is_outdated(wish) or not self._search.item_count:
            return None
        question = read_question(wish.question)
        query = await self._matches.build_query(wish.photo_embeddings, question)
        fitting = frozenset(await self._search.list_fitting(query))
        if wish.judged_by != self._judge:
            await self._wishes.set_known(wish.id, fitting, self._judge)
            return None
        unheard = fitting - wish.known
        if not unheard:
            return News(fitting, ())
        return News(fitting, await self._choose(query, unheard, wish.known & fitting))

    async def _choose(
        self, query: Query, unheard: frozenset[int], heard: frozenset[int]
    ) -> tuple[int, ...]:
        """Choose what to tell of what is unheard of, the best first."""
        if not is_plain(query):
            hits = await self._search.search(query, _NEAREST)
            return tuple(hit.item_id for hit in hits if hit.item_id in unheard)
        seen = sorted(heard)[-_MOST_COMPARED:]  # what looks like it is no news
        hits = await self._search.search(query, _MOST_RANKED, seen=seen)
        return tuple(hit.item_id for hit in hits if hit.item_id in unheard)[:_MOST_NEWS]

    async def hold_back(self, wish: SavedWish, news: News) -> None:
        """Keep what is new for later; what no longer fits would be news if it came again."""
        left = wish.known & news.fitting
        if left != wish.known:
            await self._wishes.set_known(wish.id, left, wish.judged_by)
