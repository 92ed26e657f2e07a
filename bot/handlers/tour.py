"""/demo: what the bot can do, shown in a minute and a few taps on "Weiter"."""

import asyncio
from typing import Any

from telegram import CallbackQuery, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes, ExtBot

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.errors import ShopperProblem
from bot.handlers.toasts import answer_tap
from bot.samples import list_samples
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.keyboards import build_start_keyboard
from bot.wording.taps import Action, Tap, find_tap
from bot.wording.tour import STEPS, build_tour_keyboard
from bot.wording.understood import SAMPLE
from engine.wishes import read_request
from storage.turns import Turn

_SAMPLE_NUMBER = 2
_DETAILS_NUMBER = 1
TOUR_PATTERN = rf"^{Action.TOUR}:"


class TourHandlers:
    """Lead a visitor through a photo, a wish, a change by tap and an item's details."""

    def __init__(self, shoppers: Shoppers, dialogue: Dialogue, replies: Replies) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies

    async def begin(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what will be shown; the first tap shows it."""
        asked = await self._shoppers.get_asked(update)
        if asked is None:
            return
        await self._dialogue.start_over(asked.chat_id, asked.person_id)
        await context.bot.send_message(
            asked.chat_id,
            asked.speech.html("tour-welcome", steps=len(STEPS)),
            reply_markup=build_tour_keyboard(0, 0, asked.speech),
        )

    async def go_on(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the step that a tap asks for."""
        query, asked = update.callback_query, await self._shoppers.get_asked(update)
        if query is None or asked is None:
            return
        tap = find_tap(query.data)
        turn = await self._find_turn(asked, tap)
        if tap is None or tap.position >= len(STEPS) or (turn is None and tap.position):
            await answer_tap(query, asked.speech.plain("button-stale"))
            return
        await self._show(query, context.bot, asked, turn, tap.position)

    async def _find_turn(self, asked: Asked, tap: Tap | None) -> Turn | None:
        if tap is None:
            return None
        return await self._dialogue.find_turn(asked.chat_id, tap.turn_id, asked.person_id)

    async def _show(
        self, query: CallbackQuery, bot: ExtBot[Any], asked: Asked, turn: Turn | None, step: int
    ) -> None:
        await answer_tap(query)
        if STEPS[step] == "tour-details" and turn is not None:
            details = await self._dialogue.get_details(turn, _DETAILS_NUMBER)
            await self._replies.send_details(bot, details, asked.speech)
            keyboard = build_start_keyboard(asked.speech, len(list_samples()))
        else:
            async with show_activity(bot, asked.chat_id, ChatAction.TYPING):
                answer = await self._ask(asked, turn, step)
            await self._replies.send_answer(bot, asked, answer)
            keyboard = build_tour_keyboard(answer.turn.id, step + 1, asked.speech)
        sentence = asked.speech.html(STEPS[step], step=step + 1, steps=len(STEPS))
        await bot.send_message(asked.chat_id, sentence, reply_markup=keyboard)

    async def _ask(self, asked: Asked, turn: Turn | None, step: int) -> Answer:
        """Do what a visitor would: show a photo, say a wish, tap it away into its opposite."""
        match STEPS[step]:
            case "tour-photo":
                photo = await asyncio.to_thread(list_samples()[_SAMPLE_NUMBER - 1].read_bytes)
                source = f"{SAMPLE}:{_SAMPLE_NUMBER}"
                return await self._dialogue.ask_photos(asked, [photo], sources=[source])
            case "tour-words":
                wish = read_request(asked.speech.plain("tour-wish"))
                return await self._dialogue.ask_words(asked, wish)
            case _ if turn is not None:
                return await self._dialogue.corrections.deny(asked, turn, 0)
        raise ShopperProblem("button-stale")
