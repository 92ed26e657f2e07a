"""/feedback: what people say to the shop, and what the shop answers."""

from datetime import timedelta

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes
from telegram.helpers import create_deep_linked_url

from bot.handlers.persons import Met, Persons
from bot.handlers.toasts import answer_tap
from bot.operator.answering import Answering
from bot.wording.feedback import build_question_keyboard, find_excess, find_number
from bot.wording.remarks import describe_remark
from bot.wording.taps import FEEDBACK_ACTIONS, Action, find_tap
from storage.feedback import Feedback, Said

_PATIENCE = timedelta(minutes=15)  # later words are a question again
_MOST_OPEN = 10  # of one person: so that nobody floods the shop


class FeedbackHandlers:
    """Take what people say to the shop, in their private chats, and pass it on."""

    def __init__(self, persons: Persons, feedback: Feedback, answering: Answering) -> None:
        self._persons = persons
        self._feedback = feedback
        self._answering = answering

    async def feedback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Pass on what stands behind the command, or ask what it shall be."""
        message, met = update.effective_message, await self._persons.meet(update)
        if message is None or met is None:
            return
        _, _, text = (message.text or "").partition(" ")
        if not met.is_private:
            link = create_deep_linked_url(context.bot.username)
            await context.bot.send_message(
                met.chat_id, met.speech.html("privately-only", link=link)
            )
        elif text.strip():
            await self._take(context, update, met, text.strip())
        else:
            await self._ask(context, update, met)

    async def listen(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Before all others, take the words that were asked for; whatever else is done ends that.

        Raises:
            ApplicationHandlerStop: these were the words.
        """
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or chat.id != user.id:
            return
        if update.message is None and update.callback_query is None:
            return
        tap = find_tap(update.callback_query.data) if update.callback_query else None
        if tap is not None and tap.action in FEEDBACK_ACTIONS:
            return
        key = user.id, context.bot.id, update.update_id
        if not await self._feedback.is_for(*key, _PATIENCE):
            return
        text = _find_words(update.message)
        met = await self._persons.meet(update) if text else None
        if met is None:
            await self._feedback.stop_asking(user.id)
            return
        await self._take(context, update, met, text)
        raise ApplicationHandlerStop

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask for words, or for none after all."""
        query, met = update.callback_query, await self._persons.meet(update)
        tap = find_tap(query.data) if query is not None else None
        if query is None or met is None or tap is None or not met.is_private:
            return
        if tap.action is Action.FEEDBACK:
            await answer_tap(query)
            await self._ask(context, update, met)
        elif await self._feedback.stop_asking(met.person_id):
            await answer_tap(query)
            await query.edit_message_text(met.speech.html("feedback-dropped"))
        else:
            await answer_tap(query, met.speech.plain("button-stale"))

    async def _ask(self, context: ContextTypes.DEFAULT_TYPE, update: Update, met: Met) -> None:
        if await self._decline(context, update, met):
            return
        await self._feedback.ask(met.person_id, context.bot.id, update.update_id)
        await context.bot.send_message(
            met.chat_id,
            met.speech.html("feedback-question"),
            reply_markup=build_question_keyboard(met.speech),
        )

    async def _take(
        self, context: ContextTypes.DEFAULT_TYPE, update: Update, met: Met, text: str
    ) -> None:
        if await self._decline(context, update, met):
            return
        if remark := find_excess("feedback-long", text):
            await context.bot.send_message(met.chat_id, describe_remark(remark, met.speech))
            return
        number = await self._feedback.keep(met.person_id, context.bot.id, update.update_id, text)
        await self._answering.pass_on(context.bot, Said(number, met.person_id, text))
        await context.bot.send_message(met.chat_id, met.speech.html("feedback-thanks"))

    async def _decline(self, context: ContextTypes.DEFAULT_TYPE, update: Update, met: Met) -> bool:
        """Say why nothing is passed on, if so: nobody listens, or much waits already."""
        others = await self._feedback.count_others(met.person_id, context.bot.id, update.update_id)
        if not self._answering.has_listeners:
            said = met.speech.html("feedback-nobody")
        elif others >= _MOST_OPEN:
            said = met.speech.html("feedback-enough", count=others)
        else:
            return False
        await context.bot.send_message(met.chat_id, said)
        return True


class AnswerHandlers:
    """Take what admins answer, and show them what waits for an answer."""

    def __init__(self, persons: Persons, answering: Answering) -> None:
        self._persons = persons
        self._answering = answering

    async def show_open(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what nobody answered."""
        met = await self._persons.meet(update)
        if met is not None and not await self._answering.show_open(context.bot, met.chat_id):
            await context.bot.send_message(met.chat_id, met.speech.html("feedback-none-open"))

    async def answer(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Pass an admin's reply on to whose feedback it answers."""
        message, met = update.effective_message, await self._persons.meet(update)
        if message is None or met is None or message.reply_to_message is None:
            return
        number = find_number(message.reply_to_message.text or "")
        text = message.text or ""
        remark = find_excess("feedback-answer-long", text)
        if remark is not None:
            said = describe_remark(remark, met.speech)
        elif not text:
            said = met.speech.html("feedback-words-only")
        else:
            is_sent = await self._answering.answer(context.bot, number or 0, text)
            said = met.speech.html("feedback-answered" if is_sent else "feedback-gone")
        await context.bot.send_message(met.chat_id, said)


def _find_words(message: Message | None) -> str:
    """Return what a message says by itself: no command, nothing by way of a bot, no answer."""
    if message is None or message.via_bot is not None or (message.text or "").startswith("/"):
        return ""
    before = message.reply_to_message
    if before is not None and find_number(before.text or "") is not None:
        return ""  # an admin answers somebody
    return (message.text or "").strip()
