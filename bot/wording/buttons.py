"""What keyboards are built of: buttons, and rows of them."""

from collections.abc import Sequence

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
