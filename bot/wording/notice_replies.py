"""What the bot writes on its own accord: an album, why it comes, and how to stop it."""

from collections.abc import Sequence
from typing import Any

from telegram.ext import ExtBot

from bot.lists.entries import Entry
from bot.sending.albums import AlbumSender
from bot.wording.list_keyboards import build_show_list_keyboard
from bot.wording.lists import build_picture, describe_entry
from bot.wording.notice_keyboards import (
    build_news_keyboard,
    build_prices_keyboard,
    build_wishes_keyboard,
)
from bot.wording.texts import Speech
from bot.wording.understood import describe_question
from storage.saved_wishes import SavedWish
from storage.turns import Turn

_ALBUM_MOST = 10


class NoticeReplies:
    """Say what nobody asked for just now, but for some time ago."""

    def __init__(self, albums: AlbumSender) -> None:
        self._albums = albums

    async def send_wish(
        self, bot: ExtBot[Any], turn: Turn, wish_id: int, entries: Sequence[Entry], speech: Speech
    ) -> None:
        """Tell of what is new for a saved wish."""
        line = describe_question(turn.photo_sources, turn.question, speech)
        await self._send_album(bot, turn.chat_id, entries, speech)
        await bot.send_message(
            turn.chat_id,
            "\n".join([f"<b>{line}</b>", speech.html("wish-news", count=len(entries))]),
            reply_markup=build_news_keyboard(turn, wish_id, entries, speech),
        )

    async def send_prices(
        self, bot: ExtBot[Any], chat_id: int, entries: Sequence[Entry], speech: Speech
    ) -> None:
        """Tell of what became cheaper on a person's list: the first ten in pictures."""
        shown = entries[:_ALBUM_MOST]
        await self._send_album(bot, chat_id, shown, speech)
        lines = [speech.html("prices-title", count=len(entries))]
        lines += [describe_entry(entry, speech) for entry in shown]
        await bot.send_message(
            chat_id,
            "\n".join(lines),
            reply_markup=build_prices_keyboard(shown, speech),
            disable_web_page_preview=True,
        )

    async def send_votes(
        self, bot: ExtBot[Any], chat_id: int, entries: Sequence[Entry], speech: Speech
    ) -> None:
        """Tell how friends voted: the first ten, the rest stands on the list."""
        lines = [speech.html("votes-title")]
        lines += [describe_entry(entry, speech) for entry in entries[:_ALBUM_MOST]]
        await bot.send_message(
            chat_id,
            "\n".join(lines),
            reply_markup=build_show_list_keyboard(speech),
            disable_web_page_preview=True,
        )

    async def _send_album(
        self, bot: ExtBot[Any], chat_id: int, entries: Sequence[Entry], speech: Speech
    ) -> None:
        pictures = [build_picture(entry, speech) for entry in entries]
        await self._albums.send(bot, chat_id, pictures)


async def send_wishes(
    bot: ExtBot[Any],
    chat_id: int,
    wishes: Sequence[SavedWish],
    outdated: Sequence[SavedWish],
    speech: Speech,
) -> None:
    """Say what a person waits for, and of which of it nothing can come any more."""
    if not wishes:
        await bot.send_message(chat_id, speech.html("wishes-empty"))
        return
    lines = [speech.html("wishes-title", count=len(wishes))]
    for number, wish in enumerate(wishes, 1):
        line = describe_question(wish.photo_sources, wish.question, speech)
        lines.append(f"<b>{number}</b> · {line}")
        if wish in outdated:
            lines.append(speech.html("wish-outdated"))
    lines.append(speech.html("wishes-hint"))
    keyboard = build_wishes_keyboard(wishes, speech)
    await bot.send_message(chat_id, "\n".join(lines), reply_markup=keyboard)
