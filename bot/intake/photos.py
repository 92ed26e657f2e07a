"""A shopper's photo: downloaded within limits, once more over a fresh link, and opened safely."""

import asyncio
from dataclasses import dataclass

import aiohttp
import structlog
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.errors import ShopperProblem
from bot.metrics import Metrics
from bot.wording.limits import DOWNLOAD_BYTES
from engine.decoder import PictureDecoder

_log = structlog.get_logger(__name__)
_RETRY_AFTER_SECONDS = 0.5
_AT_ONCE = 16  # each can hold 20 MB
_LINK_SECONDS = 10.0  # a link is no work for Telegram
_TIMEOUT = aiohttp.ClientTimeout(total=90, sock_connect=10, sock_read=20)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A picture that a shopper sent: Telegram's id for it and its size in bytes, where told."""

    file_id: str
    file_size: int | None


class Photos:
    """Get what shoppers send as plain pictures."""

    def __init__(self, decoder: PictureDecoder, metrics: Metrics, *, is_local: bool) -> None:
        self._decoder = decoder
        self._metrics = metrics
        self._is_local = is_local
        self._gate = asyncio.Semaphore(_AT_ONCE)

    async def load(self, bot: Bot, sent: SentFile) -> bytes:
        """Download a file and open it; return it as a plain bitmap file.

        Raises:
            ShopperProblem: it is larger than 20 MB, or both tries to download it failed.
            ImageError: it is no picture that can be opened.
        """
        if sent.file_size is not None and sent.file_size > DOWNLOAD_BYTES:
            raise ShopperProblem("photo-too-big")
        async with self._gate:
            with self._metrics.stage_seconds.labels("download").time():
                content = await self._download(bot, sent.file_id)
            with self._metrics.stage_seconds.labels("decode").time():
                return await self._decoder.decode(content)

    async def open(self, content: bytes) -> bytes:
        """Open a picture that came by another way; return it as a plain bitmap file.

        Raises:
            ImageError: it is no picture that can be opened.
        """
        async with self._gate:
            with self._metrics.stage_seconds.labels("decode").time():
                return await self._decoder.decode(content)

    async def _download(self, bot: Bot, file_id: str) -> bytes:
        try:
            return await self._fetch(await _find_link(bot, file_id))
        except (TelegramError, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("download_failed", error=_describe(error))
        await asyncio.sleep(_RETRY_AFTER_SECONDS)
        try:
            return await self._fetch(await _find_link(bot, file_id))
        except (TelegramError, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("download_failed_again", error=_describe(error))
            raise ShopperProblem("photo-download-failed") from error

    async def _fetch(self, link: str) -> bytes:
        """Read a file as far as it may go: what is said of its size need not be true."""
        content = bytearray()
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=not self._is_local) as session,
            session.get(link, raise_for_status=True) as response,
        ):
            async for chunk in response.content.iter_chunked(65_536):
                content += chunk
                if len(content) > DOWNLOAD_BYTES:
                    raise ShopperProblem("photo-too-big")
        return bytes(content)


async def _find_link(bot: Bot, file_id: str) -> str:
    try:
        file = await bot.get_file(file_id, read_timeout=_LINK_SECONDS)
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise ShopperProblem("photo-too-big") from error
        raise
    if not file.file_path:
        raise BadRequest("Telegram gives no link to the file")
    return file.file_path


def _describe(error: BaseException) -> str:
    """Name a failure without the link, which holds the token."""
    if isinstance(error, aiohttp.ClientResponseError):
        return f"status {error.status}"
    return str(error) if isinstance(error, TelegramError) else type(error).__name__
