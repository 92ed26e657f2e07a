"""Where updates become answers: intake, lines, handling and sending, wired to one application."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.handlers.other import OtherHandlers
from bot.intake.handling import Handling, note_failure
from bot.intake.inbox import Intake
from bot.intake.newest import Handle, NewestQueries
from bot.intake.order import ChatLines
from bot.metrics import Metrics
from bot.privacy.gate import PersonGate
from bot.queueing.doors import asking_patience
from bot.queueing.line import telling_place
from bot.queueing.waiting import ask_patience, tell_place
from bot.records import Records
from bot.sending.correspondents import Correspondents
from bot.sending.topics import answering_at, find_spot
from bot.shoppers import Shoppers
from bot.wording.remarks import Remark

ShopApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Reception:
    """The parts between Telegram and the handlers."""

    intake: Intake
    lines: ChatLines
    handling: Handling
    correspondents: Correspondents
    queries: NewestQueries

    async def open(self, bot_id: int) -> int:
        """Begin with what a crash or a stop left undone; return how many updates that is.

        Raises:
            StorageError: the database failed.
        """
        self.handling.sign_in(bot_id)
        await self.correspondents.load()
        return await self.intake.replay()


def build_reception(
    application: ShopApplication,
    records: Records,
    correspondents: Correspondents,
    other: OtherHandlers,
    shoppers: Shoppers,
    *,
    metrics: Metrics,
    answer_query: Handle,
    gate: PersonGate,
) -> Reception:
    """Wire the parts to an application whose handlers are there; `answer_query` is inline mode."""
    bot: ExtBot[Any] = application.bot

    async def say(update: Update, remark: Remark) -> None:
        await other.say(bot, update, remark)

    async def process(update: Update) -> None:
        with (
            telling_place(partial(tell_place, bot, shoppers, update)),
            asking_patience(partial(ask_patience, bot, shoppers, update)),
            answering_at(find_spot(update)),
        ):
            await application.process_update(update)

    handling = Handling(process, say, records.inbox, records.sendings, metrics, gate)
    application.add_error_handler(_note)
    lines = ChatLines(handling.handle, handling.turn_away)
    metrics.updates_in_lines.set_function(lambda: len(lines))
    queries = NewestQueries(answer_query)
    intake = Intake(records.inbox, lines, correspondents, bot, metrics, queries)
    return Reception(intake, lines, handling, correspondents, queries)


async def _note(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    if isinstance(context.error, Exception):
        note_failure(context.error)
