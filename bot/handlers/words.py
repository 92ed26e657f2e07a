"""A text message: a wish, or words that mean a button."""

from collections.abc import Awaitable

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.intents import (
    asks_again,
    asks_for_more,
    asks_what_is_understood,
    goes_back,
    list_shown,
    only_starts_over,
    read_reply,
)
from bot.dialogue.regions import find_region, find_single_photo
from bot.dialogue.second_looks import SecondLooks
from bot.dialogue.strengths import find_balance, find_strength
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.mentions import read_words
from bot.wording.talk import find_talk
from bot.wording.understood import describe_turn
from engine.wishes import Request
from storage.shown import ShownMessages


class WordsHandlers:
    """Answer words with an album."""

    def __init__(
        self,
        shoppers: Shoppers,
        dialogue: Dialogue,
        replies: Replies,
        looks: SecondLooks,
        shown: ShownMessages,
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._looks = looks
        self._shown = shown

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the words mean; in reply to an answer or an item they mean that one."""
        message, asked = update.effective_message, await self._shoppers.get_asked(update)
        if message is not None and asked is not None:
            await self.answer(context, asked, message)

    async def answer(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, message: Message
    ) -> None:
        """Do what a message's words mean to who asks."""
        text = read_words(message)
        if sentence := find_talk(text) if text else "mention-alone":
            await self._say(context, asked, sentence)
            return
        if asks_what_is_understood(text):
            await self._say_understood(context, asked)
            return
        number = await self._follow_reply(asked, message)
        if not await self._correct(context, asked, text):
            await self._do(context, asked, read_reply(text, number))

    async def _follow_reply(self, asked: Asked, message: Message) -> int | None:
        """Go to the answer that a message replies to; return the number of the item it shows."""
        if message.reply_to_message is None:
            return None
        shown = await self._shown.find(asked.chat_id, message.reply_to_message.message_id)
        turn = (
            await self._dialogue.find_turn(asked.chat_id, shown.turn_id, asked.person_id)
            if shown
            else None
        )
        if shown is None or turn is None:
            return None
        await self._dialogue.places.go_to(asked, turn)
        return None if shown.is_words else shown.number or None

    async def _correct(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, text: str) -> bool:
        """Do what a tap does too, where that is all that the words say; return whether they do."""
        change = await self._find_change(context, asked, text)
        if change is None:
            return False
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            answer = await change
        await self._replies.send_answer(context.bot, asked, answer)
        return True

    async def _find_change(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, text: str
    ) -> Awaitable[Answer] | None:
        corrections = self._dialogue.corrections
        turn = await self._dialogue.find_latest(asked.chat_id, asked.person_id)
        if goes_back(text):
            return self._dialogue.places.back(asked, turn)
        if turn is None:
            return None
        if asks_again(text):
            return self._dialogue.places.look(turn)
        if balance := find_balance(text):
            return corrections.shift(asked, turn, balance)
        if strength := find_strength(text):
            return corrections.emphasise_last(asked, turn, strength)
        if (region := find_region(text)) and find_single_photo(turn.photo_sources):
            return self._looks.look(context.bot, asked, turn, region)
        return None

    async def _do(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, request: Request) -> None:
        if only_starts_over(request):
            await self._dialogue.start_over(asked.chat_id, asked.person_id)
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
        await self._replies.send_answer(context.bot, asked, answer)

    async def _more(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked) -> None:
        turn = await self._dialogue.get_latest(asked.chat_id, asked.person_id)
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            answer = await self._dialogue.show_more(asked, turn)
        await self._replies.send_answer(context.bot, asked, answer)

    async def _details(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, numbers: tuple[int, ...]
    ) -> None:
        turn = await self._dialogue.get_latest(asked.chat_id, asked.person_id)
        shown = [await self._dialogue.get_details(turn, number) for number in numbers]
        for details in shown:
            await self._replies.send_details(context.bot, details, asked.speech)

    async def _say_understood(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked) -> None:
        turn = await self._dialogue.get_latest(asked.chat_id, asked.person_id)
        line = describe_turn(turn, asked.speech)
        said = f"<b>{line}</b>\n{asked.speech.html('understood-so-far')}"
        await context.bot.send_message(asked.chat_id, said)

    async def _say(self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, sentence: str) -> None:
        await context.bot.send_message(asked.chat_id, asked.speech.html(sentence))
