"""A text message: a wish, or words that mean a button."""

from telegram import Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.activity import show_activity
from bot.dialogue import Asked, Dialogue
from bot.replies import Replies
from bot.shoppers import Shoppers
from bot.shortcuts import More, ShowItem, StartOver, Talk, find_shortcut
from bot.texts import Speech

_MOST_CHARACTERS = 300  # what an encoder reads ends far earlier


class WordsHandlers:
    """Answer words with an album."""

    def __init__(self, shoppers: Shoppers, dialogue: Dialogue, replies: Replies) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the words mean."""
        message, chat = update.effective_message, update.effective_chat
        if message is None or chat is None or message.text is None:
            return
        speech = await self._shoppers.get_speech(update)
        text = message.text.replace(f"@{context.bot.username}", "").strip()
        match find_shortcut(text):
            case More():
                await self._more(context, chat.id, speech)
            case ShowItem(number):
                await self._item(context, chat.id, number, speech)
            case StartOver():
                await self._dialogue.start_over(chat.id)
                await self._say(context, chat.id, speech.html("new-search"))
            case Talk(sentence):
                await self._say(context, chat.id, speech.html(sentence))
            case None:
                asked = Asked(chat.id, update.update_id)
                await self._search(context, asked, text, speech)

    async def _search(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, text: str, speech: Speech
    ) -> None:
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            answer = await self._dialogue.ask_words(asked, text[:_MOST_CHARACTERS])
        if len(text) > _MOST_CHARACTERS:
            await self._say(context, asked.chat_id, speech.html("words-too-long"))
        await self._replies.send_answer(context.bot, asked.chat_id, answer, speech)

    async def _more(self, context: ContextTypes.DEFAULT_TYPE, chat_id: int, speech: Speech) -> None:
        turn = await self._dialogue.get_latest(chat_id)
        async with show_activity(context.bot, chat_id, ChatAction.TYPING):
            answer = await self._dialogue.show_more(turn)
        await self._replies.send_answer(context.bot, chat_id, answer, speech)

    async def _item(
        self, context: ContextTypes.DEFAULT_TYPE, chat_id: int, number: int, speech: Speech
    ) -> None:
        turn = await self._dialogue.get_latest(chat_id)
        if not 1 <= number <= turn.shown:
            await self._say(context, chat_id, speech.html("details-out-of-range", count=turn.shown))
            return
        details = await self._dialogue.get_details(turn, number)
        await self._replies.send_details(context.bot, details, speech)

    async def _say(self, context: ContextTypes.DEFAULT_TYPE, chat_id: int, text: str) -> None:
        await context.bot.send_message(chat_id, text)
