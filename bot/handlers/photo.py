"""A photo, or an image sent as a file, with or without a caption."""

import asyncio
from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.dialogue.dialogue import Dialogue
from bot.dialogue.regions import OwnPhoto
from bot.errors import ShopperProblem
from bot.intake.incoming import IncomingAlbum, IncomingAlbums
from bot.intake.photos import Photos, SentFile
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.mentions import strip_mention
from bot.wording.remarks import Remark
from engine.errors import ImageError

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


class PhotoHandlers:
    """Answer a picture with an album."""

    def __init__(
        self,
        shoppers: Shoppers,
        dialogue: Dialogue,
        replies: Replies,
        photos: Photos,
        albums: IncomingAlbums,
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._photos = photos
        self._albums = albums

    async def photo(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Search for what a photo, an image file or a whole album of them shows."""
        message, asked = update.effective_message, await self._shoppers.get_asked(update)
        if message is None or asked is None:
            return
        async with show_activity(context.bot, asked.chat_id, ChatAction.TYPING):
            album = await self._albums.gather(context.bot, update, message)
            loaded, problem = await self._load_all(context, album)
            if not loaded and problem is not None:
                await self._albums.close(context.bot, update, album)
                raise problem
            answer = await self._dialogue.ask_photos(
                asked,
                [content for content, _ in loaded],
                strip_mention(album.caption, context.bot.username),
                sources=[OwnPhoto(file_id).write() for _, file_id in loaded],
            )
        if problem is not None:
            left_out = len(album.messages) - len(loaded)
            remark = Remark("some-photos-left-out", {"count": left_out})
            answer = replace(answer, remarks=(remark, *answer.remarks))
        await self._replies.send_answer(context.bot, asked, answer)
        await self._albums.close(context.bot, update, album)

    async def _load_all(
        self, context: ContextTypes.DEFAULT_TYPE, album: IncomingAlbum
    ) -> tuple[list[tuple[bytes, str]], ShopperProblem | ImageError | None]:
        """Load what can be loaded of an album, each with its file id, and say why not the rest."""
        sent = [_find_picture(message) for message in album.messages]
        found = await asyncio.gather(*(self._load(context, one) for one in sent))
        problems = [one for one in found if not isinstance(one, bytes)]
        loaded = [
            (content, file.file_id)
            for content, file in zip(found, sent, strict=True)
            if isinstance(content, bytes) and file is not None
        ]
        return loaded, next(iter(problems), None)

    async def _load(
        self, context: ContextTypes.DEFAULT_TYPE, sent: SentFile | None
    ) -> bytes | ShopperProblem | ImageError:
        if sent is None:
            return ShopperProblem("photo-not-an-image")
        try:
            return await self._photos.load(context.bot, sent)
        except (ShopperProblem, ImageError) as problem:
            return problem


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
