"""A tap on a button under one of our messages."""

import asyncio

from telegram import CallbackQuery, InlineKeyboardMarkup, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.regions import REGIONS
from bot.dialogue.second_looks import SecondLooks
from bot.errors import ShopperProblem
from bot.handlers.toasts import answer_tap
from bot.samples import list_samples
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.chips import build_chip_keyboard
from bot.wording.keyboards import WISHES, build_answer_keyboard
from bot.wording.suggestions import find_term
from bot.wording.taps import Action, Tap, find_tap
from bot.wording.texts import Language
from bot.wording.understood import SAMPLE
from engine.wishes import read_request
from storage.shown import ShownMessages
from storage.turns import Turn

_ANEW = {Action.MORE, Action.SIMILAR}  # leave what they were tapped under as it is
_LANGUAGE_OF: dict[Action, Language] = {Action.GERMAN: "de", Action.ENGLISH: "en"}


class ButtonHandlers:
    """Answer taps; a stale or foreign one politely and without effect."""

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

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says."""
        query, asked = update.callback_query, await self._shoppers.get_asked(update)
        if query is None or asked is None:
            return
        tap = find_tap(query.data)
        if tap is None or (tap.action is Action.WISH and not 1 <= tap.position <= WISHES):
            await answer_tap(query, asked.speech.plain("button-stale"))
        elif tap.action in _LANGUAGE_OF:
            await answer_tap(query)
            await self._choose_language(context, asked.chat_id, tap.action)
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
                await self._dialogue.start_over(asked.chat_id, asked.person_id)
                wish = asked.speech.plain(f"start-wish-{tap.position}")
                answer = await self._dialogue.ask_words(asked, read_request(wish))
            else:
                photo = await asyncio.to_thread(_read_sample, tap.position)
                source = f"{SAMPLE}:{tap.position}"
                answer = await self._dialogue.ask_photos(asked, [photo], sources=[source])
        await self._replies.send_answer(context.bot, asked, answer)

    async def _tap_answer(
        self,
        query: CallbackQuery,
        context: ContextTypes.DEFAULT_TYPE,
        asked: Asked,
        tap: Tap,
    ) -> None:
        turn = await self._dialogue.find_turn(asked.chat_id, tap.turn_id, asked.person_id)
        if turn is None:
            await answer_tap(query, asked.speech.plain("button-stale"))
            return
        await answer_tap(query)
        if tap.action is Action.ITEM:
            details = await self._dialogue.get_details(turn, tap.position)
            await self._replies.send_details(context.bot, details, asked.speech)
        elif tap.action in {Action.CHIP, Action.CHIPS}:
            keyboard = await self._build_keyboard(asked, turn, tap)
            await self._replies.change_keyboard(context.bot, asked, keyboard)
        else:
            await self._answer(context, asked, turn, tap)

    async def _build_keyboard(
        self, asked: Asked, turn: Turn, tap: Tap
    ) -> InlineKeyboardMarkup | None:
        """Build the buttons of one wish, or those that an answer had before one was opened."""
        if tap.action is Action.CHIP:
            keyboard = build_chip_keyboard(turn, tap.position, asked.speech)
            if keyboard is not None:
                return keyboard
        shown = await self._shown.find(asked.chat_id, asked.message_id or 0)
        answer = await self._dialogue.places.look(turn, shown.number if shown else 1)
        return build_answer_keyboard(answer, asked.speech)

    async def _answer(
        self, context: ContextTypes.DEFAULT_TYPE, asked: Asked, turn: Turn, tap: Tap
    ) -> None:
        """Answer a tap: further matches and another search below, a change in its place."""
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            if tap.action is Action.REGION:
                region = REGIONS[min(tap.position, len(REGIONS) - 1)]
                answer = await self._looks.look(context.bot, asked, turn, region)
            elif tap.action in _ANEW:
                answer = await self._go_on(asked, turn, tap)
            else:
                answer = await self._correct(asked, turn, tap)
        if tap.action in _ANEW:
            await self._replies.send_answer(context.bot, asked, answer)
        else:
            await self._replies.change_answer(context.bot, asked, answer)

    async def _go_on(self, asked: Asked, turn: Turn, tap: Tap) -> Answer:
        if tap.action is Action.MORE:
            return await self._dialogue.show_more(asked, turn)
        item = await self._dialogue.get_item(turn, tap.position)
        return await self._dialogue.ask_similar(asked, item)

    async def _correct(self, asked: Asked, turn: Turn, tap: Tap) -> Answer:
        corrections = self._dialogue.corrections
        match tap.action:
            case Action.BACK:
                return await self._dialogue.places.back(asked, turn)
            case Action.REMOVE:
                return await corrections.remove(asked, turn, tap.position)
            case Action.DENY:
                return await corrections.deny(asked, turn, tap.position)
            case Action.STRONGER:
                return await corrections.emphasise(asked, turn, tap.position, 1)
            case Action.WEAKER:
                return await corrections.emphasise(asked, turn, tap.position, -1)
            case Action.ADD | Action.UP_TO:
                return await self._follow_suggestion(asked, turn, tap)
            case _:
                return await self._correct_whole(asked, turn, tap)

    async def _follow_suggestion(self, asked: Asked, turn: Turn, tap: Tap) -> Answer:
        if tap.action is Action.UP_TO:
            return await self._dialogue.corrections.limit_price(asked, turn, tap.position)
        term = find_term(tap.position)
        if term is None:
            raise ShopperProblem("button-stale")
        return await self._dialogue.corrections.add(asked, turn, term)

    async def _correct_whole(self, asked: Asked, turn: Turn, tap: Tap) -> Answer:
        """Change what a question is about: words, a photo, or both and how much."""
        corrections = self._dialogue.corrections
        match tap.action:
            case Action.MORE_PHOTO:
                return await corrections.shift(asked, turn, -1)
            case Action.MORE_WORDS:
                return await corrections.shift(asked, turn, 1)
            case Action.ONLY:
                return await corrections.keep_only(asked, turn, tap.position)
            case Action.WITHOUT_PHOTO:
                return await corrections.remove_photo(asked, turn)
            case _:
                return await corrections.combine(asked, turn)


def _read_sample(number: int) -> bytes:
    samples = list_samples()
    return samples[min(max(number, 1), len(samples)) - 1].read_bytes()
