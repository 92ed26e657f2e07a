"""Albums out: pictures sent as one, by remembered file id where Telegram already has them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog
from telegram import Bot, InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.error import BadRequest

from bot.pictures import prepare_picture
from engine.errors import ImageError
from storage.picture_files import PictureFiles

_log = structlog.get_logger(__name__)
_ALBUM_MOST = 10  # core.telegram.org/bots/api#sendmediagroup: 2 to 10


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to send: where it lies, the hash of its bytes, and its caption (HTML)."""

    path: Path
    image_hash: str
    caption: str


class AlbumSender:
    """Send pictures to a chat and remember the file ids that Telegram gives them."""

    def __init__(self, files: PictureFiles) -> None:
        self._files = files

    async def send(self, bot: Bot, chat_id: int, pictures: Sequence[Picture]) -> int:
        """Send up to ten pictures as an album, one as a photo; return how many are missing.

        What Telegram refuses is uploaded anew, for a file id can go stale, and after that sent
        picture by picture, so that one bad picture does not cost the others.
        """
        pictures = pictures[:_ALBUM_MOST]
        known = await self._files.find(bot.id, [picture.image_hash for picture in pictures])
        for remembered in (known, {}) if known else ({},):
            ready = await self._load_all(pictures, remembered)
            if len(ready) < 2:  # an album has 2 to 10 items
                break
            try:
                return len(pictures) - await self._send_group(bot, chat_id, ready)
            except BadRequest as error:
                _log.warning("album_refused", error=error.message, pictures=len(ready))
                known = {}
        sent = [await self._send_alone(bot, chat_id, picture, known) for picture, _ in ready]
        return len(pictures) - sum(sent)

    async def send_one(
        self, bot: Bot, chat_id: int, picture: Picture, keyboard: InlineKeyboardMarkup
    ) -> None:
        """Send one picture with buttons; where it cannot be sent, its caption as a message."""
        known = await self._files.find(bot.id, [picture.image_hash])
        if not await self._send_alone(bot, chat_id, picture, known, keyboard):
            await bot.send_message(chat_id, picture.caption, reply_markup=keyboard)

    async def _load_all(
        self, pictures: Sequence[Picture], known: dict[str, str]
    ) -> list[tuple[Picture, str | bytes]]:
        loaded = [(picture, await self._load(picture, known)) for picture in pictures]
        return [(picture, content) for picture, content in loaded if content is not None]

    async def _send_group(
        self, bot: Bot, chat_id: int, ready: Sequence[tuple[Picture, str | bytes]]
    ) -> int:
        media = [InputMediaPhoto(content, caption=picture.caption) for picture, content in ready]
        messages = await bot.send_media_group(chat_id, media)
        for (picture, _), message in zip(ready, messages, strict=True):
            await self._remember(bot, picture, message)
        return len(messages)

    async def _send_alone(
        self,
        bot: Bot,
        chat_id: int,
        picture: Picture,
        known: dict[str, str],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> bool:
        """Send one picture, anew where its known file id is refused; return whether it went."""
        for remembered in (known, {}) if picture.image_hash in known else ({},):
            content = await self._load(picture, remembered)
            if content is None:
                return False
            try:
                message = await bot.send_photo(
                    chat_id,
                    content,
                    caption=picture.caption,
                    reply_markup=keyboard,
                )
            except BadRequest as error:
                _log.warning("picture_refused", error=error.message, image_hash=picture.image_hash)
            else:
                await self._remember(bot, picture, message)
                return True
        return False

    async def _load(self, picture: Picture, known: dict[str, str]) -> str | bytes | None:
        if picture.image_hash in known:
            return known[picture.image_hash]
        try:
            return await asyncio.to_thread(prepare_picture, picture.path)
        except (OSError, ImageError) as error:
            _log.warning("picture_unreadable", path=str(picture.path), error=str(error))
            return None

    async def _remember(self, bot: Bot, picture: Picture, message: Message) -> None:
        if message.photo:
            await self._files.record(bot.id, picture.image_hash, message.photo[-1].file_id)
