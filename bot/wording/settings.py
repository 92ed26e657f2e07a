"""A person's settings in words, and the keyboard that changes them and itself."""

from collections.abc import Sequence
from datetime import time

from telegram import InlineKeyboardMarkup

from bot.wording.buttons import Row, build_button, split
from bot.wording.taps import Action, Tap
from bot.wording.texts import LANGUAGES, Speech, Texts
from storage.people import Person

ALBUM_SIZES = range(2, 11)  # an album's: core.telegram.org/bots/api#sendmediagroup
QUIET_HOURS: tuple[tuple[time, time] | None, ...] = (
    None,  # the shop's own
    (time(20), time(9)),
    (time(22), time(7)),
    (time(23), time(10)),
    (time(), time()),  # none
)
"""What can be chosen by a tap; a tap names its place here."""

_IN_A_ROW = 5
_LANGUAGE_ACTIONS = {"de": Action.SPEAK_GERMAN, "en": Action.SPEAK_ENGLISH}


def describe_settings(
    person: Person, album_size: int, shop_hours: tuple[time, time], speech: Speech
) -> str:
    """Say how a person wants things now."""
    quiet = _name_hours(person.quiet or shop_hours, speech)
    own = "settings-quiet-shop" if person.quiet is None else "settings-quiet"
    return "\n".join(
        [
            speech.html("settings-title"),
            "",
            speech.html("settings-language", name=speech.plain("language-name")),
            speech.html("settings-album", count=album_size),
            speech.html(own, hours=quiet),
            speech.html("settings-prices", on=_say(is_on=person.wants_prices)),
            speech.html("settings-news", on=_say(is_on=person.wants_news)),
            "",
            speech.html("settings-hint"),
        ]
    )


def build_settings_keyboard(
    person: Person, album_size: int, shop_hours: tuple[time, time], texts: Texts, speech: Speech
) -> InlineKeyboardMarkup:
    """Offer every choice, with a tick at those that hold."""
    languages = [
        build_button(
            _tick(texts.speak(one).plain("language-name"), is_on=one == speech.language),
            Tap(_LANGUAGE_ACTIONS[one]),
        )
        for one in LANGUAGES
    ]
    sizes = [
        build_button(_tick(str(size), is_on=size == album_size), Tap(Action.ALBUM_SIZE, size))
        for size in ALBUM_SIZES
    ]
    return InlineKeyboardMarkup(
        [
            languages,
            *split(sizes, _IN_A_ROW),
            *split(_build_quiet(person, shop_hours, speech), 2),
            _build_switch("button-prices", Action.SET_PRICES, person.wants_prices, speech),
            _build_switch("button-news", Action.SET_NEWS, person.wants_news, speech),
        ]
    )


def _build_quiet(person: Person, shop_hours: tuple[time, time], speech: Speech) -> Row:
    buttons = []
    for place, hours in enumerate(QUIET_HOURS):
        name = _name_hours(hours or shop_hours, speech)
        label = speech.plain("button-quiet-shop", hours=name) if hours is None else name
        is_on = hours == person.quiet
        buttons.append(build_button(_tick(label, is_on=is_on), Tap(Action.QUIET, place)))
    return buttons


def _build_switch(
    sentence: str,
    action: Action,
    is_on: bool,
    speech: Speech,
) -> Row:
    """Build a button that says what is on and turns it over; its tap says what shall be."""
    label = speech.plain(sentence, on=_say(is_on=is_on))
    return [build_button(label, Tap(action, int(not is_on)))]


def _name_hours(hours: Sequence[time], speech: Speech) -> str:
    start, end = hours
    if start == end:
        return speech.plain("quiet-none")
    return speech.plain("quiet-hours", start=speech.time_of_day(start), end=speech.time_of_day(end))


def _say(*, is_on: bool) -> str:
    return "yes" if is_on else "no"


def _tick(label: str, *, is_on: bool) -> str:
    return f"✓ {label}" if is_on else label
