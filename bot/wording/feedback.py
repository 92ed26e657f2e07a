"""Feedback and its answers, as either side reads them."""

import re

from telegram import InlineKeyboardMarkup

from bot.wording.buttons import build_button
from bot.wording.limits import count_units
from bot.wording.remarks import Remark
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from storage.feedback import Said

_MOST_UNITS = 3500  # of Telegram's 4,096, with room for our own words around them
_NUMBER = re.compile(r"Feedback (\d{1,18})\n")


def find_excess(sentence: str, text: str) -> Remark | None:
    """Return a sentence that says that words are too many to be passed on, if they are."""
    units = count_units(text)
    return Remark(sentence, {"units": units, "most": _MOST_UNITS}) if units > _MOST_UNITS else None


def describe_received(said: Said, speech: Speech) -> str:
    """Say what somebody told the shop, under its number."""
    return speech.html("feedback-received", number=str(said.number), text=said.text)


def find_number(text: str) -> int | None:
    """Return the number of the feedback that a message of ours brought, if it did."""
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


def build_question_keyboard(speech: Speech) -> InlineKeyboardMarkup:
    """Offer to say nothing after all."""
    return InlineKeyboardMarkup(
        [[build_button(speech.plain("button-no-feedback"), Tap(Action.NO_FEEDBACK))]]
    )


def build_answer_keyboard(speech: Speech) -> InlineKeyboardMarkup:
    """Offer to say more."""
    return InlineKeyboardMarkup(
        [[build_button(speech.plain("button-feedback"), Tap(Action.FEEDBACK))]]
    )
