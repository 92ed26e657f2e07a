"""What is kept, said in words; the buttons to a copy of it and to the end of it."""

from telegram import InlineKeyboardMarkup

from bot.privacy.retention import Retention
from bot.wording.buttons import build_button
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from storage.erasure import Erased

_COUNTED = ("searches", "photos", "remembered", "wishes", "shares", "votes", "feedback")


def describe_privacy(retention: Retention, speech: Speech) -> str:
    """Say what is kept, why, and how long."""
    return speech.html(
        "privacy", dialogue_days=retention.dialogue_days, photo_days=retention.photo_days
    )


def build_privacy_keyboard(speech: Speech) -> InlineKeyboardMarkup:
    """Offer a copy of everything, and its end."""
    return InlineKeyboardMarkup(
        [
            [build_button(speech.plain("button-export"), Tap(Action.EXPORT))],
            [build_button(speech.plain("button-delete"), Tap(Action.DELETE))],
        ]
    )


def build_delete_keyboard(speech: Speech) -> InlineKeyboardMarkup:
    """Ask once more."""
    return InlineKeyboardMarkup(
        [
            [build_button(speech.plain("button-erase"), Tap(Action.ERASE))],
            [build_button(speech.plain("button-keep-all"), Tap(Action.KEEP_ALL))],
        ]
    )


def describe_erased(erased: Erased, speech: Speech) -> str:
    """Say by count what is gone."""
    counts = {name: getattr(erased, name) for name in _COUNTED}
    lines = [speech.html(f"deleted-{name}", count=count) for name, count in counts.items() if count]
    return "\n".join(
        [
            speech.html("deleted-title"),
            *(f"• {line}" for line in lines),
            speech.html("deleted-rest" if lines else "deleted-nothing"),
        ]
    )
