"""A shop whose stock changes while people wait, and a notifier whose clock the test sets."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image
from pydantic import SecretStr
from telegram.ext import ExtBot

from bot.application import build_application
from bot.console import Terminal
from bot.metrics import Metrics
from bot.notices.assembly import build_notifier, build_waiting
from bot.notices.notifier import Notifier
from bot.notices.quiet import ShopClock
from bot.notices.waiting import Waiting
from bot.privacy.gate import PersonGate
from bot.sending.correspondents import Correspondents
from bot.sending.pace import Pace
from bot.sending.sender import Sender
from bot.settings import Settings
from bot.shop import Shop
from bot.wording.texts import Texts
from storage.items import Item, ItemDraft
from tests.bot.stage import TOKEN, Stage

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
_FIELDS = 3  # of a picture, in each direction
_DRAFT = [field.name for field in fields(ItemDraft)]


class Newsroom:
    """Bring things into a shop, and let the notifier look."""

    def __init__(self, stage: Stage, settings: Settings, folder: Path) -> None:
        self._stage = stage
        self._settings = settings.model_copy(
            update={
                "bot_token": SecretStr(TOKEN),
                "telegram_api_url": stage.wire.url,
                "quiet_hours": "21:00-08:00",
            }
        )
        self._folder = folder
        self._made = 0

    @property
    def shop(self) -> Shop:
        assert self._stage.shop is not None
        return self._stage.shop

    async def tell(self, now: datetime = NOON) -> int:
        """Look around and deliver as a notifier of the bot would; return how many were sent."""
        async with self.open_notifier(lambda: now) as (notifier, bot):
            await notifier.look_around()
            return await notifier.deliver(bot)

    def build_waiting(self) -> Waiting:
        """Build what saves wishes, as the bot does."""
        return build_waiting(self.shop, self._settings)

    @asynccontextmanager
    async def open_notifier(
        self, read_clock: Callable[[], datetime]
    ) -> AsyncIterator[tuple[Notifier, ExtBot[Any]]]:
        """Build a notifier as the bot does, and the bot by which it writes."""
        correspondents = Correspondents(self.shop.records.chats)
        await correspondents.load()
        sender = Sender(correspondents, Pace(30), Metrics())
        application = build_application(self._settings, sender)
        clock = ShopClock(self._settings.shop_timezone, self._settings.quiet_times, read_clock)
        notifier = build_notifier(
            self.shop, self._settings, Texts("en"), lambda _: False, PersonGate(), clock=clock
        )
        async with application:
            yield notifier, application.bot

    async def bring(self, kind: str, colour: str, price: str = "30", **values: Any) -> Item:
        """Import an item whose feed says what it is, and index it."""
        self._made += 1
        picture = self._folder / f"new-{self._made}.png"
        _paint(self._made).save(picture)
        draft = ItemDraft(
            sku=f"new-{self._made}",
            image_path=picture,
            title_de=f"Neues Stück {self._made}",
            title_en=f"New thing {self._made}",
            attributes={"category": (kind,), "colours": (colour,), "pattern": ("plain",)} | values,
            price=Decimal(price),
        )
        await self.shop.records.catalogue.upsert([draft])
        await self.restock()
        item = await self.shop.records.catalogue.find_by_sku(draft.sku)
        assert item is not None
        return item

    async def change_price(self, item: Item, price: str) -> None:
        """Import an item again at another price."""
        draft = ItemDraft(**{name: getattr(item, name) for name in _DRAFT})
        await self.shop.records.catalogue.upsert([replace(draft, price=Decimal(price))])
        await self.restock()

    async def restock(self) -> None:
        """Bring the index in step with the catalogue."""
        await self.shop.stock.refresh(Terminal().bars)


def _paint(number: int) -> Image.Image:
    """Paint a picture that looks like no other: what looks like something known is no news."""
    colours = Random(number).randbytes(3 * _FIELDS * _FIELDS)
    fields = Image.frombytes("RGB", (_FIELDS, _FIELDS), colours)
    return fields.resize((64, 64), Image.Resampling.NEAREST)
