"""What keyboards are built of: buttons, and rows of them."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton

from bot.wording.taps import Tap

Row = list[InlineKeyboardButton]


def build_button(label: str, tap: Tap) -> InlineKeyboardButton:
    """Build a button that says a tap to the bot."""
    return InlineKeyboardButton(label, callback_data=tap.pack())


def split(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    """Fill rows evenly: 10 buttons become 5 + 5, 6 become 3 + 3."""
    if not buttons:
        return []
    rows = -(-len(buttons) // width)
    per_row = -(-len(buttons) // rows)
    return [list(buttons[start : start + per_row]) for start in range(0, len(buttons), per_row)]


def is_web_address(url: str) -> bool:
    """Tell what Telegram takes behind a button; it refuses the whole message for another."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return False
    is_host = "." in host.strip(".") and re.fullmatch(r"[\w.-]+", host) is not None
    return parts.scheme in {"http", "https"} and is_host and not re.search(r"\s", url)
