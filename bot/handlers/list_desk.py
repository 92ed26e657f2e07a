"""The desk for lists: which updates are theirs, and the parts behind the handlers."""

from collections.abc import Iterable
from typing import Any

from telegram import Message
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.dialogue.dialogue import Dialogue
from bot.handlers.guests import LINK_FORM, START_FORM, GuestHandlers
from bot.handlers.lists import ListHandlers
from bot.handlers.persons import Persons
from bot.lists.remembering import Remembering
from bot.lists.sharing import Sharing
from bot.lists.words import find_list_words
from bot.records import Records
from bot.sending.albums import AlbumSender
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.list_replies import ListReplies
from bot.wording.mentions import read_words
from bot.wording.taps import GUEST_ACTIONS, LIST_ACTIONS, Action

Handler = BaseHandler[Any, ContextTypes.DEFAULT_TYPE, None]


class _ListWords(filters.MessageFilter):
    """Words that want something of a list, and no garment."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message does."""
        return message.text is not None and find_list_words(read_words(message)) is not None


class _SharedLink(filters.MessageFilter):
    """A shared link, followed or written."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one."""
        text = message.text or ""
        return any(form.fullmatch(text) for form in (START_FORM, LINK_FORM))


def build_list_handlers(
    records: Records,
    shoppers: Shoppers,
    dialogue: Dialogue,
    albums: AlbumSender,
    replies: Replies,
    *,
    page_size: int,
) -> tuple[ListHandlers, list[Handler]]:
    """Build the handlers of lists, each for nothing but what is theirs, and what shows lists."""
    remembering = Remembering(
        records.remembered,
        records.votes,
        records.catalogue,
        page_size=page_size,
    )
    sharing = Sharing(records.shares, records.votes, remembering, page_size=page_size)
    persons = Persons(shoppers, records.people)
    list_replies = ListReplies(albums)
    lists = ListHandlers(persons, remembering, sharing, dialogue, (list_replies, replies))
    guests = GuestHandlers(persons, remembering, sharing, list_replies)
    handlers: list[Handler] = [
        MessageHandler(_SharedLink(), guests.visit),
        CommandHandler("list", lists.list),
        MessageHandler(_ListWords() & ~filters.COMMAND, lists.words),
        CallbackQueryHandler(lists.tap, pattern=match_actions(LIST_ACTIONS)),
        CallbackQueryHandler(guests.tap, pattern=match_actions(GUEST_ACTIONS)),
    ]
    return lists, handlers


def match_actions(actions: Iterable[Action]) -> str:
    """Return the form of the callback data of these actions."""
    return rf"^(?:{'|'.join(actions)})(?::\d{{1,18}}){{0,2}}\Z"
