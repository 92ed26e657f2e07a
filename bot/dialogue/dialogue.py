"""One question after another: what the shopper said before, and what this message changes."""

from collections.abc import Sequence

from bot.dialogue.answers import Answer, Asked, Details
from bot.dialogue.budgets import Budgets
from bot.dialogue.corrections import Corrections
from bot.dialogue.edits import Edits, choose_refined
from bot.dialogue.follow_ups import Draft, FollowUps
from bot.dialogue.matches import Matches
from bot.dialogue.page_sizes import PageSizes
from bot.dialogue.pages import Pages
from bot.dialogue.places import Places
from bot.dialogue.readable import drop_unreadable, require_content
from bot.dialogue.references import Photo, References, count_from_start
from bot.dialogue.regions import PHOTO, OwnPhoto
from bot.dialogue.verdicts import Verdicts
from bot.errors import ShopperProblem
from engine.search import SearchEngine
from engine.wishes import Request, read_question, read_request
from storage.catalogue import Catalogue
from storage.embeddings import EmbeddingStore
from storage.items import Item
from storage.turns import Turn, Turns


class Dialogue:
    """Turn messages into turns, and turns into pages of items.

    What taps change of a turn is in `corrections`, what edited messages do in `edits`, where
    somebody returns to in `places`, what they think of items in `verdicts`.
    """

    def __init__(
        self,
        search: SearchEngine,
        catalogue: Catalogue,
        embeddings: EmbeddingStore,
        turns: Turns,
        sizes: PageSizes,
        *,
        top_k: int,
    ) -> None:
        budgets = Budgets(catalogue)
        self._search = search
        self._turns = turns
        self._matches = Matches(search, catalogue, embeddings, top_k=top_k)
        self._references = References(self._matches, turns, sizes)
        self._follow_ups = FollowUps(self._references, budgets)
        self._pages = Pages(search, self._matches, turns, sizes)
        self.corrections = Corrections(self._pages, turns, budgets)
        self.edits = Edits(self._pages, turns, self._follow_ups)
        self.places = Places(self._pages, turns)
        self.verdicts = Verdicts(self._pages, self._matches, turns)

    async def ask_photos(
        self,
        asked: Asked,
        pictures: Sequence[bytes],
        caption: str = "",
        *,
        sources: Sequence[str] = (),
    ) -> Answer:
        """Search for what photos show together, nudged by their caption.

        `sources` say whose photos they are; the shopper's own, if they say nothing.

        A caption that says which photo gives what, or that adds to what was asked, combines them
        with the photos before.

        Raises:
            ImageError: one of them is no picture that can be opened.
        """
        if answered := await self._pages.open_again(asked):
            return answered
        embeddings = await self._search.encode_photos(pictures)
        named = sources or [PHOTO] * len(pictures)
        photos = tuple(Photo(*pair) for pair in zip(embeddings, named, strict=True))
        request = drop_unreadable(read_request(caption))
        before = await self._find_joined(asked, request, len(photos))
        return await self._pages.ask(
            asked, await self._follow_ups.read_caption(request, photos, before)
        )

    async def look_again(
        self, asked: Asked, before: Turn, picture: bytes, photo: OwnPhoto
    ) -> Answer:
        """Search as before, but with another part of the turn's one photo.

        Raises:
            ImageError: it is no picture that can be opened.
        """
        if answered := await self._pages.open_again(asked):
            return answered
        embedding = await self._search.encode_photo(picture, photo.region)
        question = read_question(before.question)
        return await self._pages.open(
            asked, Draft((Photo(embedding, photo.write()),), question, parent=before)
        )

    async def ask_similar(self, asked: Asked, item: Item) -> Answer:
        """Search for what looks like an item of the catalogue.

        Raises:
            ShopperProblem: its picture is too new to have been encoded.
        """
        if answered := await self._pages.open_again(asked):
            return answered
        photo = await self._references.take_photo(item, asked.speech)
        return await self._pages.ask(asked, Draft((photo,)))

    async def ask_words(self, asked: Asked, request: Request) -> Answer:
        """Search for words, which refine what was asked before where they read like that.

        After a photo any words refine, unless they name another garment than earlier words did;
        after words those that name no garment of their own do.

        Raises:
            ShopperProblem: the request asks for nothing that can be done, and why; or the photo
                before it was read by another model, and the next words begin anew.
        """
        if answered := await self._pages.open_again(asked):
            return answered
        request = require_content(request)
        before = await self._find_refined(asked, request)
        if before is not None and self._pages.is_outdated(before):
            await self._turns.start_over(asked.chat_id, asked.person_id)
            raise ShopperProblem("photo-forgotten")
        return await self._pages.ask(
            asked, await self._follow_ups.read_words(request, before, asked.speech)
        )

    async def show_more(self, asked: Asked, turn: Turn) -> Answer:
        """Return the next page of a turn's matches, ranking further where they run out.

        Raises:
            ShopperProblem: they ran out, and the turn's photo was read by another model.
        """
        return await self._pages.turn_over(asked, turn)

    async def get_item(self, turn: Turn, number: int) -> Item:
        """Return the item with a number (from 1) among those shown.

        Raises:
            ShopperProblem: there is no such number, or the item is no longer available.
        """
        return await self._references.get_item(turn, number)

    async def get_details(self, turn: Turn, number: int) -> Details:
        """Return the item with a number among those shown, from 1, and its other colours.

        The last one is -1 too; raises what `get_item` does.
        """
        number = count_from_start(number, turn)
        item = await self._references.get_item(turn, number)
        variants = self._matches.list_variants([item], turn)
        return Details(turn, number, item, variants[item.id], self._matches.explain(item, turn))

    async def find_latest(self, chat_id: int, person_id: int | None = None) -> Turn | None:
        """Return what a person asked last, unless they asked nothing or started over since."""
        return await self._turns.find_latest(chat_id, person_id)

    async def get_latest(self, chat_id: int, person_id: int | None = None) -> Turn:
        """Return what a person asked last.

        Raises:
            ShopperProblem: they asked nothing yet, or started over since.
        """
        turn = await self.find_latest(chat_id, person_id)
        if turn is None:
            raise ShopperProblem("nothing-to-refine")
        return turn

    async def find_turn(
        self, chat_id: int, turn_id: int, person_id: int | None = None
    ) -> Turn | None:
        """Return a turn of this person in this chat, and no other's.

        What was asked in a chat's own name is anybody's there.
        """
        turn = await self._turns.find(turn_id)
        if turn is None or turn.chat_id != chat_id:
            return None
        return turn if turn.person_id < 0 or turn.person_id == (person_id or chat_id) else None

    async def is_of_another(self, asked: Asked, turn_id: int) -> bool:
        """Tell whether a turn of this chat is somebody else's than who asks."""
        turn = await self._turns.find(turn_id)
        if turn is None or turn.chat_id != asked.chat_id:
            return False
        return await self.find_turn(asked.chat_id, turn_id, asked.person_id) is None

    async def start_over(self, chat_id: int, person_id: int | None = None) -> None:
        """Forget what was asked: the next message begins anew."""
        await self._turns.start_over(chat_id, person_id)

    async def _find_joined(self, asked: Asked, caption: Request, count: int) -> Turn | None:
        """Return the turn whose photos so many new ones are combined with, as their caption says.

        Several photos that a caption shares out among themselves need none before them.
        """
        is_shared_out = count > 1 and all(part.photo <= count for part in caption.photo_parts)
        if not caption.is_addition and (is_shared_out or not caption.photo_parts):
            return None
        before = await self._turns.find_latest(asked.chat_id, asked.person_id)
        return None if before is None or self._pages.is_outdated(before) else before

    async def _find_refined(self, asked: Asked, request: Request) -> Turn | None:
        """Return the turn that words change, or None where they begin anew."""
        if request.starts_over:
            await self._turns.start_over(asked.chat_id, asked.person_id)
            return None
        before = await self._turns.find_latest(asked.chat_id, asked.person_id)
        return choose_refined(request, before)
