"""Shoppers who wait long are told why: their place in line, or that the shop is being opened."""

from typing import Any

from telegram import Update
from telegram.ext import ExtBot

from bot.shoppers import Shoppers


async def tell_place(bot: ExtBot[Any], shoppers: Shoppers, update: Update, place: int) -> None:
    """Tell whom an update came from how many are served before, once for each update."""
    if update.effective_chat is None:
        return
    speech = await shoppers.get_speech(update)
    await bot.send_message(
        update.effective_chat.id,
        speech.html("place-in-line", place=place),
        rate_limit_args=("place in line",),
    )


async def ask_patience(bot: ExtBot[Any], shoppers: Shoppers, update: Update) -> None:
    """Ask whom an update came from for a moment, once for each update."""
    if update.effective_chat is None:
        return
    speech = await shoppers.get_speech(update)
    await bot.send_message(
        update.effective_chat.id,
        speech.html("one-moment"),
        rate_limit_args=("one moment",),
    )
