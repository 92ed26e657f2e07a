"""News as an admin writes them: what stands behind the command, bold words and links with it."""

import html
import re

from telegram import Message

from bot.wording.limits import count_units
from storage.broadcasts import News

CAPTION_UNITS = 1024  # core.telegram.org/bots/api#sendphoto
COMMAND = re.compile(r"\A/broadcast(?:@\w+)?(?:\s+|\Z)", re.IGNORECASE)


def read_news(message: Message) -> News | None:
    """Return the news in a message with the command; None where there is nothing but that."""
    photo = message.photo[-1].file_id if message.photo else None
    plain = _read_plain(message)
    written = (message.caption_html if message.photo else message.text_html) or ""
    match = COMMAND.match(written)
    body = written[match.end() :] if match else html.escape(plain, quote=False)
    return News(body.strip(), photo) if plain or photo else None


def count_excess(message: Message) -> int:
    """Return the UTF-16 units of words that are too many to stand under a photo, else 0.

    Words alone always fit: they came in a message themselves.
    """
    units = count_units(_read_plain(message))
    return units if message.photo and units > CAPTION_UNITS else 0


def _read_plain(message: Message) -> str:
    text = (message.caption if message.photo else message.text) or ""
    return COMMAND.sub("", text, count=1).strip()
