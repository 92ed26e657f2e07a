"""The buttons under what the bot says."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.dialogue.answers import Answer
from bot.dialogue.regions import REGIONS, find_single_photo
from bot.wording.buttons import Row, is_web_address, split
from bot.wording.buttons import build_button as _button
from bot.wording.limits import BUTTON_UNITS, shorten
from bot.wording.list_keyboards import build_item_row
from bot.wording.notice_keyboards import build_tell_row
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from bot.wording.understood import ITEM, name_part
from engine.wishes import Part, Unwanted, Wanted, read_question
from storage.items import Item
from storage.turns import Turn

_NUMBERS_IN_A_ROW = 5
WISHES = 4
_MOST_WORDS_TO_DENY = 2  # "ohne kurze Ärmel"; longer phrases want to be said anew


def build_start_keyboard(speech: Speech, samples: int) -> InlineKeyboardMarkup:
    """Offer the sample photos and example wishes, a tap away."""
    photos = [
        _button(
            "📷 " + speech.plain("start-sample-button", number=number),
            Tap(Action.SAMPLE, 0, number),
        )
        for number in range(1, samples + 1)
    ]
    wishes = [
        [_button(speech.plain(f"start-wish-{number}"), Tap(Action.WISH, 0, number))]
        for number in range(1, WISHES + 1)
    ]
    return InlineKeyboardMarkup([photos, *wishes] if photos else wishes)


def build_language_keyboard(german: Speech, english: Speech) -> InlineKeyboardMarkup:
    """Offer both languages, each in its own name."""
    return InlineKeyboardMarkup(
        [
            [
                _button(german.plain("language-name"), Tap(Action.GERMAN)),
                _button(english.plain("language-name"), Tap(Action.ENGLISH)),
            ]
        ]
    )


def build_answer_keyboard(answer: Answer, speech: Speech) -> InlineKeyboardMarkup | None:
    """Offer each item's details by number, more of them, and the wishes to take away."""
    turn = answer.turn
    rows = _build_number_rows(turn, answer.first, len(answer.items))
    if answer.has_more:
        rows.append([_button(speech.plain("button-more"), Tap(Action.MORE, turn.id))])
    if answer.has_photo_before:
        rows.append([_button(speech.plain("button-combine"), Tap(Action.COMBINE, turn.id))])
    rows.extend(_build_region_rows(turn, speech))
    rows.extend(_build_correction_rows(turn, speech))
    if not answer.has_more or answer.miss is not None:  # that is all there is by now
        rows.append(build_tell_row(turn, speech))
    return InlineKeyboardMarkup(rows) if rows else None


def build_details_keyboard(
    turn: Turn, number: int, item: Item, speech: Speech
) -> InlineKeyboardMarkup:
    """Offer what is similar to an item, its page in the shop, to remember and to share it."""
    row = [_button(speech.plain("button-similar"), Tap(Action.SIMILAR, turn.id, number))]
    if is_web_address(item.url) and not item.is_sample:  # a sample has no page to open
        row.append(InlineKeyboardButton(speech.plain("button-open"), url=item.url))
    return InlineKeyboardMarkup([row, build_item_row(item, speech)])


def _build_region_rows(turn: Turn, speech: Speech) -> list[Row]:
    """Offer to look at another part of a photo, as long as nothing else was asked."""
    photo = find_single_photo(turn.photo_sources)
    if photo is None or read_question(turn.question).list_parts():
        return []
    return [
        [
            _button(speech.plain("button-region", part=region), Tap(Action.REGION, turn.id, place))
            for place, region in enumerate(REGIONS)
            if region != photo.region
        ]
    ]


def _build_number_rows(turn: Turn, first: int, count: int) -> list[Row]:
    numbers = [
        _button(str(number), Tap(Action.ITEM, turn.id, number))
        for number in range(first, first + count)
    ]
    return list(split(numbers, _NUMBERS_IN_A_ROW))


def _build_correction_rows(turn: Turn, speech: Speech) -> list[Row]:
    """Each wish can go while something is left to search for; so can the photo."""
    question = read_question(turn.question)
    parts = question.list_parts()
    has_photo = bool(turn.photo_embeddings)
    if len(parts) + has_photo < 2:
        return []
    chips = [_build_chip(turn, place, part, speech) for place, part in enumerate(parts)]
    pairs = [
        [chip, *_build_denial(turn, place, parts[place], speech)]
        for place, chip in enumerate(chips)
    ]
    rows = [pair for pair in pairs if len(pair) > 1]
    single = [pair[0] for pair in pairs if len(pair) == 1]
    if has_photo and parts:
        is_item = all(source.startswith(f"{ITEM}:") for source in turn.photo_sources)
        sentence = "button-without-item" if is_item else "button-without-photo"
        label = speech.plain(sentence, count=len(turn.photo_sources))
        single.append(_button(label, Tap(Action.WITHOUT_PHOTO, turn.id)))
    elif len(question.wanted) > 1:
        last = len(question.wanted) - 1
        words = shorten(question.wanted[last].text, BUTTON_UNITS)
        only = speech.plain("button-only-words", phrase=words)
        single.append(_button(only, Tap(Action.ONLY, turn.id, last)))
    return [*rows, *split(single, 2)]


def _build_chip(turn: Turn, place: int, part: Part, speech: Speech) -> InlineKeyboardButton:
    name = shorten(name_part(part, speech), BUTTON_UNITS)
    return _button(speech.plain("button-remove", phrase=name), Tap(Action.REMOVE, turn.id, place))


def _build_denial(turn: Turn, place: int, part: Part, speech: Speech) -> Row:
    """Offer to rule out what is wanted, where that makes sense: a pattern, but not a dress."""
    if not isinstance(part, Wanted) or part.phrase.options or not part.phrase.terms:
        return []
    if len(part.phrase.text.split()) > _MOST_WORDS_TO_DENY:
        return []
    fields = {term.field for term in part.phrase.terms}
    if fields & {"kind", "group"} or any(term.value == "none" for term in part.phrase.terms):
        return []
    name = shorten(name_part(Unwanted(part.phrase), speech), BUTTON_UNITS)
    return [_button(name, Tap(Action.DENY, turn.id, place))]
