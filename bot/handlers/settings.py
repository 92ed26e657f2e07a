"""/settings: a message with the choices, which changes itself as they are made."""

from datetime import time
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes, ExtBot
from telegram.helpers import create_deep_linked_url

from bot.handlers.persons import Met, Persons
from bot.handlers.toasts import answer_tap
from bot.shoppers import Shoppers
from bot.wording.settings import (
    ALBUM_SIZES,
    QUIET_HOURS,
    build_settings_keyboard,
    describe_settings,
)
from bot.wording.taps import Action, Tap, find_tap
from bot.wording.texts import Language
from storage.people import People, Person

_LANGUAGE_OF: dict[Action, Language] = {Action.SPEAK_GERMAN: "de", Action.SPEAK_ENGLISH: "en"}


class SettingsHandlers:
    """Let people choose; `album_size` and `quiet` are what holds for who chose nothing."""

    def __init__(
        self,
        persons: Persons,
        people: People,
        shoppers: Shoppers,
        *,
        album_size: int,
        quiet: tuple[time, time],
    ) -> None:
        self._persons = persons
        self._people = people
        self._shoppers = shoppers
        self._album_size = album_size
        self._quiet = quiet

    async def settings(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show a person's settings, in their private chat."""
        met = await self._persons.meet(update)
        if met is None:
            return
        if not met.is_private:
            link = create_deep_linked_url(context.bot.username)
            await context.bot.send_message(
                met.chat_id, met.speech.html("privately-only", link=link)
            )
            return
        await self._show(context.bot, met)

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep a choice, and show the settings as they are then."""
        query, met = update.callback_query, await self._persons.meet(update)
        tap = find_tap(query.data) if query is not None else None
        if query is None or met is None or tap is None:
            return
        is_known = met.is_private and await self._choose(met, tap)
        await answer_tap(query, None if is_known else met.speech.plain("button-stale"))
        if is_known and tap.action is not Action.SETTINGS:
            met = await self._persons.meet(update) or met  # in the language that holds now
            await self._show_again(query, met)
        elif is_known:
            await self._show(context.bot, met)

    async def _choose(self, met: Met, tap: Tap) -> bool:
        """Keep what a tap chose; return whether there is such a choice."""
        number = tap.turn_id
        if language := _LANGUAGE_OF.get(tap.action):
            await self._shoppers.set_language(met.chat_id, language)
        elif tap.action is Action.ALBUM_SIZE and number in ALBUM_SIZES:
            await self._people.set_album_size(met.person_id, number)
        elif tap.action is Action.QUIET and number < len(QUIET_HOURS):
            await self._people.set_quiet(met.person_id, QUIET_HOURS[number])
        elif tap.action is Action.SET_PRICES:
            await self._people.set_wants_prices(met.person_id, number == 1)
        elif tap.action is Action.SET_NEWS:
            await self._people.set_wants_news(met.person_id, number == 1)
        else:
            return tap.action is Action.SETTINGS
        return True

    async def _show(self, bot: ExtBot[Any], met: Met) -> None:
        await bot.send_message(met.chat_id, **await self._describe(met))

    async def _show_again(self, query: CallbackQuery, met: Met) -> None:
        await query.edit_message_text(**await self._describe(met))

    async def _describe(self, met: Met) -> dict[str, Any]:
        person = await self._people.find(met.person_id) or Person(
            met.person_id, met.chat_id, met.speech.language, None
        )
        size = person.album_size or self._album_size
        known = person, size, self._quiet
        return {
            "text": describe_settings(*known, met.speech),
            "reply_markup": build_settings_keyboard(*known, self._shoppers.texts, met.speech),
        }
