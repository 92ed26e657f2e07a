"""An edited message: its question is answered anew in place, or nothing happens."""

from dataclasses import replace
from datetime import timedelta

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.intents import asks_for_more, list_shown, only_starts_over
from bot.handlers.words import WordsHandlers
from bot.lists.words import find_list_words
from bot.notices.words import asks_for_wishes, asks_to_be_told
from bot.privacy.words import find_privacy_words
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.mentions import read_words
from bot.wording.talk import find_talk
from engine.wishes import Request, read_request
from storage.shown import ShownMessages
from storage.turns import Turn

_LATE = timedelta(minutes=15)  # what was never a question is no new one after so long


class EditHandlers:
    """Follow edits of the question that somebody looks at; older ones change nothing.

    Telegram tells of edits that changed no word, too, as when a link gets its preview.
    """

    def __init__(
        self,
        shoppers: Shoppers,
        dialogue: Dialogue,
        replies: Replies,
        words: WordsHandlers,
        shown: ShownMessages,
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._words = words
        self._shown = shown

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer what a message asks now."""
        message, asked = update.edited_message, await self._shoppers.get_asked(update)
        if message is None or asked is None or not _is_question(message):
            return
        turn = await self._dialogue.edits.find_asked(asked)
        if not await self._dialogue.edits.is_latest(asked, turn):
            return
        if turn is not None:
            await self._ask_again(context, asked, message, turn)
        elif message.text and not _is_late(message):
            await self._words.answer(context, asked, message)

    async def _ask_again(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, message: Message, turn: Turn
    ) -> None:
        text = read_words(message)
        request = read_request(text)
        if message.text and (find_talk(text) or _is_other_matter(request)):
            return
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            answer = (
                await self._dialogue.edits.ask_words(asked, request, turn)
                if message.text
                else await self._dialogue.edits.ask_caption(asked, request, turn)
            )
        if answer is not None:
            await self._show(context, asked, turn, answer)

    async def _show(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, turn: Turn, answer: Answer
    ) -> None:
        """Put an answer in the place of a turn's, which an earlier try may have done."""
        for turn_id in (answer.turn.id, turn.id):
            words = await self._shown.find_words(asked.chat_id, turn_id)
            if words is not None:
                asked = replace(asked, message_id=words.message_id)
                break
        await self._replies.change_answer(context.bot, asked, answer)


def _is_question(message: Message) -> bool:
    """Tell words and captioned pictures from commands, live locations and the like.

    Words that are as good as a command do nothing either: they do it once, where they are sent.
    """
    if message.text:
        return not (message.text.startswith("/") or _is_as_good_as_a_command(read_words(message)))
    return bool(message.photo or message.document)


def _is_as_good_as_a_command(text: str) -> bool:
    wants = find_list_words(text), find_privacy_words(text)
    return any(wants) or asks_to_be_told(text) or asks_for_wishes(text)


def _is_other_matter(request: Request) -> bool:
    return only_starts_over(request) or asks_for_more(request) or bool(list_shown(request))


def _is_late(message: Message) -> bool:
    return message.edit_date is None or message.edit_date - message.date > _LATE
