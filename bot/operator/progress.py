"""How far a broadcast is, shown in the message of the admin who sent it."""

import time
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.languages import Languages
from bot.wording.broadcasts import (
    Progress,
    build_stop_keyboard,
    describe_end,
    describe_progress,
)
from storage.broadcasts import Broadcast

_log = structlog.get_logger(__name__)
_SECONDS = 3.0  # between two edits of one message


class ProgressMessage:
    """Keep the admins' messages up to date; one that is gone is nobody's loss."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages
        self._shown_at = 0.0

    @property
    def is_due(self) -> bool:
        """Tell whether something may be shown again, and was not just now."""
        return time.monotonic() - self._shown_at >= _SECONDS

    async def show(self, bot: ExtBot[Any], progress: Progress) -> None:
        """Show how far a broadcast is."""
        speech = await self._languages.find_speech(progress.broadcast.chat_id)
        self._shown_at = time.monotonic()
        await _edit(
            bot,
            progress.broadcast,
            describe_progress(progress, speech),
            reply_markup=build_stop_keyboard(progress.broadcast, speech),
        )

    async def end(self, bot: ExtBot[Any], broadcast: Broadcast) -> None:
        """Say who got a broadcast that nobody waits for any more."""
        speech = await self._languages.find_speech(broadcast.chat_id)
        await _edit(bot, broadcast, describe_end(broadcast, speech))


async def _edit(bot: ExtBot[Any], broadcast: Broadcast, text: str, **more: Any) -> None:
    if broadcast.message_id is None:
        return
    try:
        await bot.edit_message_text(
            text, chat_id=broadcast.chat_id, message_id=broadcast.message_id, **more
        )
    except TelegramError as error:
        _log.info("progress_not_shown", error=error.message)
