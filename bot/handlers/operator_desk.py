"""The desk of the shop's own people: commands that nobody else has, and what others say to them."""

from collections.abc import Callable

from telegram import Message, Update
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.handlers.broadcasts import BroadcastHandlers, NewsHandlers
from bot.handlers.feedback import AnswerHandlers, FeedbackHandlers
from bot.handlers.list_desk import Handler, match_actions
from bot.handlers.persons import Persons
from bot.handlers.stats import StatsHandlers
from bot.languages import Languages
from bot.operator.answering import Answering
from bot.operator.drafts import COMMAND
from bot.operator.stats import Stats
from bot.records import Records
from bot.shoppers import Shoppers
from bot.wording.feedback import find_number
from bot.wording.taps import BROADCAST_ACTIONS, FEEDBACK_ACTIONS, Action


class _AnswersFeedback(filters.MessageFilter):
    """A reply to a message of the bot that brought feedback."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one."""
        before = message.reply_to_message
        if before is None or before.from_user is None:
            return False
        is_ours = before.from_user.id == message.get_bot().id
        return is_ours and find_number(before.text or "") is not None


class _AdminTaps(CallbackQueryHandler):  # type: ignore[type-arg] # as the library's own examples
    """Taps on the buttons of broadcasts, by admins alone."""

    def __init__(self, broadcasts: BroadcastHandlers, admins: frozenset[int]) -> None:
        super().__init__(broadcasts.tap, pattern=match_actions(BROADCAST_ACTIONS))
        self._admins = admins

    def check_update(self, update: object) -> bool | object | None:
        """Leave everybody else's to whoever answers forged buttons."""
        query = update.callback_query if isinstance(update, Update) else None
        if query is None or query.from_user.id not in self._admins:
            return None
        return super().check_update(update)


def build_operator_handlers(
    records: Records, shoppers: Shoppers, wake: Callable[[], None], admins: frozenset[int]
) -> tuple[Handler, list[Handler]]:
    """Build what listens before all others, and the handlers of whoever runs the shop.

    Those of the admins alone come first, so that nobody else's command means anything.
    """
    persons = Persons(shoppers, records.people)
    languages = Languages(records.chats, records.people, shoppers.texts)
    answering = Answering(records.feedback, records.people, languages, admins)
    feedback = FeedbackHandlers(persons, records.feedback, answering)
    news = NewsHandlers(persons, records.people)
    handlers: list[Handler] = [
        CommandHandler("feedback", feedback.feedback, filters=filters.UpdateType.MESSAGE),
        CallbackQueryHandler(feedback.tap, pattern=match_actions(FEEDBACK_ACTIONS)),
        CallbackQueryHandler(news.stop, pattern=match_actions([Action.NO_NEWS])),
    ]
    if admins:
        handlers = [
            *_build_admin_handlers(records, shoppers, wake, answering, admins),
            *handlers,
        ]
    return TypeHandler(Update, feedback.listen), handlers


def _build_admin_handlers(
    records: Records,
    shoppers: Shoppers,
    wake: Callable[[], None],
    answering: Answering,
    admins: frozenset[int],
) -> list[Handler]:
    persons = Persons(shoppers, records.people)
    stats = StatsHandlers(shoppers, Stats(records.tallies, records.askings, records.feedback))
    broadcasts = BroadcastHandlers(persons, records.broadcasts, wake)
    answers = AnswerHandlers(persons, answering)
    own = filters.User(admins) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    news = filters.PHOTO & filters.CaptionRegex(COMMAND)
    return [
        CommandHandler("stats", stats.stats, filters=own),
        CommandHandler("broadcast", broadcasts.broadcast, filters=own),
        MessageHandler(own & news, broadcasts.broadcast),
        CommandHandler("feedback", answers.show_open, filters=own, has_args=False),
        MessageHandler(own & ~filters.COMMAND & _AnswersFeedback(), answers.answer),
        _AdminTaps(broadcasts, admins),
    ]
