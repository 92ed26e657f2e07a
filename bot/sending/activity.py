"""Telegram's "typing…" and "sending photo…" while an answer is being made."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

_log = structlog.get_logger(__name__)
_REPEAT_SECONDS = 4.0  # a chat action lasts 5 s: core.telegram.org/bots/api#sendchataction


@asynccontextmanager
async def show_activity(bot: Bot, chat_id: int, action: ChatAction) -> AsyncIterator[None]:
    """Keep a chat action alive as long as the block runs; its failure never disturbs the block."""
    task = asyncio.create_task(_repeat(bot, chat_id, action))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _repeat(bot: Bot, chat_id: int, action: ChatAction) -> None:
    while True:
        try:
            await bot.send_chat_action(chat_id, action)
        except TelegramError as error:
            _log.debug("chat_action_failed", error=str(error))
            return
        await asyncio.sleep(_REPEAT_SECONDS)
