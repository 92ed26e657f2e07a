"""Inline mode's results: pictures that Telegram has already, else the item's page in the shop."""

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InputTextMessageContent,
)
from telegram.helpers import create_deep_linked_url

from bot.deep_links import write_item
from bot.wording.item_pages import has_page
from bot.wording.limits import shorten
from bot.wording.texts import Speech
from bot.wording.titles import choose_title
from storage.items import Item

_TITLE_UNITS = 80


def build_result(
    item: Item, file_id: str | None, username: str, speech: Speech
) -> InlineQueryResult | None:
    """Build an item's result; None for one that cannot be shown.

    Inline mode shows what Telegram has or can fetch, and a shop's pictures lie on its own disk: one
    that was never sent goes by the item's page, and without one not at all.
    """
    caption = _describe(item, speech)
    title = shorten(choose_title(item, speech), _TITLE_UNITS)
    price = speech.price(item.price, item.currency) if item.price is not None else None
    keyboard = _build_keyboard(item, username, speech)
    if file_id is not None:
        return InlineQueryResultCachedPhoto(
            str(item.id),
            file_id,
            title=title,
            description=price,
            caption=caption,
            reply_markup=keyboard,
        )
    if not has_page(item):
        return None
    return InlineQueryResultArticle(
        str(item.id),
        title,
        InputTextMessageContent(f'{caption}\n<a href="{_quote(item.url)}">{_name(speech)}</a>'),
        description=price,
        reply_markup=keyboard,
    )


def _describe(item: Item, speech: Speech) -> str:
    title = choose_title(item, speech)
    if item.price is None:
        return speech.html("inline-item", title=title)
    price = speech.price(item.price, item.currency)
    return speech.html("inline-item-price", title=title, price=price)


def _build_keyboard(item: Item, username: str, speech: Speech) -> InlineKeyboardMarkup:
    link = create_deep_linked_url(username, write_item(item.id))
    row = [InlineKeyboardButton(speech.plain("button-inline-more"), url=link)]
    if has_page(item):
        row.append(InlineKeyboardButton(speech.plain("button-open"), url=item.url))
    return InlineKeyboardMarkup([row])


def _name(speech: Speech) -> str:
    return speech.html("button-open")


def _quote(url: str) -> str:
    return url.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C")
