"""The buttons under lists and what is shared."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.lists.entries import ListPage, SharedPage
from bot.wording.buttons import Row, build_button, split
from bot.wording.item_pages import has_page
from bot.wording.taps import Action, Tap, find_tap
from bot.wording.texts import Speech
from storage.items import Item
from storage.shares import Share

_IN_A_ROW = 5
_VOTES_IN_A_ROW = 4  # for and against two items
_VOTE = re.compile(r"(\S+) (\d+)( ✓)?")
_SHARE_PAGE = "https://t.me/share/url"  # core.telegram.org/api/links#share-links


def build_list_keyboard(
    page: ListPage, share: Share | None, speech: Speech
) -> InlineKeyboardMarkup:
    """Offer each entry's details and its removal, the other pages, and to share the list."""
    shown = [build_button(str(it.number), Tap(Action.LISTED, it.item.id)) for it in page.entries]
    removals = [
        build_button(
            speech.plain("button-remove", phrase=str(it.number)), Tap(Action.FORGET, it.item.id)
        )
        for it in page.entries
    ]
    rows = [*split(shown, _IN_A_ROW), *split(removals, _IN_A_ROW)]
    rows += _build_page_row(page, Action.LIST, 0, speech)
    rows.append([build_button(speech.plain("button-share-list"), Tap(Action.SHARE_LIST))])
    if share is not None:
        rows.append([_build_end(share, speech)])
    return InlineKeyboardMarkup(rows)


def build_entry_keyboard(item: Item, speech: Speech, *, is_kept: bool) -> InlineKeyboardMarkup:
    """Offer what can be done with an item wherever it is shown."""
    first: Row = []
    if item.is_available:
        first.append(build_button(speech.plain("button-similar"), Tap(Action.ALIKE, item.id)))
        if has_page(item):
            first.append(InlineKeyboardButton(speech.plain("button-open"), url=item.url))
    second = build_item_row(item, speech, is_kept=is_kept)
    return InlineKeyboardMarkup([row for row in (first, second) if row])


def build_item_row(item: Item, speech: Speech, *, is_kept: bool = False) -> Row:
    """Offer to remember an item, or no longer, and to show it to a friend."""
    return [
        build_keep_button(item.id, speech, is_kept=is_kept),
        build_button(speech.plain("button-share"), Tap(Action.SHARE_ITEM, item.id)),
    ]


def build_keep_button(item_id: int, speech: Speech, *, is_kept: bool) -> InlineKeyboardButton:
    """Offer to remember an item, or to take it off the list where it is there."""
    action = Action.FORGET if is_kept else Action.REMEMBER
    label = speech.plain("button-forget" if is_kept else "button-remember")
    return build_button(label, Tap(action, item_id))


def build_show_list_keyboard(speech: Speech) -> InlineKeyboardMarkup:
    """Offer to look at one's list."""
    return InlineKeyboardMarkup([[build_button(speech.plain("button-list"), Tap(Action.LIST))]])


def build_undo_keyboard(item: Item, speech: Speech) -> InlineKeyboardMarkup:
    """Offer to take back that an item was taken off the list."""
    undo = build_button(speech.plain("button-undo-forget"), Tap(Action.REMEMBER, item.id))
    return InlineKeyboardMarkup(
        [[undo, build_button(speech.plain("button-list"), Tap(Action.LIST))]]
    )


def build_share_keyboard(share: Share, link: str, speech: Speech) -> InlineKeyboardMarkup:
    """Offer to pass a link on in Telegram, to copy it, and to end the sharing."""
    text = speech.plain("share-text-list" if share.item_id is None else "share-text-item")
    address = f"{_SHARE_PAGE}?{urlencode({'url': link, 'text': text})}"
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(speech.plain("button-pass-on"), url=address),
                InlineKeyboardButton(
                    speech.plain("button-copy-link"), copy_text=CopyTextButton(link)
                ),
            ],
            [_build_end(share, speech)],
        ]
    )


def build_shared_keyboard(shared: SharedPage, speech: Speech) -> InlineKeyboardMarkup:
    """Offer a guest to vote on each item, and the other pages."""
    votes = [
        _build_vote(shared.share.id, it.item.id, sign, it.number, shared.own_votes)
        for it in shared.page.entries
        for sign in _SIGNS
    ]
    starts = range(0, len(votes), _VOTES_IN_A_ROW)
    rows = [votes[start : start + _VOTES_IN_A_ROW] for start in starts]
    rows += _build_page_row(shared.page, Action.SHARED, shared.share.id, speech)
    return InlineKeyboardMarkup(rows)


def mark_votes(
    keyboard: InlineKeyboardMarkup, share_id: int, votes: Mapping[int, int]
) -> InlineKeyboardMarkup:
    """Return a guest's keyboard with the votes as they are now; all else stays."""
    return InlineKeyboardMarkup(
        [[_mark(button, share_id, votes) for button in row] for row in keyboard.inline_keyboard]
    )


def mark_kept(
    keyboard: InlineKeyboardMarkup, item_id: int, speech: Speech, *, is_kept: bool
) -> InlineKeyboardMarkup:
    """Return a keyboard whose button to remember an item says what there is to do now.

    Buttons of a list, which stand for an entry by its number, stay.
    """
    own = {Tap(Action.REMEMBER, item_id).pack(), Tap(Action.FORGET, item_id).pack()}
    labels = {speech.plain("button-remember"), speech.plain("button-forget")}
    new = build_keep_button(item_id, speech, is_kept=is_kept)
    return InlineKeyboardMarkup(
        [
            [new if it.callback_data in own and it.text in labels else it for it in row]
            for row in keyboard.inline_keyboard
        ]
    )


_SIGNS = {"👍": 1, "👎": -1}


def _mark(
    button: InlineKeyboardButton, share_id: int, votes: Mapping[int, int]
) -> InlineKeyboardButton:
    data = button.callback_data if isinstance(button.callback_data, str) else None
    tap, label = find_tap(data), _VOTE.fullmatch(button.text)
    if tap is None or tap.turn_id != share_id or label is None or label[1] not in _SIGNS:
        return button
    return _build_vote(share_id, tap.position, label[1], int(label[2]), votes)


def _build_vote(
    share_id: int, item_id: int, sign: str, number: int, votes: Mapping[int, int]
) -> InlineKeyboardButton:
    """Build a button that votes, or takes the vote back that is there."""
    if votes.get(item_id) == _SIGNS[sign]:
        return build_button(f"{sign} {number} ✓", Tap(Action.UNVOTE, share_id, item_id))
    action = Action.VOTE_FOR if _SIGNS[sign] > 0 else Action.VOTE_AGAINST
    return build_button(f"{sign} {number}", Tap(action, share_id, item_id))


def _build_page_row(page: ListPage, action: Action, number: int, speech: Speech) -> list[Row]:
    row = []
    if page.place > 0:
        back = speech.plain("button-page-back")
        row.append(build_button(back, Tap(action, number, page.place - 1)))
    if page.place + 1 < page.pages:
        on = speech.plain("button-page-on")
        row.append(build_button(on, Tap(action, number, page.place + 1)))
    return [row] if row else []


def _build_end(share: Share, speech: Speech) -> InlineKeyboardButton:
    return build_button(speech.plain("button-end-share"), Tap(Action.END_SHARE, share.id))
