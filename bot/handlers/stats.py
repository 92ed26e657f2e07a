"""/stats: what happened lately, by count."""

from datetime import UTC, datetime

from telegram import Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot.operator.stats import Stats
from bot.sending.activity import show_activity
from bot.shoppers import Shoppers
from bot.wording.stats import describe_stats


class StatsHandlers:
    """Serve the admins, in their private chats."""

    def __init__(self, shoppers: Shoppers, stats: Stats) -> None:
        self._shoppers = shoppers
        self._stats = stats

    async def stats(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what happened."""
        chat = update.effective_chat
        if chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        async with show_activity(context.bot, chat.id, ChatAction.TYPING):
            report = await self._stats.report(datetime.now(UTC))
        await context.bot.send_message(chat.id, describe_stats(report, speech))
