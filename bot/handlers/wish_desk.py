"""The desk for saved wishes: which updates are theirs."""

from telegram import Message
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.dialogue.dialogue import Dialogue
from bot.handlers.list_desk import Handler, match_actions
from bot.handlers.persons import Persons
from bot.handlers.wishes import WishHandlers
from bot.notices.waiting import Waiting
from bot.notices.words import asks_for_wishes, asks_to_be_told
from bot.shoppers import Shoppers
from bot.wording.mentions import read_words
from bot.wording.taps import WISH_ACTIONS
from storage.people import People


class _WishWords(filters.MessageFilter):
    """Words that mean saved wishes, and no garment."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message does."""
        text = read_words(message) if message.text else ""
        return asks_to_be_told(text) or asks_for_wishes(text)


def build_wish_handlers(
    people: People, shoppers: Shoppers, dialogue: Dialogue, waiting: Waiting
) -> tuple[WishHandlers, list[Handler]]:
    """Build the handlers of saved wishes, each for what is theirs alone, and what shows them."""
    wishes = WishHandlers(Persons(shoppers, people), people, dialogue, waiting)
    handlers: list[Handler] = [
        CommandHandler("wishes", wishes.wishes),
        MessageHandler(_WishWords() & ~filters.COMMAND, wishes.words),
        CallbackQueryHandler(wishes.tap, pattern=match_actions(WISH_ACTIONS)),
    ]
    return wishes, handlers
