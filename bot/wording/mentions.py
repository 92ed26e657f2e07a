"""The bot's own name in what people write to it: a way to call it, and no wish."""

import re

from telegram import Message


def strip_mention(text: str, username: str) -> str:
    """Return a text without the bot's @name, however that is written."""
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).strip()


def read_words(message: Message) -> str:
    """Return what a message says, without the bot's own name."""
    bot = message.get_bot()
    return strip_mention(message.text or message.caption or "", bot.username)
