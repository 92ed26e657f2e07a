"""Whatever else people send, and what to say when there is no answer."""

from typing import Any

from telegram import Message, Update
from telegram.ext import ContextTypes, ExtBot

from bot.errors import ShopperProblem
from bot.shoppers import Shoppers
from bot.wording.remarks import Remark, describe_remark
from engine.errors import ImageError, ImageProblem

_SENTENCES = {
    ImageProblem.EMPTY: "photo-empty",
    ImageProblem.NOT_AN_IMAGE: "photo-not-an-image",
    ImageProblem.DAMAGED: "photo-damaged",
    ImageProblem.TOO_MANY_PIXELS: "photo-too-many-pixels",
    ImageProblem.TOO_MANY_BYTES: "photo-too-big",
    ImageProblem.UNREADABLE: "photo-download-failed",
}

_KINDS = {  # in this order: a game has a picture, a venue a location, an animation a document
    "sticker": "sent-sticker",
    "voice": "sent-voice",
    "audio": "sent-audio",
    "video_note": "sent-video",
    "animation": "sent-animation",
    "video": "sent-video",
    "game": "sent-game",
    "dice": "sent-dice",
    "poll": "sent-poll",
    "contact": "sent-contact",
    "venue": "sent-location",
    "location": "sent-location",
    "story": "sent-story",
}


class OtherHandlers:
    """Answer stickers, voices and the like; say why there is no answer."""

    def __init__(self, shoppers: Shoppers) -> None:
        self._shoppers = shoppers

    async def unsupported(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say something that fits what was sent, and what the bot can work with."""
        if update.effective_message is not None:
            sentence = find_sentence(update.effective_message)
            await self.say(context.bot, update, Remark(sentence))

    async def say(self, bot: ExtBot[Any], update: Update, remark: Remark) -> None:
        """Say something to whom an update came from, once for each update and sentence."""
        if update.effective_chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        await bot.send_message(
            update.effective_chat.id,
            describe_remark(remark, speech),
            rate_limit_args=(f"sentence {remark.sentence}",),
        )


def find_sentence(message: Message) -> str:
    """Return what to say to something that is neither words nor a picture."""
    return next((it for kind, it in _KINDS.items() if getattr(message, kind)), "unsupported")


def find_remark(error: Exception | None) -> Remark | None:
    """Return what to say of a problem that a shopper can do something about."""
    match error:
        case ShopperProblem():
            return error.remark
        case ImageError():
            return Remark(_SENTENCES[error.reason])
    return None
