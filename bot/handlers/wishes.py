"""/wishes, "sag Bescheid", and the buttons under what the bot writes on its own accord."""

from typing import Any

from telegram import Update
from telegram.ext import ContextTypes, ExtBot
from telegram.helpers import create_deep_linked_url

from bot.deep_links import Page
from bot.dialogue.dialogue import Dialogue
from bot.handlers.persons import Met, Persons
from bot.handlers.private import show_the_way
from bot.handlers.toasts import answer_tap
from bot.notices.waiting import Waiting
from bot.notices.words import asks_for_wishes
from bot.wording.mentions import read_words
from bot.wording.notice_keyboards import build_saved_keyboard
from bot.wording.notice_replies import send_wishes
from bot.wording.taps import Action, Tap, find_tap
from bot.wording.understood import describe_turn
from storage.people import People
from storage.turns import Turn


class WishHandlers:
    """Save what people wait for, show it, and stop when they say so."""

    def __init__(
        self, persons: Persons, people: People, dialogue: Dialogue, waiting: Waiting
    ) -> None:
        self._persons = persons
        self._people = people
        self._dialogue = dialogue
        self._waiting = waiting

    async def wishes(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what a person waits for."""
        if met := await self._persons.meet(update):
            await self._show(context.bot, met)

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Save what was asked last, or show what is saved."""
        message, met = update.effective_message, await self._persons.meet(update)
        if message is None or met is None:
            return
        if asks_for_wishes(read_words(message)):
            await self._show(context.bot, met)
            return
        await self._save(
            context.bot, met, await self._dialogue.get_latest(met.chat_id, met.person_id)
        )

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says."""
        query, met = update.callback_query, await self._persons.meet(update)
        tap = find_tap(query.data) if query is not None else None
        if query is None or met is None or tap is None:
            return
        turn = None
        if tap.action is Action.TELL:
            turn = await self._dialogue.find_turn(met.chat_id, tap.turn_id, met.person_id)
            if turn is None:
                await answer_tap(query, met.speech.plain("button-stale"))
                return
        elif tap.action is Action.END_WISH and not await self._end(met, tap):
            await answer_tap(query, met.speech.plain("button-of-another"))
            return
        await answer_tap(query)
        if turn is not None:
            await self._save(context.bot, met, turn)
        else:
            await self._stop(context.bot, met, tap)

    async def _end(self, met: Met, tap: Tap) -> bool:
        return await self._waiting.end(met.person_id, tap.turn_id)

    async def _stop(self, bot: ExtBot[Any], met: Met, tap: Tap) -> None:
        if tap.action is Action.WISHES:
            await self._show(bot, met)
        elif tap.action is Action.END_WISH:
            await bot.send_message(met.chat_id, met.speech.html("wish-ended"))
        else:
            await self._people.set_wants_prices(met.person_id, wants_prices=False)
            await bot.send_message(met.chat_id, met.speech.html("prices-stopped"))

    async def _save(self, bot: ExtBot[Any], met: Met, turn: Turn) -> None:
        person = await self._people.find(met.person_id)
        if person is None or person.chat_id is None:  # a bot cannot write first
            link = create_deep_linked_url(bot.username)
            await bot.send_message(met.chat_id, met.speech.html("wish-needs-private", link=link))
            return
        wish = await self._waiting.save(met.person_id, turn)
        line = describe_turn(turn, met.speech)
        await bot.send_message(
            met.chat_id,
            f"<b>{line}</b>\n{met.speech.html('wish-saved')}",
            reply_markup=build_saved_keyboard(wish, met.speech),
        )

    async def _show(self, bot: ExtBot[Any], met: Met) -> None:
        if not met.is_private:
            await show_the_way(bot, met, Page.WISHES)
            return
        wishes = await self._waiting.list_all(met.person_id)
        outdated = [wish for wish in wishes if self._waiting.is_outdated(wish)]
        await send_wishes(bot, met.chat_id, wishes, outdated, met.speech)
