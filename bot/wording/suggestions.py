"""Suggestions as buttons: "+ geblümt", "bis 60 €", "nicht unbedingt mit Punkten"."""

import zlib
from decimal import Decimal

from telegram import InlineKeyboardButton

from bot.dialogue.answers import Answer, Suggestion
from bot.wording.buttons import Row, build_button, split
from bot.wording.chips import build_chip_rows
from bot.wording.explanation import name_value
from bot.wording.limits import BUTTON_UNITS, shorten
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from bot.wording.understood import name_part
from engine.training.vocabulary import ATTRIBUTES, KINDS
from engine.wishes import Phrase, Term, Unwanted, Wanted, read_question
from storage.turns import Turn

_IN_A_ROW = 2


def build_suggestion_rows(answer: Answer, speech: Speech) -> list[Row]:
    """Build the buttons of an answer's suggestions, without those that are there as chips."""
    chips = {chip.callback_data for row in build_chip_rows(answer.turn, speech) for chip in row}
    buttons = [_build(one, answer, speech) for one in answer.suggestions]
    return split([one for one in buttons if one.callback_data not in chips], _IN_A_ROW)


def number_term(term: Term) -> int:
    """Return the number of a value in callback data; it stays when the vocabulary grows."""
    return zlib.crc32(f"{term.field}:{term.value}".encode())


def find_term(number: int) -> Term | None:
    """Return the value with a number, or None where a button names none that is known."""
    return _TERMS.get(number)


def _build(suggestion: Suggestion, answer: Answer, speech: Speech) -> InlineKeyboardButton:
    turn = answer.turn
    if suggestion.term is not None:
        term = suggestion.term
        return build_button(
            speech.plain("suggestion-add", value=name_value(term, speech)),
            Tap(Action.ADD, turn.id, number_term(term)),
        )
    if suggestion.maximum is not None:
        price = speech.amount(Decimal(suggestion.maximum), suggestion.currency or None)
        label = speech.plain("understood-price", maximum=price)
        return build_button(label, Tap(Action.UP_TO, turn.id, suggestion.maximum))
    place = suggestion.position or 0
    label = shorten(_name_removal(turn, place, speech), BUTTON_UNITS)
    return build_button(label, Tap(Action.REMOVE, turn.id, place))


def _name_removal(turn: Turn, place: int, speech: Speech) -> str:
    """Say what an answer is without a part of its question."""
    parts = read_question(turn.question).list_parts()
    match parts[place]:
        case Unwanted(Phrase(terms=(term,))):
            return speech.plain("suggestion-allow", value=name_value(term, speech))
    left = [part for part in parts if part is not parts[place]]
    if turn.photo_embeddings or len(left) != 1:
        name = name_part(parts[place], speech)
        return speech.plain("suggestion-leave-out", phrase=name)
    sentence = "suggestion-only" if isinstance(left[0], Wanted) else "suggestion-anything"
    return speech.plain(sentence, phrase=name_part(left[0], speech))


_TERMS = {
    number_term(term): term
    for field, values in (*ATTRIBUTES.items(), ("kind", KINDS))
    for term in (Term(field, value) for value in values)
}
