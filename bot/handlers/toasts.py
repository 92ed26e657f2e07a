"""Toasts: what a tap is answered with at the top of the screen, and nothing in the chat."""

import structlog
from telegram import CallbackQuery
from telegram.error import TelegramError

_log = structlog.get_logger(__name__)


async def answer_tap(query: CallbackQuery, text: str | None = None) -> None:
    """Stop the button's spinner; where that fails, as for an old tap, the tap still counts."""
    try:
        await query.answer(text)
    except TelegramError as error:
        _log.info("tap_unanswered", error=error.message)
