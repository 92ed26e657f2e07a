"""Groups: which messages are meant for the bot, whatever else of them it gets to read."""

import re
from collections.abc import Container

from telegram import Message, MessageEntity

_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?")


def is_addressed(message: Message, bot_id: int, username: str, commands: Container[str]) -> bool:
    """Tell whether a group's message is a command, a mention or a reply for the bot.

    In privacy mode Telegram delivers little else, but an administrator gets to read it all. What
    a shopper sends by inline mode is for the others, and a command that names no bot and is none
    of `commands` for another bot.
    """
    if message.via_bot is not None or message.is_automatic_forward:
        return False
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot_id:
        return True
    text = message.text or message.caption or ""
    if command := _COMMAND.match(text):
        if command[2] is None:
            return command[1].lower() in commands
        return command[2].lower() == username.lower()
    return _is_mentioned(message, bot_id, username)


def _is_mentioned(message: Message, bot_id: int, username: str) -> bool:
    named = {
        **message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]),
        **message.parse_caption_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]),
    }
    return any(
        text.lower() == f"@{username.lower()}"
        or (entity.user is not None and entity.user.id == bot_id)
        for entity, text in named.items()
    )
