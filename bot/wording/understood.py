"""The line of what was understood: `Dein Foto · mit Blumen · bis 50 €`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.dialogue.regions import read_own_photo
from bot.wording.explanation import name_lack, name_value
from bot.wording.limits import shorten
from bot.wording.texts import Speech
from engine.wishes import (
    Balance,
    Comparative,
    Disliked,
    Liked,
    Mixture,
    Part,
    Phrase,
    Price,
    Unwanted,
    Wanted,
    is_inflected,
    is_property,
    read_question,
    read_request,
)
from storage.turns import Turn

SAMPLE = "sample"
ITEM = "item"
_DEGREES = ("slightly", "plainly", "strongly")
_PHRASE_UNITS = 80  # three dozen phrases must fit one message: Telegram takes 4,096 units

_Say = Callable[..., str]


def describe_turn(turn: Turn, speech: Speech) -> str:
    """Return the line of what was understood, as Telegram HTML without emphasis."""
    return describe_question(turn.photo_sources, turn.question, speech)


def describe_question(
    photo_sources: Sequence[str], question: Mapping[str, Any], speech: Speech
) -> str:
    """Return the line of a question as turns keep it, with whose its photos were."""
    parts = _describe_photos(photo_sources, speech)
    for part in read_question(question).list_parts():
        if isinstance(part, Wanted):
            parts.append(_quote(part.phrase, speech, is_first=not parts))
        else:
            parts.append(_describe(part, speech, speech.html))
    return " · ".join(parts)


def name_part(part: Part, speech: Speech) -> str:
    """Name a part of a question in plain text, as a button has it."""
    return _describe(part, speech, speech.plain)


def _quote(phrase: Phrase, speech: Speech, *, is_first: bool) -> str:
    """Write a wanted phrase: in quotes where it begins, then with "mit" or a plus."""
    is_lack = any(term.value == "none" for term in phrase.terms)
    sentence = "understood-words" if is_first else "understood-also"
    sentence = "understood-plain" if (is_lack or phrase.is_led) and not is_first else sentence
    said = speech.html(sentence, phrase=shorten(_name_phrase(phrase, speech), _PHRASE_UNITS))
    return f"{said} {_say_strength(phrase.emphasis, speech.html)}".rstrip()


def _name_phrase(phrase: Phrase, speech: Speech) -> str:
    """Name a phrase as it was said, but "schwarz" where that is left of "schwarze Pumps"."""
    is_alone = len(phrase.terms) == 1 and not phrase.options
    return name_value(phrase.terms[0], speech) if is_alone and is_inflected(phrase) else phrase.said


def _say_strength(steps: int, say: _Say) -> str:
    if not steps:
        return ""
    return say("understood-stronger" if steps > 0 else "understood-weaker")


def _count_steps(comparative: Comparative) -> int:
    """Count the steps by which a comparative is stronger than its own words say."""
    said = next(iter(read_request(comparative.text).comparatives), comparative)
    return _DEGREES.index(comparative.degree) - _DEGREES.index(said.degree)


def _describe(part: Part, speech: Speech, say: _Say) -> str:
    match part:
        case Wanted(phrase):
            name = shorten(_name_phrase(phrase, speech), _PHRASE_UNITS)
            said = say("understood-plain", phrase=name)
            return f"{said} {_say_strength(phrase.emphasis, say)}".rstrip()
        case Unwanted(phrase):
            return _describe_unwanted(phrase, speech, say)
        case Comparative():
            about = f" {part.about.text}" if part.about is not None else ""
            said = say("understood-plain", phrase=shorten(part.text + about, _PHRASE_UNITS))
            return f"{said} {_say_strength(_count_steps(part), say)}".rstrip()
        case Price():
            return _describe_price(part, speech, say)
        case Liked(items) | Disliked(items):
            verdict = "liked" if isinstance(part, Liked) else "disliked"
            return say(f"understood-{verdict}", count=len(items))
        case Balance(steps):
            return say("understood-more-words" if steps > 0 else "understood-more-photo")
        case Mixture(parts):
            return ", ".join(
                say("understood-part", part=it.field, photo="last" if it.photo < 0 else it.photo)
                for it in parts
            )


def _describe_unwanted(phrase: Phrase, speech: Speech, say: _Say) -> str:
    """Say what is ruled out; of "mit Punkten" that is "ohne Punkte"."""
    if phrase.shown and len(phrase.terms) == 1 and not phrase.options:
        return name_lack(phrase.terms[0], speech)
    sentence = "understood-not" if is_property(phrase) or phrase.is_led else "understood-without"
    return say(sentence, phrase=shorten(phrase.said, _PHRASE_UNITS))


def _describe_price(price: Price, speech: Speech, say: _Say) -> str:
    ends = {"minimum": price.minimum, "maximum": price.maximum}
    amounts = {
        name: speech.amount(amount, price.currency)
        for name, amount in ends.items()
        if amount is not None
    }
    if len(amounts) == 2:
        return say("understood-price-between", **amounts)
    return say("understood-price-from" if "minimum" in amounts else "understood-price", **amounts)


def _describe_photos(sources: Sequence[str], speech: Speech) -> list[str]:
    """Name photos as one part: several of the shopper's own are counted."""
    own = [photo for source in sources if (photo := read_own_photo(source)) is not None]
    named = [speech.html("understood-photo", count=len(own))] if own else []
    if len(own) == 1 and own[0].region != "whole":
        named = [speech.html("understood-photo-part", part=own[0].region)]
    for source in sources:
        if read_own_photo(source) is None:
            named.append(_describe_source(source, speech, is_first=not named))
    return [" + ".join(named)] if named else []


def _describe_source(source: str, speech: Speech, *, is_first: bool) -> str:
    kind, _, detail = source.partition(":")
    if kind == SAMPLE:
        return speech.html("understood-sample", number=int(detail))
    sentence = "understood-similar" if is_first else "understood-words"
    return speech.html(sentence, phrase=detail)
