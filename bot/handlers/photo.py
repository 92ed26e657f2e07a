"""A photo, or an image sent as a file, with or without a caption."""

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.activity import show_activity
from bot.answers import Asked
from bot.dialogue import Dialogue
from bot.errors import ShopperProblem
from bot.incoming import IncomingAlbums
from bot.photos import Photos, SentFile
from bot.replies import Replies
from bot.shoppers import Shoppers

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

_SECOND = 2  # photo of an album: the place to say, once, that the first one counts


class PhotoHandlers:
    """Answer a picture with an album."""

    def __init__(
        self, shoppers: Shoppers, dialogue: Dialogue, replies: Replies, photos: Photos
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._photos = photos
        self._albums = IncomingAlbums()

    async def photo(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Search for what a photo or an image file shows."""
        message, chat = update.effective_message, update.effective_chat
        if message is None or chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        place = self._albums.count(chat.id, message.media_group_id)
        if place == _SECOND:
            raise ShopperProblem("only-one-photo")
        if place > _SECOND:
            return
        sent = _find_picture(message)
        if sent is None:
            raise ShopperProblem("photo-not-an-image")
        async with show_activity(context.bot, chat.id, ChatAction.TYPING):
            content = await self._photos.load(context.bot, sent)
            asked = Asked(chat.id, update.update_id, speech)
            answer = await self._dialogue.ask_photos(asked, [content], message.caption or "")
        await self._replies.send_answer(context.bot, chat.id, answer, speech)


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
