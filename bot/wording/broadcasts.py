"""News as everybody gets them, and what the admin who sends them reads."""

from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.ext import ExtBot

from bot.wording.buttons import build_button
from bot.wording.taps import Action, Tap
from bot.wording.texts import Speech
from storage.broadcasts import Broadcast, News


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is: how many want quiet just now, and the seconds left, if known."""

    broadcast: Broadcast
    quiet: int
    seconds: float | None


async def send_news(bot: ExtBot[Any], chat_id: int, news: News, speech: Speech) -> None:
    """Send the shop's news, with a button to hear no more of them."""
    button = build_button(speech.plain("button-no-news"), Tap(Action.NO_NEWS))
    keyboard = InlineKeyboardMarkup([[button]])
    if news.photo is None:
        await bot.send_message(chat_id, news.html, reply_markup=keyboard)
    else:
        await bot.send_photo(chat_id, news.photo, caption=news.html, reply_markup=keyboard)


def build_question_keyboard(
    broadcast: Broadcast, recipients: int, speech: Speech
) -> InlineKeyboardMarkup:
    """Offer to send news, if there is anybody to get them, and not to."""
    drop = build_button(speech.plain("button-no-broadcast"), Tap(Action.NO_BROADCAST, broadcast.id))
    if not recipients:
        return InlineKeyboardMarkup([[drop]])
    send = build_button(
        speech.plain("button-broadcast", count=recipients), Tap(Action.BROADCAST, broadcast.id)
    )
    return InlineKeyboardMarkup([[send], [drop]])


def build_stop_keyboard(broadcast: Broadcast, speech: Speech) -> InlineKeyboardMarkup:
    """Offer to stop."""
    label = speech.plain("button-stop-broadcast")
    return InlineKeyboardMarkup([[build_button(label, Tap(Action.STOP_BROADCAST, broadcast.id))]])


def describe_progress(progress: Progress, speech: Speech) -> str:
    """Say who has the news, how long it takes for the rest, and who gets them later."""
    broadcast = progress.broadcast
    lines = [
        speech.html("broadcast-under-way", sent=broadcast.sent, total=broadcast.total or 0),
    ]
    if progress.seconds is not None:
        lines.append(speech.html("broadcast-left", time=speech.duration(progress.seconds)))
    if progress.quiet:
        lines.append(speech.html("broadcast-quiet", count=progress.quiet))
    return "\n".join(lines)


def describe_end(broadcast: Broadcast, speech: Speech) -> str:
    """Say who got the news in the end, and who did not."""
    title = "broadcast-done" if broadcast.stopped_at is None else "broadcast-stopped"
    missed = (broadcast.total or 0) - broadcast.sent
    lines = [speech.html(title, sent=broadcast.sent)]
    if missed:
        lines.append(speech.html("broadcast-missed", count=missed))
    return "\n".join(lines)
