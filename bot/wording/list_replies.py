"""Lists to the chat: an album of the page, then one message with its lines and buttons."""

from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.ext import ExtBot
from telegram.helpers import create_deep_linked_url

from bot.lists.entries import Entry, ListPage, SharedPage
from bot.lists.sharing import write_payload
from bot.sending.albums import AlbumSender
from bot.wording.list_keyboards import (
    build_entry_keyboard,
    build_list_keyboard,
    build_share_keyboard,
    build_shared_keyboard,
)
from bot.wording.lists import build_picture, describe_list, describe_shared, name_shortly
from bot.wording.texts import Speech
from storage.items import Item
from storage.shares import Share


class ListReplies:
    """Say lists to chats."""

    def __init__(self, albums: AlbumSender) -> None:
        self._albums = albums

    async def send_list(
        self,
        bot: ExtBot[Any],
        chat_id: int,
        page: ListPage,
        share: Share | None,
        speech: Speech,
    ) -> None:
        """Send a page of a person's own list; a kind word where it is empty."""
        if not page.entries:
            await bot.send_message(chat_id, speech.html("list-empty"))
            return
        keyboard = build_list_keyboard(page, share, speech)
        await self._send_page(bot, chat_id, page, describe_list(page, speech), keyboard, speech)

    async def send_shared(
        self, bot: ExtBot[Any], chat_id: int, shared: SharedPage, speech: Speech
    ) -> None:
        """Send a page of what a friend shared, with buttons to vote."""
        text = describe_shared(shared, speech)
        if not shared.page.entries:
            await bot.send_message(chat_id, text)
            return
        keyboard = build_shared_keyboard(shared, speech)
        await self._send_page(bot, chat_id, shared.page, text, keyboard, speech)

    async def send_entry(
        self, bot: ExtBot[Any], chat_id: int, entry: Entry, speech: Speech, *, is_kept: bool
    ) -> None:
        """Send one entry's picture with what can be done with it."""
        keyboard = build_entry_keyboard(entry.item, speech, is_kept=is_kept)
        await self._albums.send_one(bot, chat_id, build_picture(entry, speech), keyboard)

    async def send_share(
        self, bot: ExtBot[Any], chat_id: int, share: Share, item: Item | None, speech: Speech
    ) -> None:
        """Send the link of a share, with the ways to pass it on."""
        link = create_deep_linked_url(bot.username, write_payload(share))
        text = (
            speech.html("share-offer-list", link=link)
            if item is None
            else speech.html("share-offer-item", link=link, title=name_shortly(item, speech))
        )
        keyboard = build_share_keyboard(share, link, speech)
        await bot.send_message(chat_id, text, reply_markup=keyboard, disable_web_page_preview=True)

    async def _send_page(
        self,
        bot: ExtBot[Any],
        chat_id: int,
        page: ListPage,
        text: str,
        keyboard: InlineKeyboardMarkup,
        speech: Speech,
    ) -> None:
        shown = [entry for entry in page.entries if entry.item.is_available]
        if shown:
            await self._albums.send(bot, chat_id, [build_picture(entry, speech) for entry in shown])
        await bot.send_message(chat_id, text, reply_markup=keyboard, disable_web_page_preview=True)
