"""A photo, or an image sent as a file, with or without a caption."""

from telegram import Message, Update
from telegram.constants import ChatAction, ParseMode
from telegram.ext import ContextTypes

from bot.activity import show_activity
from bot.dialogue import Answer, Asked, Dialogue
from bot.photos import DownloadFailedError, PhotoTooBigError, SentFile, download_photo
from bot.replies import Replies
from bot.shoppers import Shoppers
from engine.errors import ImageError, ImageProblem

_IMAGE_SUFFIXES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".heic",
    ".heif",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".avif",
)
_SENTENCES = {
    ImageProblem.EMPTY: "photo-empty",
    ImageProblem.NOT_AN_IMAGE: "photo-not-an-image",
    ImageProblem.DAMAGED: "photo-damaged",
    ImageProblem.TOO_MANY_PIXELS: "photo-too-many-pixels",
    ImageProblem.TOO_MANY_BYTES: "photo-too-big",
    ImageProblem.UNREADABLE: "photo-download-failed",
}


class PhotoHandlers:
    """Answer a picture with an album."""

    def __init__(self, shoppers: Shoppers, dialogue: Dialogue, replies: Replies) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies

    async def photo(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Search for what a photo or an image file shows."""
        message, chat = update.effective_message, update.effective_chat
        if message is None or chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        sent = _find_picture(message)
        if sent is None:
            problem = "photo-not-an-image"
        else:
            try:
                answer = await self._ask(update, context, sent)
            except PhotoTooBigError:
                problem = "photo-too-big"
            except DownloadFailedError:
                problem = "photo-download-failed"
            except ImageError as error:
                problem = _SENTENCES[error.reason]
            else:
                await self._replies.send_answer(context.bot, chat.id, answer, speech)
                return
        await context.bot.send_message(chat.id, speech.html(problem), parse_mode=ParseMode.HTML)

    async def _ask(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, sent: SentFile
    ) -> Answer:
        message, chat = update.effective_message, update.effective_chat
        assert message is not None  # noqa: S101 - narrowed by the caller, said again for mypy
        assert chat is not None  # noqa: S101 - likewise
        async with show_activity(context.bot, chat.id, ChatAction.TYPING):
            content = await download_photo(context.bot, sent)
            asked = Asked(chat.id, update.update_id)
            return await self._dialogue.ask_photo(asked, content, message.caption or "")


def _find_picture(message: Message) -> SentFile | None:
    """Return the largest size of a photo, or a document that may hold an image."""
    if message.photo:
        largest = message.photo[-1]
        return SentFile(largest.file_id, largest.file_size)
    document = message.document
    if document is None:
        return None
    is_image = (document.mime_type or "").startswith("image/")
    if is_image or (document.file_name or "").lower().endswith(_IMAGE_SUFFIXES):
        return SentFile(document.file_id, document.file_size)
    return None
