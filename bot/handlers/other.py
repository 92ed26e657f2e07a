"""Whatever else people send, and what to say when handling failed."""

import structlog
from telegram import Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.shoppers import Shoppers

_log = structlog.get_logger(__name__)


class OtherHandlers:
    """Answer stickers, voices and the like; apologise for what broke."""

    def __init__(self, shoppers: Shoppers) -> None:
        self._shoppers = shoppers

    async def unsupported(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot can work with."""
        await self._say(update, context, "unsupported")

    async def error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what broke and tell the shopper that it did."""
        update_id = update.update_id if isinstance(update, Update) else None
        _log.error("update_failed", update_id=update_id, exc_info=context.error)
        if not isinstance(update, Update):
            return
        try:
            await self._say(update, context, "something-broke")
        except TelegramError as error:
            _log.warning("apology_failed", update_id=update_id, error=str(error))

    async def _say(self, update: Update, context: ContextTypes.DEFAULT_TYPE, sentence: str) -> None:
        if update.effective_chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        await context.bot.send_message(
            update.effective_chat.id, speech.html(sentence), parse_mode=ParseMode.HTML
        )
