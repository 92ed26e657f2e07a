"""Feedback goes to the admins without a name, and an admin's reply back to its person."""

from collections.abc import Iterable
from typing import Any

import structlog
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.languages import Languages
from bot.wording.feedback import build_answer_keyboard, describe_received
from storage.feedback import Feedback, Said
from storage.people import People

_log = structlog.get_logger(__name__)
_MOST_OPEN = 10


class Answering:
    """Pass words between people and the admins, who know each other by a number alone."""

    def __init__(
        self,
        feedback: Feedback,
        people: People,
        languages: Languages,
        admins: frozenset[int],
    ) -> None:
        self._feedback = feedback
        self._people = people
        self._languages = languages
        self._admins = admins

    @property
    def has_listeners(self) -> bool:
        """Tell whether anybody of the shop reads what people say."""
        return bool(self._admins)

    async def pass_on(self, bot: ExtBot[Any], said: Said) -> None:
        """Send to every admin what somebody said; who cannot be reached finds it by /feedback."""
        for admin in sorted(self._admins):
            try:
                await self._show(bot, admin, [said])
            except (Forbidden, BadRequest) as error:  # an admin must have opened the chat once
                _log.warning("feedback_not_shown", error=error.message)

    async def show_open(self, bot: ExtBot[Any], admin: int) -> bool:
        """Send to an admin the latest of what nobody answered; return whether there was any."""
        waiting = await self._feedback.list_open(_MOST_OPEN)
        await self._show(bot, admin, waiting)
        return bool(waiting)

    async def answer(self, bot: ExtBot[Any], number: int, text: str) -> bool:
        """Send an admin's answer to whose feedback has a number; return whether it was sent."""
        said = await self._feedback.find(number)
        person = None if said is None else await self._people.find(said.person_id)
        if said is None or person is None or person.chat_id is None:
            return False
        speech = await self._languages.find_speech(said.person_id)
        try:
            await bot.send_message(
                person.chat_id,
                speech.html("feedback-answer", text=text),
                reply_markup=build_answer_keyboard(speech),
            )
        except (Forbidden, BadRequest):  # they blocked the bot, or are gone
            return False
        await self._feedback.close(number)
        return True

    async def _show(self, bot: ExtBot[Any], admin: int, waiting: Iterable[Said]) -> None:
        speech = await self._languages.find_speech(admin)
        for said in waiting:
            await bot.send_message(
                admin,
                describe_received(said, speech),
                rate_limit_args=(f"feedback {said.number} to {admin}",),
            )
