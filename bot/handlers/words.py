"""A text message: a wish, or words that mean a button."""

from telegram import Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.dialogue.answers import Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.intents import asks_for_more, list_shown, only_starts_over
from bot.dialogue.regions import find_region
from bot.dialogue.second_looks import SecondLooks
from bot.sending.activity import show_activity
from bot.shoppers import Shoppers
from bot.wording.replies import Replies
from bot.wording.talk import find_talk
from engine.wishes import Request, read_request


class WordsHandlers:
    """Answer words with an album."""

    def __init__(
        self, shoppers: Shoppers, dialogue: Dialogue, replies: Replies, looks: SecondLooks
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._looks = looks

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the words mean."""
        message, chat = update.effective_message, update.effective_chat
        if message is None or chat is None or message.text is None:
            return
        asked = Asked(chat.id, update.update_id, await self._shoppers.get_speech(update))
        text = message.text.replace(f"@{context.bot.username}", "").strip()
        if sentence := find_talk(text):
            await self._say(context, asked, sentence)
        elif (region := find_region(text)) and (turn := await self._looks.find_turn(asked)):
            async with show_activity(context.bot, chat.id, ChatAction.TYPING):
                answer = await self._looks.look(context.bot, asked, turn, region)
            await self._replies.send_answer(context.bot, chat.id, answer, asked.speech)
        else:
            await self._do(context, asked, read_request(text))

    async def _do(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, request: Request) -> None:
        if only_starts_over(request):
            await self._dialogue.start_over(asked.chat_id)
            await self._say(context, asked, "new-search")
        elif asks_for_more(request):
            await self._more(context, asked)
        elif numbers := list_shown(request):
            await self._details(context, asked, numbers)
        else:
            await self._search(context, asked, request)

    async def _search(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, request: Request
    ) -> None:
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            answer = await self._dialogue.ask_words(asked, request)
        await self._replies.send_answer(context.bot, asked.chat_id, answer, asked.speech)

    async def _more(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked) -> None:
        turn = await self._dialogue.get_latest(asked.chat_id)
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            answer = await self._dialogue.show_more(asked, turn)
        await self._replies.send_answer(context.bot, asked.chat_id, answer, asked.speech)

    async def _details(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, numbers: tuple[int, ...]
    ) -> None:
        turn = await self._dialogue.get_latest(asked.chat_id)
        shown = [await self._dialogue.get_details(turn, number) for number in numbers]
        for details in shown:
            await self._replies.send_details(context.bot, details, asked.speech)

    async def _say(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, sentence: str) -> None:
        await context.bot.send_message(asked.chat_id, asked.speech.html(sentence))
