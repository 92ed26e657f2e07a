"""The wishes of a question as chips, and the buttons that one opens."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.wording.buttons import Row, build_button, split
from bot.wording.limits import BUTTON_UNITS, shorten
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from bot.wording.understood import ITEM, name_part
from engine.wishes import Comparative, Part, Phrase, Unwanted, Wanted, read_question
from storage.turns import Turn

_MOST_WORDS_TO_DENY = 2  # "ohne kurze Ärmel"; longer phrases want to be said anew
_IN_A_ROW = 2


def build_chip_rows(turn: Turn, speech: Speech) -> list[Row]:
    """Offer each part of a question as a chip; none where only one thing is asked.

    A chip with one use is used at once (✕); one with several opens them (▾).
    """
    parts = read_question(turn.question).list_parts()
    has_photo = bool(turn.photo_embeddings)
    if len(parts) + has_photo < 2:
        return []
    chips = [_build_photo_chip(turn, len(parts), speech)] if has_photo else []
    chips += [_build_chip(turn, place, part, speech) for place, part in enumerate(parts)]
    return split(chips, _IN_A_ROW)


def build_chip_keyboard(turn: Turn, position: int, speech: Speech) -> InlineKeyboardMarkup | None:
    """Offer what can be done about the part at a position, past the last one about the photo.

    None where there is no such part.
    """
    parts = read_question(turn.question).list_parts()
    if position < len(parts):
        buttons = _list_uses(turn, position, parts[position], speech)
    elif turn.photo_embeddings:
        buttons = _list_photo_uses(turn, speech)
    else:
        return None
    close = build_button(speech.plain("chip-done"), Tap(Action.CHIPS, turn.id))
    return InlineKeyboardMarkup([*split(buttons, _IN_A_ROW), [close]])


def _build_chip(turn: Turn, place: int, part: Part, speech: Speech) -> InlineKeyboardButton:
    name = shorten(name_part(part, speech), BUTTON_UNITS)
    if isinstance(part, Wanted | Unwanted | Comparative):
        return build_button(speech.plain("chip", phrase=name), Tap(Action.CHIP, turn.id, place))
    return _build_removal(turn, place, part, speech)


def _build_photo_chip(turn: Turn, place: int, speech: Speech) -> InlineKeyboardButton:
    sentence = "chip-item" if _is_of_items(turn) else "chip-photo"
    label = speech.plain(sentence, count=len(turn.photo_sources))
    return build_button(label, Tap(Action.CHIP, turn.id, place))


def _list_uses(turn: Turn, place: int, part: Part, speech: Speech) -> Row:
    """List the buttons of a part: away with it, the opposite of it, more or less of it."""
    buttons = [_build_removal(turn, place, part, speech)]
    match part:
        case Wanted(phrase):
            buttons += _build_denial(turn, place, phrase, speech)
            buttons += _build_strengths(turn, place, speech)
            buttons += _build_only(turn, place, phrase, speech)
        case Unwanted(phrase):
            label = speech.plain("chip-with", phrase=shorten(phrase.said, BUTTON_UNITS))
            buttons.append(build_button(label, Tap(Action.DENY, turn.id, place)))
        case Comparative():
            buttons += _build_strengths(turn, place, speech)
    return buttons


def _list_photo_uses(turn: Turn, speech: Speech) -> Row:
    sentence = "button-without-item" if _is_of_items(turn) else "button-without-photo"
    label = speech.plain(sentence, count=len(turn.photo_sources))
    buttons = [build_button(label, Tap(Action.WITHOUT_PHOTO, turn.id))]
    if read_question(turn.question).wanted:
        for name, action in (("photo", Action.MORE_PHOTO), ("words", Action.MORE_WORDS)):
            buttons.append(build_button(speech.plain(f"chip-more-{name}"), Tap(action, turn.id)))
    return buttons


def _build_removal(turn: Turn, place: int, part: Part, speech: Speech) -> InlineKeyboardButton:
    name = shorten(name_part(part, speech), BUTTON_UNITS)
    label = speech.plain("button-remove", phrase=name)
    return build_button(label, Tap(Action.REMOVE, turn.id, place))


def _build_strengths(turn: Turn, place: int, speech: Speech) -> Row:
    return [
        build_button(speech.plain("chip-stronger"), Tap(Action.STRONGER, turn.id, place)),
        build_button(speech.plain("chip-weaker"), Tap(Action.WEAKER, turn.id, place)),
    ]


def _build_only(turn: Turn, place: int, phrase: Phrase, speech: Speech) -> Row:
    """Offer to search for one of several wishes by itself."""
    if turn.photo_embeddings or len(read_question(turn.question).wanted) < 2:
        return []
    label = speech.plain("button-only-words", phrase=shorten(phrase.said, BUTTON_UNITS))
    return [build_button(label, Tap(Action.ONLY, turn.id, place))]


def _build_denial(turn: Turn, place: int, phrase: Phrase, speech: Speech) -> Row:
    """Offer to rule out what is wanted, where that makes sense: a pattern, but not a dress."""
    if phrase.options or not phrase.terms or len(phrase.text.split()) > _MOST_WORDS_TO_DENY:
        return []
    fields = {term.field for term in phrase.terms}
    if fields & {"kind", "group"} or any(term.value == "none" for term in phrase.terms):
        return []
    name = shorten(name_part(Unwanted(phrase), speech), BUTTON_UNITS)
    return [build_button(name, Tap(Action.DENY, turn.id, place))]


def _is_of_items(turn: Turn) -> bool:
    return all(source.startswith(f"{ITEM}:") for source in turn.photo_sources)
