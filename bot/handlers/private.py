"""What is a person's own stays out of groups: there is a way to it in private."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import ExtBot
from telegram.helpers import create_deep_linked_url

from bot.deep_links import Page, write_page
from bot.handlers.persons import Met


async def show_the_way(bot: ExtBot[Any], met: Met, page: Page) -> None:
    """Offer a way to a page of one's own, in the private chat."""
    link = create_deep_linked_url(bot.username, write_page(page))
    button = InlineKeyboardButton(met.speech.plain("button-in-private"), url=link)
    await bot.send_message(
        met.chat_id,
        met.speech.html("in-private", page=page),
        reply_markup=InlineKeyboardMarkup([[button]]),
    )
