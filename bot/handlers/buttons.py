"""A tap on a button under one of our messages."""

import asyncio

from telegram import CallbackQuery, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.regions import REGIONS
from bot.dialogue.second_looks import SecondLooks
from bot.handlers.toasts import answer_tap
from bot.samples import list_samples
from bot.sending.activity import show_activity
from bot.shoppers import Shoppers
from bot.wording.keyboards import WISHES
from bot.wording.replies import Replies
from bot.wording.taps import Action, Tap, find_tap
from bot.wording.texts import Language
from bot.wording.understood import SAMPLE
from engine.wishes import read_request
from storage.turns import Turn

_LANGUAGE_OF: dict[Action, Language] = {Action.GERMAN: "de", Action.ENGLISH: "en"}


class ButtonHandlers:
    """Answer taps; a stale or foreign one politely and without effect."""

    def __init__(
        self, shoppers: Shoppers, dialogue: Dialogue, replies: Replies, looks: SecondLooks
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._looks = looks

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says."""
        query, chat = update.callback_query, update.effective_chat
        if query is None or chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        asked = Asked(chat.id, update.update_id, speech)
        tap = find_tap(query.data)
        if tap is None or (tap.action is Action.WISH and not 1 <= tap.position <= WISHES):
            await answer_tap(query, speech.plain("button-stale"))
        elif tap.action in _LANGUAGE_OF:
            await answer_tap(query)
            await self._choose_language(context, chat.id, tap.action)
        elif tap.action in {Action.SAMPLE, Action.WISH}:
            await answer_tap(query)
            await self._try_example(context, asked, tap)
        else:
            await self._tap_answer(query, context, asked, tap)

    async def _choose_language(
        self, context: ContextTypes.DEFAULT_TYPE, chat_id: int, action: Action
    ) -> None:
        speech = await self._shoppers.set_language(chat_id, _LANGUAGE_OF[action])
        await context.bot.send_message(chat_id, speech.html("language-chosen"))

    async def _try_example(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, tap: Tap
    ) -> None:
        """Search as if the shopper had sent the sample photo or the example wish."""
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            if tap.action is Action.WISH:
                await self._dialogue.start_over(asked.chat_id)
                wish = asked.speech.plain(f"start-wish-{tap.position}")
                answer = await self._dialogue.ask_words(asked, read_request(wish))
            else:
                photo = await asyncio.to_thread(_read_sample, tap.position)
                source = f"{SAMPLE}:{tap.position}"
                answer = await self._dialogue.ask_photos(asked, [photo], sources=[source])
        await self._replies.send_answer(context.bot, asked.chat_id, answer, asked.speech)

    async def _tap_answer(
        self,
        query: CallbackQuery,
        context: ContextTypes.DEFAULT_TYPE,
        asked: Asked,
        tap: Tap,
    ) -> None:
        turn = await self._dialogue.find_turn(asked.chat_id, tap.turn_id)
        if turn is None:
            await answer_tap(query, asked.speech.plain("button-stale"))
            return
        await answer_tap(query)
        if tap.action is Action.ITEM:
            details = await self._dialogue.get_details(turn, tap.position)
            await self._replies.send_details(context.bot, details, asked.speech)
            return
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            if tap.action is Action.REGION:
                region = REGIONS[min(tap.position, len(REGIONS) - 1)]
                answer = await self._looks.look(context.bot, asked, turn, region)
            else:
                answer = await self._change(asked, turn, tap)
        await self._replies.send_answer(context.bot, asked.chat_id, answer, asked.speech)

    async def _change(self, asked: Asked, turn: Turn, tap: Tap) -> Answer:
        match tap.action:
            case Action.MORE:
                return await self._dialogue.show_more(asked, turn)
            case Action.REMOVE:
                return await self._dialogue.remove(asked, turn, tap.position)
            case Action.DENY:
                return await self._dialogue.deny(asked, turn, tap.position)
            case Action.ONLY:
                return await self._dialogue.keep_only(asked, turn, tap.position)
            case Action.WITHOUT_PHOTO:
                return await self._dialogue.remove_photo(asked, turn)
            case Action.COMBINE:
                return await self._dialogue.combine(asked, turn)
            case _:
                item = await self._dialogue.get_item(turn, tap.position)
                return await self._dialogue.ask_similar(asked, item)


def _read_sample(number: int) -> bytes:
    samples = list_samples()
    return samples[min(max(number, 1), len(samples)) - 1].read_bytes()
