"""/broadcast: news are shown as they would come, confirmed, sent and, if need be, stopped."""

from collections.abc import Callable

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.handlers.persons import Met, Persons
from bot.handlers.toasts import answer_tap
from bot.operator.drafts import CAPTION_UNITS, count_excess, read_news
from bot.wording.broadcasts import (
    Progress,
    build_question_keyboard,
    build_stop_keyboard,
    describe_progress,
    send_news,
)
from bot.wording.taps import Action, Tap, find_tap
from storage.broadcasts import Broadcasts, News
from storage.people import People


class BroadcastHandlers:
    """Serve the admins, in their private chats; `wake` has what they decide looked at at once."""

    def __init__(self, persons: Persons, broadcasts: Broadcasts, wake: Callable[[], None]) -> None:
        self._persons = persons
        self._broadcasts = broadcasts
        self._wake = wake

    async def broadcast(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what stands behind the command, or under a photo, as everybody would get it."""
        message, met = update.effective_message, await self._persons.meet(update)
        if message is None or met is None:
            return
        news = read_news(message)
        if news is not None and not message.media_group_id and not count_excess(message):
            await self._preview(update, context, met, news)
            return
        how = met.speech.html("broadcast-how")
        if message.media_group_id:
            how = met.speech.html("broadcast-one-photo")
        elif units := count_excess(message):
            how = met.speech.html("broadcast-long", units=units, most=CAPTION_UNITS)
        await context.bot.send_message(met.chat_id, how)

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send news, drop them, or stop them on their way."""
        query, met = update.callback_query, await self._persons.meet(update)
        tap = find_tap(query.data) if query is not None else None
        if query is None or met is None or tap is None or query.message is None:
            return
        if not await self._decide(query, met, tap):
            await answer_tap(query, met.speech.plain("broadcast-gone"))

    async def _preview(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, met: Met, news: News
    ) -> None:
        draft = await self._broadcasts.draft(met.chat_id, context.bot.id, update.update_id, news)
        recipients = await self._broadcasts.count_recipients()
        await send_news(context.bot, met.chat_id, draft.news, met.speech)
        await context.bot.send_message(
            met.chat_id,
            met.speech.html("broadcast-question", count=recipients),
            reply_markup=build_question_keyboard(draft, recipients, met.speech),
        )

    async def _decide(self, query: CallbackQuery, met: Met, tap: Tap) -> bool:
        """Do what a button says; return whether there is such a broadcast of this chat."""
        if tap.action is Action.NO_BROADCAST:
            return await self._drop(query, met, tap.turn_id)
        if tap.action is Action.STOP_BROADCAST:
            return await self._stop(query, met, tap.turn_id)
        return await self._start(query, met, tap.turn_id)

    async def _drop(self, query: CallbackQuery, met: Met, broadcast_id: int) -> bool:
        if not await self._broadcasts.discard(broadcast_id, met.chat_id):
            return False
        await answer_tap(query)
        await query.edit_message_text(met.speech.html("broadcast-dropped"))
        return True

    async def _stop(self, query: CallbackQuery, met: Met, broadcast_id: int) -> bool:
        if not await self._broadcasts.stop(broadcast_id, met.chat_id):
            return False
        self._wake()
        await answer_tap(query, met.speech.plain("broadcast-stopping"))
        return True

    async def _start(self, query: CallbackQuery, met: Met, broadcast_id: int) -> bool:
        message_id = query.message.message_id if query.message is not None else 0
        started = await self._broadcasts.start(broadcast_id, met.chat_id, message_id)
        if started is None:
            return False
        await answer_tap(query)
        await query.edit_message_text(
            describe_progress(Progress(started, 0, None), met.speech),
            reply_markup=build_stop_keyboard(started, met.speech),
        )
        self._wake()
        return True


class NewsHandlers:
    """Let people hear no more of the shop's news, by a tap under them."""

    def __init__(self, persons: Persons, people: People) -> None:
        self._persons = persons
        self._people = people

    async def stop(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send who taps no more news."""
        query, met = update.callback_query, await self._persons.meet(update)
        if query is None or met is None:
            return
        if not met.is_private:
            await answer_tap(query, met.speech.plain("button-stale"))
            return
        await answer_tap(query)
        await self._people.set_wants_news(met.person_id, wants_news=False)
        await context.bot.send_message(met.chat_id, met.speech.html("news-stopped"))
