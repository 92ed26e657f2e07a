"""The buttons under what the bot says."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.dialogue.answers import Answer
from bot.dialogue.regions import REGIONS, find_single_photo
from bot.wording.buttons import Row, build_button, split
from bot.wording.chips import build_chip_rows
from bot.wording.item_pages import has_page
from bot.wording.list_keyboards import build_item_row
from bot.wording.notice_keyboards import build_tell_row
from bot.wording.suggestions import build_suggestion_rows
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from engine.wishes import read_question
from storage.items import Item
from storage.turns import Turn

_NUMBERS_IN_A_ROW = 5
WISHES = 4


def build_start_keyboard(speech: Speech, samples: int) -> InlineKeyboardMarkup:
    """Offer the sample photos and example wishes, a tap away."""
    photos = [
        build_button(
            "📷 " + speech.plain("start-sample-button", number=number),
            Tap(Action.SAMPLE, 0, number),
        )
        for number in range(1, samples + 1)
    ]
    wishes = [
        [build_button(speech.plain(f"start-wish-{number}"), Tap(Action.WISH, 0, number))]
        for number in range(1, WISHES + 1)
    ]
    return InlineKeyboardMarkup([photos, *wishes] if photos else wishes)


def build_language_keyboard(german: Speech, english: Speech) -> InlineKeyboardMarkup:
    """Offer both languages, each in its own name."""
    return InlineKeyboardMarkup(
        [
            [
                build_button(german.plain("language-name"), Tap(Action.GERMAN)),
                build_button(english.plain("language-name"), Tap(Action.ENGLISH)),
            ]
        ]
    )


def build_answer_keyboard(answer: Answer, speech: Speech) -> InlineKeyboardMarkup | None:
    """Offer each item's details by number, the wishes as chips, more matches, the way back."""
    turn = answer.turn
    rows = _build_number_rows(turn, answer.numbers)
    rows.extend(build_chip_rows(turn, speech))
    rows.extend(_build_region_rows(turn, speech))
    rows.extend(build_suggestion_rows(answer, speech))
    if answer.has_photo_before:
        rows.append([build_button(speech.plain("button-combine"), Tap(Action.COMBINE, turn.id))])
    if not answer.has_more or answer.miss is not None:  # that is all there is by now
        rows.append(build_tell_row(turn, speech))
    ways: Row = []
    if turn.parent_id is not None:
        ways.append(build_button(speech.plain("button-back"), Tap(Action.BACK, turn.id)))
    if answer.has_more:
        ways.append(build_button(speech.plain("button-more"), Tap(Action.MORE, turn.id)))
    return InlineKeyboardMarkup([*rows, ways] if ways else rows) if rows or ways else None


def build_details_keyboard(
    turn: Turn, number: int, item: Item, speech: Speech
) -> InlineKeyboardMarkup:
    """Offer what is similar to an item, its page in the shop, to remember and to share it."""
    row = [build_button(speech.plain("button-similar"), Tap(Action.SIMILAR, turn.id, number))]
    if has_page(item):
        row.append(InlineKeyboardButton(speech.plain("button-open"), url=item.url))
    verdicts = [
        build_button(speech.plain("button-like"), Tap(Action.LIKE, turn.id, number)),
        build_button(speech.plain("button-dislike"), Tap(Action.DISLIKE, turn.id, number)),
    ]
    return InlineKeyboardMarkup([row, verdicts, build_item_row(item, speech)])


def _build_region_rows(turn: Turn, speech: Speech) -> list[Row]:
    """Offer to look at another part of a photo, as long as nothing else was asked."""
    photo = find_single_photo(turn.photo_sources)
    if photo is None or read_question(turn.question).list_parts():
        return []
    return [
        [
            build_button(
                speech.plain("button-region", part=region), Tap(Action.REGION, turn.id, place)
            )
            for place, region in enumerate(REGIONS)
            if region != photo.region
        ]
    ]


def _build_number_rows(turn: Turn, numbers: Sequence[int]) -> list[Row]:
    buttons = [build_button(str(number), Tap(Action.ITEM, turn.id, number)) for number in numbers]
    return split(buttons, _NUMBERS_IN_A_ROW)
