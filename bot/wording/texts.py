"""Every sentence a shopper reads: Fluent messages from `bot/locales`, in German and English."""

import functools
import html
import re
from collections.abc import Mapping
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args

from babel import Locale
from babel.dates import format_time, format_timedelta
from babel.numbers import format_currency, format_decimal, get_currency_name
from fluent.runtime import FluentBundle, FluentResource

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = Path(__file__).parents[1] / "locales"
_LONG_CHARACTERS = 1000  # of a value: the library refuses those of more than 2500
_STAND_IN = "\ue000{}\ue001"  # of a longer one; nobody writes these


class MissingSentenceError(LookupError):
    """A sentence, or a value it needs, that code and locale files do not agree on."""


@functools.cache
def _load_messages(language: Language) -> FluentBundle:
    """Load the locale files of a language; they do not change while a program runs."""
    messages = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        messages.add_resource(FluentResource(path.read_text("utf-8")))
    return messages


class Speech:
    """The sentences of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._messages = _load_messages(language)

    def plain(self, sentence: str, **values: str | int) -> str:
        """Format a sentence for places without markup: buttons, toasts, commands."""
        return self._format(sentence, values)

    def html(self, sentence: str, **values: str | int) -> str:
        """Format a sentence as Telegram HTML; every value is escaped."""
        escaped = {
            name: html.escape(value, quote=False) if isinstance(value, str) else value
            for name, value in values.items()
        }
        return self._format(sentence, escaped)

    def price(self, amount: Decimal, currency: str) -> str:
        """Format a price as people of this language write it: `49,90 €`, `€49.90`."""
        return format_currency(amount, currency, locale=self.language)

    def amount(self, amount: Decimal, currency: str | None) -> str:
        """Format an amount, round ones without cents: `50 €`, `49,90 €`; `50` of no currency."""
        digits = 0 if amount == amount.to_integral_value() else 2
        if currency is None:
            return format_decimal(amount, f"#,##0.{'0' * digits}", locale=self.language)
        pattern = Locale(self.language).currency_formats["standard"].pattern
        form = pattern.replace(".00", "." + "0" * digits if digits else "")
        return format_currency(amount, currency, form, locale=self.language, currency_digits=False)

    def time_of_day(self, moment: time) -> str:
        """Format a time of day: `21:00`, `9:00 PM`."""
        return format_time(moment, "short", locale=self.language)

    def duration(self, seconds: float) -> str:
        """Format a duration in its largest unit: `2 Minuten`, `3 hours`."""
        return format_timedelta(timedelta(seconds=max(seconds, 1)), locale=self.language)

    def currency(self, code: str) -> str:
        """Name a currency: `Euro`, `US dollars`; its code where it has no name."""
        return get_currency_name(code, count=2, locale=self.language)

    def _format(self, sentence: str, values: Mapping[str, str | int]) -> str:
        if not self._messages.has_message(sentence):
            raise MissingSentenceError(sentence)
        long = {
            name: value
            for name, value in values.items()
            if isinstance(value, str) and len(value) > _LONG_CHARACTERS
        }
        stand_ins = {name: _STAND_IN.format(place) for place, name in enumerate(long)}
        text, errors = self._messages.format_pattern(
            self._messages.get_message(sentence).value, {**values, **stand_ins}
        )
        if errors:
            raise MissingSentenceError(f"{sentence}: {errors[0]}")
        said = str(text)
        for name, stand_in in stand_ins.items():
            said = said.replace(stand_in, long[name])
        return said


class Texts:
    """All languages, loaded once."""

    def __init__(self, default: Language) -> None:
        self._default = default
        self._speech = {language: Speech(language) for language in LANGUAGES}

    def speak(self, language: Language) -> Speech:
        """Return the sentences of a language."""
        return self._speech[language]

    def choose(self, chosen: str | None, language_code: str | None) -> Speech:
        """Return the shopper's chosen language, else the nearest to Telegram's language code.

        Telegram's `language_code` is optional and can be anything: a German one of any region
        gives German, another known one English, none the default.
        """
        if chosen in self._speech:
            return self._speech[chosen]
        if not language_code:
            return self._speech[self._default]
        first = re.split("[-_]", language_code.lower())[0]
        return self._speech["de" if first == "de" else "en"]
