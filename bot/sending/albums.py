"""Albums out: pictures sent as one, or put in the place of others, by remembered file id."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from telegram import InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.sending.calls import PartlyRefused
from bot.sending.collages import Collage
from bot.sending.outbox import find_outbox
from bot.sending.pictures import prepare_picture
from engine.errors import ImageError
from storage.errors import StorageError
from storage.picture_files import PictureFiles

_log = structlog.get_logger(__name__)
_ALBUM_MOST = 10  # core.telegram.org/bots/api#sendmediagroup: 2 to 10


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to send: where it lies, the hash of its bytes, and its caption (HTML)."""

    path: Path
    image_hash: str
    caption: str

    @property
    def name(self) -> str:
        """Name it for the log."""
        return str(self.path)

    def load(self) -> bytes:
        """Read it as Telegram takes it; raises what `prepare_picture` does."""
        return prepare_picture(self.path)


@dataclass(frozen=True, slots=True)
class _Part:
    """A picture of an answer and its name in the ledger."""

    name: str
    picture: Picture | Collage


class AlbumSender:
    """Send pictures to a chat and remember the file ids that Telegram gives them."""

    def __init__(self, files: PictureFiles) -> None:
        self._files = files

    async def send(
        self, bot: ExtBot[Any], chat_id: int, pictures: Sequence[Picture | Collage]
    ) -> dict[int, int]:
        """Send up to ten pictures as an album, one as a photo; return their messages by place.

        A picture that could not be sent has none, and 0 is one whose message nobody knows.

        What left for the update in hand before is not sent again. What Telegram refuses is
        uploaded anew, for a file id can go stale, and after that sent picture by picture, so
        that one bad picture does not cost the others.
        """
        parts = _name_all(pictures[:_ALBUM_MOST])
        sent = _list_sent(parts)
        left = [part for part in parts if part.name not in sent]
        known = await self._files.find(bot.id, [one.picture.image_hash for one in left])
        for remembered in (known, {}) if known else ({},):
            ready = await self._load_all(left, remembered)
            if len(ready) < 2:  # an album has 2 to 10 items
                break
            arrived = await self._send_group(bot, chat_id, ready)
            sent |= arrived
            left = [one for one in left if one.name not in sent]
            known = {}
            if arrived:
                break
        for one in left:
            message_id = await self._send_alone(bot, chat_id, one, known)
            sent |= {} if message_id is None else {one.name: message_id}
        return {place: sent[one.name] for place, one in enumerate(parts) if one.name in sent}

    async def send_one(
        self, bot: ExtBot[Any], chat_id: int, picture: Picture, keyboard: InlineKeyboardMarkup
    ) -> int:
        """Send one picture with buttons; where it cannot be sent, its caption as a message.

        Returns the message's id, 0 where nobody knows it.
        """
        known = await self._files.find(bot.id, [picture.image_hash])
        single = _Part(f"details {picture.image_hash}", picture)
        message_id = await self._send_alone(bot, chat_id, single, known, keyboard)
        if message_id is not None:
            return message_id
        message = await bot.send_message(chat_id, picture.caption, reply_markup=keyboard)
        return message.message_id

    async def replace(
        self, bot: ExtBot[Any], chat_id: int, message_id: int, picture: Picture | Collage
    ) -> bool:
        """Put a picture in the place of another; return whether that could be done.

        To do so again changes nothing.
        """
        known = await self._files.find(bot.id, [picture.image_hash])
        for remembered in (known, {}) if known else ({},):
            content = await self._load(picture, remembered)
            if content is None:
                return False
            media = InputMediaPhoto(content, caption=picture.caption)
            try:
                message = await bot.edit_message_media(media, chat_id, message_id)
            except BadRequest as error:
                _log.warning("picture_not_replaced", error=error.message)
            else:
                if isinstance(message, Message):  # and not just True: it was there already
                    part = _Part(f"picture {picture.image_hash}", picture)
                    await self._remember(bot, [((part, content), message)])
                return True
        return False

    async def _load_all(
        self, parts: Sequence[_Part], known: dict[str, str]
    ) -> list[tuple[_Part, str | bytes]]:
        loaded = [(part, await self._load(part.picture, known)) for part in parts]
        return [(part, content) for part, content in loaded if content is not None]

    async def _send_group(
        self, bot: ExtBot[Any], chat_id: int, ready: Sequence[tuple[_Part, str | bytes]]
    ) -> dict[str, int]:
        """Send an album; return the messages of what of it arrived, by the parts' names.

        That is all, nothing, or all but what was refused, whose messages nobody knows.
        """
        media = [InputMediaPhoto(content, caption=one.picture.caption) for one, content in ready]
        parts = [one for one, _ in ready]
        names = tuple(part.name for part in parts)
        try:
            messages = await bot.send_media_group(chat_id, media, rate_limit_args=names)
        except PartlyRefused as error:
            _log.warning("album_partly_refused", error=error.message, pictures=len(ready))
            return dict.fromkeys((*names[: error.position], *names[error.position + 1 :]), 0)
        except BadRequest as error:
            _log.warning("album_refused", error=error.message, pictures=len(ready))
            return {}
        await self._remember(bot, zip(ready, messages, strict=True))
        return {name: message.message_id for name, message in zip(names, messages, strict=True)}

    async def _send_alone(
        self,
        bot: ExtBot[Any],
        chat_id: int,
        part: _Part,
        known: dict[str, str],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> int | None:
        """Send one picture, anew where its known file id is refused; return its message, if any."""
        picture = part.picture
        for remembered in (known, {}) if picture.image_hash in known else ({},):
            content = await self._load(picture, remembered)
            if content is None:
                return None
            try:
                message = await bot.send_photo(
                    chat_id,
                    content,
                    caption=picture.caption,
                    reply_markup=keyboard,
                    rate_limit_args=(part.name,),
                )
            except BadRequest as error:
                _log.warning("picture_refused", error=error.message, image_hash=picture.image_hash)
            else:
                await self._remember(bot, [((part, content), message)])
                return message.message_id
        return None

    async def _load(self, picture: Picture | Collage, known: dict[str, str]) -> str | bytes | None:
        if picture.image_hash in known:
            return known[picture.image_hash]
        try:
            return await asyncio.to_thread(picture.load)
        except (OSError, ImageError) as error:
            _log.warning("picture_unreadable", picture=picture.name, error=str(error))
            return None

    async def _remember(
        self, bot: ExtBot[Any], sent: Iterable[tuple[tuple[_Part, str | bytes], Message]]
    ) -> None:
        """Keep the file ids of what was uploaded; without one its picture is uploaded once more."""
        file_ids = {
            part.picture.image_hash: message.photo[-1].file_id
            for (part, content), message in sent
            if isinstance(content, bytes) and message.photo
        }
        try:
            if file_ids:
                await self._files.record(bot.id, file_ids)
        except StorageError as error:
            _log.warning("file_ids_not_kept", error=str(error))


def _name_all(pictures: Sequence[Picture | Collage]) -> list[_Part]:
    """Name the pictures of an album; one that comes twice has two names."""
    parts = []
    for place, picture in enumerate(pictures):
        earlier = sum(one.image_hash == picture.image_hash for one in pictures[:place])
        parts.append(_Part(f"picture {picture.image_hash} {earlier}", picture))
    return parts


def _list_sent(parts: Sequence[_Part]) -> dict[str, int]:
    """List the messages of what left when the update was handled before, by the parts' names."""
    outbox = find_outbox()
    if outbox is None:
        return {}
    receipts = {one.name: outbox.find_receipt(one.name) for one in parts if outbox.has(one.name)}
    return {name: _read_id(receipt) for name, receipt in receipts.items()}


def _read_id(receipt: object) -> int:
    found = receipt.get("message_id") if isinstance(receipt, dict) else None
    return found if isinstance(found, int) else 0
