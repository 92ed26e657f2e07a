"""A link: a page of the shop's own, a picture, or a page that shows one."""

import asyncio

import structlog
from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.dialogue.answers import Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.regions import PHOTO
from bot.handlers.list_desk import Handler
from bot.handlers.lists import ListHandlers
from bot.handlers.words import WordsHandlers
from bot.intake.photos import Photos
from bot.intake.web_pictures import WebPictures
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.links import list_links, list_spellings, read_beside_links
from bot.wording.titles import choose_title
from bot.wording.understood import ITEM
from storage.catalogue import Catalogue
from storage.items import Item

_log = structlog.get_logger(__name__)


class LinkHandlers:
    """Take links for what they show; without `web` nothing is fetched but the shop's own items."""

    def __init__(
        self,
        shoppers: Shoppers,
        dialogue: Dialogue,
        answering: tuple[Replies, WordsHandlers, ListHandlers],
        pictures: tuple[Photos, WebPictures | None],
        catalogue: Catalogue,
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies, self._words, self._lists = answering
        self._photos, self._web = pictures
        self._catalogue = catalogue

    async def link(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the first link of a message, with what is said beside it."""
        message, asked = update.effective_message, await self._shoppers.get_asked(update)
        if message is None or asked is None:
            return
        link, words = list_links(message)[0], read_beside_links(message)
        item = await self._catalogue.find_by_url(list_spellings(link))
        if item is not None and not words:
            await self._lists.show_item(update, context, item.id)
        elif item is not None:
            await self._ask_like(update, context, asked, item, words)
        elif self._web is not None:
            async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
                content = await self._web.fetch(link)
            await self._ask(context, asked, content, words)
        else:
            await self._words.answer(context, asked, message)

    async def _ask_like(
        self,
        update: Update,
        context: ContextTypes.DEFAULT_TYPE,
        asked: Asked,
        item: Item,
        words: str,
    ) -> None:
        """Search for what is like an item of the shop; without its picture, show the item."""
        try:
            content = await asyncio.to_thread(_read, item)
        except OSError as error:
            _log.warning("picture_unreadable", picture=str(item.image_path), error=str(error))
            await self._lists.show_item(update, context, item.id)
            return
        source = f"{ITEM}:{choose_title(item, asked.speech)}"
        await self._ask(context, asked, content, words, source)

    async def _ask(
        self,
        context: ContextTypes.DEFAULT_TYPE,
        asked: Asked,
        content: bytes,
        words: str,
        source: str = PHOTO,
    ) -> None:
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            picture = await self._photos.open(content)
            answer = await self._dialogue.ask_photos(asked, [picture], words, sources=[source])
        await self._replies.send_answer(context.bot, asked, answer)


def build_link_handler(links: LinkHandlers) -> Handler:
    """Build what takes words with a link in them."""
    return MessageHandler(filters.TEXT & ~filters.COMMAND & _Link(), links.link)


class _Link(filters.MessageFilter):
    """Words with a web address that is not Telegram's."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message has one."""
        return bool(list_links(message))


def _read(item: Item) -> bytes:
    return item.image_path.read_bytes()
