"""The steps of the guided tour, and the button that leads on."""

from telegram import InlineKeyboardMarkup

from bot.wording.buttons import build_button
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech

STEPS = ("tour-photo", "tour-words", "tour-chip", "tour-details")
"""The sentence of each step, which says what the answer above it shows."""


def build_tour_keyboard(turn_id: int, step: int, speech: Speech) -> InlineKeyboardMarkup:
    """Offer the next step, which goes on from a turn."""
    tap = Tap(Action.TOUR, turn_id, step)
    return InlineKeyboardMarkup([[build_button(speech.plain("button-tour-on"), tap)]])
