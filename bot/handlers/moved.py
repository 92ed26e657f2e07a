"""A group became a supergroup: Telegram says so in a message of its own."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.sending.correspondents import Correspondents


class MovedHandlers:
    """Take what is known of a group along."""

    def __init__(self, correspondents: Correspondents) -> None:
        self._correspondents = correspondents

    async def moved(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Follow a group; it is told in the old chat and in the new one, and counts once."""
        message = update.effective_message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            await self._correspondents.move(message.chat_id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self._correspondents.move(message.migrate_from_chat_id, message.chat_id)
