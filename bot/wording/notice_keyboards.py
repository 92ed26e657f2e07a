"""The buttons under saved wishes and under what the bot writes on its own accord."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.lists.entries import Entry
from bot.wording.buttons import Row, build_button, split
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from storage.saved_wishes import SavedWish
from storage.turns import Turn

_IN_A_ROW = 5


def build_tell_row(turn: Turn, speech: Speech) -> Row:
    """Offer to be told when something new fits."""
    return [build_button(speech.plain("button-tell"), Tap(Action.TELL, turn.id))]


def build_saved_keyboard(wish: SavedWish, speech: Speech) -> InlineKeyboardMarkup:
    """Offer to take back what was just saved, and to see all of it."""
    return InlineKeyboardMarkup(
        [
            [_build_end(wish.id, speech)],
            [build_button(speech.plain("button-wishes"), Tap(Action.WISHES))],
        ]
    )


def build_wishes_keyboard(wishes: Sequence[SavedWish], speech: Speech) -> InlineKeyboardMarkup:
    """Offer to take each wish away, by its number."""
    crosses = [
        build_button(
            speech.plain("button-remove", phrase=str(number)), Tap(Action.END_WISH, wish.id)
        )
        for number, wish in enumerate(wishes, 1)
    ]
    return InlineKeyboardMarkup(split(crosses, _IN_A_ROW))


def build_news_keyboard(
    turn: Turn, wish_id: int, entries: Sequence[Entry], speech: Speech
) -> InlineKeyboardMarkup:
    """Offer the details of what is new, and to hear no more of the wish."""
    numbers = [build_button(str(it.number), Tap(Action.ITEM, turn.id, it.number)) for it in entries]
    return InlineKeyboardMarkup([*split(numbers, _IN_A_ROW), [_build_end(wish_id, speech)]])


def build_prices_keyboard(entries: Sequence[Entry], speech: Speech) -> InlineKeyboardMarkup:
    """Offer the details of what became cheaper, and to hear no more of prices."""
    numbers = [build_button(str(it.number), Tap(Action.LISTED, it.item.id)) for it in entries]
    stop = build_button(speech.plain("button-no-prices"), Tap(Action.NO_PRICES))
    return InlineKeyboardMarkup([*split(numbers, _IN_A_ROW), [stop]])


def _build_end(wish_id: int, speech: Speech) -> InlineKeyboardButton:
    return build_button(speech.plain("button-end-wish"), Tap(Action.END_WISH, wish_id))
