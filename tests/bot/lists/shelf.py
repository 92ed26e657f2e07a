"""What talks about lists need: an item's card, the toasts, the link that was offered."""

import asyncio
import time
from dataclasses import fields
from decimal import Decimal
from typing import Any

from storage.items import Item, ItemDraft
from tests.bot.phone import Message, Shopper
from tests.bot.stage import Stage

_DRAFT = [field.name for field in fields(ItemDraft)]


async def open_card(shopper: Shopper, words: str, number: int = 1) -> Message:
    """Ask for something and tap a number; return the item's card."""
    answer = (await shopper.say(words))[-1]
    return (await shopper.tap(answer, str(number)))[-1]


def find_data(message: Message, label: str) -> str:
    """Return what a button of a message says to the bot."""
    rows = message["reply_markup"]["inline_keyboard"]
    return next(str(it["callback_data"]) for row in rows for it in row if it["text"] == label)


async def press(shopper: Shopper, message: Message, label: str) -> Message:
    """Tap a button that is answered by a toast alone; return the message as it is then."""
    await shopper.tap_quietly(message, find_data(message, label))
    return await look_again(shopper, message)


async def look_again(shopper: Shopper, message: Message) -> Message:
    """Return a message as it is now."""
    number = message["message_id"]
    return next(it for it in await shopper.history() if it["message_id"] == number)


async def wait_for_words(shopper: Shopper) -> Message:
    """Wait until words follow a picture, at Telegram's pace; return them."""
    deadline = time.monotonic() + 30
    while "text" not in (latest := (await shopper.history())[-1]):
        assert time.monotonic() < deadline, "no words followed"
        await asyncio.sleep(0.05)
    return latest


async def wait_for_toast(stage: Stage) -> str:
    """Wait until a toast was shown, and return the latest."""
    deadline = time.monotonic() + 30
    while not (toasts := list_toasts(stage)):
        assert time.monotonic() < deadline, "no toast was shown"
        await asyncio.sleep(0.05)
    return toasts[-1]


def list_toasts(stage: Stage) -> list[str]:
    """List the toasts that were shown so far, latest last."""
    calls = [call for call in stage.wire.calls if call.method == "answerCallbackQuery"]
    return [call.parameters["text"] for call in calls if call.parameters.get("text")]


def find_link(message: Message) -> str:
    """Return the link that an offer to share copies."""
    rows: list[list[dict[str, Any]]] = message["reply_markup"]["inline_keyboard"]
    return str(next(it["copy_text"]["text"] for row in rows for it in row if "copy_text" in it))


async def find_item(stage: Stage, message: Message) -> Item:
    """Return the item that a card is about."""
    data = find_data(message, "Teilen" if "Teilen" in str(message) else "Share")
    assert stage.shop is not None
    return await stage.shop.records.catalogue.get_item(int(data.split(":")[1]))


async def set_price(stage: Stage, item: Item, price: str) -> None:
    """Import an item again at another price."""
    assert stage.shop is not None
    values = {name: getattr(item, name) for name in _DRAFT} | {"price": Decimal(price)}
    await stage.shop.records.catalogue.upsert([ItemDraft(**values)])


async def take_away(stage: Stage, item: Item) -> None:
    """Let an item be sold out: its source lists it no more."""
    assert stage.shop is not None
    catalogue = stage.shop.records.catalogue
    values = {name: getattr(item, name) for name in _DRAFT}
    await catalogue.upsert([ItemDraft(**values)], source="the last one")
    await catalogue.upsert([], source="the last one")
