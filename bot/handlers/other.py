"""Whatever else people send, and what to say when handling failed."""

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.errors import ShopperProblem
from bot.shoppers import Shoppers
from engine.errors import ImageError, ImageProblem

_log = structlog.get_logger(__name__)
_SENTENCES = {
    ImageProblem.EMPTY: "photo-empty",
    ImageProblem.NOT_AN_IMAGE: "photo-not-an-image",
    ImageProblem.DAMAGED: "photo-damaged",
    ImageProblem.TOO_MANY_PIXELS: "photo-too-many-pixels",
    ImageProblem.TOO_MANY_BYTES: "photo-too-big",
    ImageProblem.UNREADABLE: "photo-download-failed",
}


class OtherHandlers:
    """Answer stickers, voices and the like; apologise for what broke."""

    def __init__(self, shoppers: Shoppers) -> None:
        self._shoppers = shoppers

    async def unsupported(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot can work with."""
        await self._say(update, context, "unsupported")

    async def error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell the shopper why there is no answer; log what broke."""
        update_id = update.update_id if isinstance(update, Update) else None
        sentence = find_sentence(context.error)
        if sentence is None:
            _log.error("update_failed", update_id=update_id, exc_info=context.error)
        if not isinstance(update, Update):
            return
        try:
            await self._say(update, context, sentence or "something-broke")
        except TelegramError as error:
            _log.warning("apology_failed", update_id=update_id, error=str(error))

    async def _say(self, update: Update, context: ContextTypes.DEFAULT_TYPE, sentence: str) -> None:
        if update.effective_chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        await context.bot.send_message(update.effective_chat.id, speech.html(sentence))


def find_sentence(error: Exception | None) -> str | None:
    """Return the sentence for a problem that a shopper can do something about."""
    match error:
        case ShopperProblem():
            return error.sentence
        case ImageError():
            return _SENTENCES[error.reason]
    return None
