"""A shopper's photo comes from Telegram as bytes, within the Bot API's download limit."""

import asyncio
from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.errors import ShopperProblem
from bot.limits import DOWNLOAD_BYTES

_log = structlog.get_logger(__name__)
_RETRY_AFTER_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class SentFile:
    """A picture that a shopper sent: Telegram's id for it and its size in bytes, where told."""

    file_id: str
    file_size: int | None


async def download_photo(bot: Bot, sent: SentFile) -> bytes:
    """Download a file, once more over a fresh link where the first one fails.

    Raises:
        ShopperProblem: it is larger than 20 MB, or both tries failed.
    """
    if sent.file_size is not None and sent.file_size > DOWNLOAD_BYTES:
        raise ShopperProblem("photo-too-big")
    try:
        return await _download(bot, sent.file_id)
    except NetworkError as error:
        _log.warning("download_failed", error=str(error), retry=not isinstance(error, BadRequest))
    await asyncio.sleep(_RETRY_AFTER_SECONDS)
    try:
        return await _download(bot, sent.file_id)
    except TelegramError as error:
        raise ShopperProblem("photo-download-failed") from error


async def _download(bot: Bot, file_id: str) -> bytes:
    try:
        file = await bot.get_file(file_id)
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise ShopperProblem("photo-too-big") from error
        raise
    return bytes(await file.download_as_bytearray())
