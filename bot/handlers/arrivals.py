"""Who comes by a link: /start with what it opens."""

import re
from collections.abc import Awaitable, Callable, Mapping

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.deep_links import FORM, Campaign, ItemLink, Page, WishLink, read_payload
from bot.dialogue.answers import Asked
from bot.dialogue.dialogue import Dialogue
from bot.errors import ShopperProblem
from bot.handlers.lists import ListHandlers
from bot.handlers.persons import Persons
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from engine.wishes import read_request
from storage.campaigns import Campaigns

Handle = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]
_START = re.compile(r"/start(?:@\w+)?\s+(\S+)\s*")


class ArrivalHandlers:
    """Open what a link promises; a forged one is answered kindly.

    Shared lists have a desk of their own. `pages` show what is a person's own, `welcome` greets
    who comes without a wish.
    """

    def __init__(
        self,
        shoppers: Shoppers,
        dialogue: Dialogue,
        replies: Replies,
        lists: ListHandlers,
        counting: tuple[Persons, Campaigns],
        *,
        pages: Mapping[Page, Handle],
        welcome: Handle,
    ) -> None:
        self._persons, self._campaigns = counting
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._lists = lists
        self._pages = pages
        self._welcome = welcome

    async def arrive(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what stands behind /start."""
        message, asked = update.effective_message, await self._shoppers.get_asked(update)
        if message is None or asked is None:
            return
        match read_payload(_read_start(message)):
            case Page() as page:
                await self._pages[page](update, context)
            case ItemLink(item_id):
                await self._lists.show_item(update, context, item_id)
            case WishLink(words):
                await self._search(context, asked, words)
            case Campaign(name):
                await self._count(update, name)
                await self._welcome(update, context)
            case _:
                raise ShopperProblem("link-leads-nowhere")

    async def _count(self, update: Update, name: str) -> None:
        if met := await self._persons.meet(update):
            await self._campaigns.record(name, met.person_id, update.update_id)

    async def _search(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, words: str) -> None:
        """Search for the words of a link, whatever was asked before."""
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            await self._dialogue.start_over(asked.chat_id, asked.person_id)
            answer = await self._dialogue.ask_words(asked, read_request(words))
        await self._replies.send_answer(context.bot, asked, answer)


def build_arrival_handler(
    arrivals: ArrivalHandlers,
) -> BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]:
    """Build what takes /start with something behind it."""
    return MessageHandler(_Arrival(), arrivals.arrive)


class _Arrival(filters.MessageFilter):
    """/start with a payload."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one."""
        return bool(_read_start(message))


def _read_start(message: Message) -> str:
    """Return what stands behind /start; nothing where it cannot come from a link."""
    match = _START.fullmatch(message.text or "")
    return match[1] if match and FORM.fullmatch(match[1]) else ""
