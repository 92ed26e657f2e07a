"""The whole product on one stage: local Telegram, wire, bot, shop; nothing replaced."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Self

from aiohttp import ClientSession
from pydantic import SecretStr

from bot.app import run_bot
from bot.console import Terminal
from bot.settings import Settings
from bot.shop import Shop, open_shop
from bot.web.server import open_web
from bot.web.stand import StandDoor, open_stand_door
from engine.encoder import Encoder
from tests.bot.local_telegram import start_local_telegram
from tests.bot.phone import Message, Phone, Shopper
from tests.bot.wire import Wire
from tests.shared_files import load_bot_api_checker

TOKEN = "1234567890:a-token-for-tests-only"


class Stage:
    """Start everything; `restart_bot` stops the bot and starts it anew on the same data."""

    def __init__(self, settings: Settings, encoder: Encoder, folder: Path) -> None:
        self._settings = settings
        self._encoder = encoder
        self._folder = folder
        self._doors = AsyncExitStack()
        self._bot_doors = AsyncExitStack()
        self._stand = StandDoor()
        self.server_url = ""
        self.wire = Wire("", load_bot_api_checker())
        self._phone: Phone | None = None
        self.shop: Shop | None = None

    async def __aenter__(self) -> Self:
        try:
            on_reset = await self._doors.enter_async_context(open_stand_door(self._stand))
            self.server_url = await start_local_telegram(
                self._folder / "telegram", TOKEN, self._doors, "--on-reset", on_reset
            )
            self.wire.target = self.server_url
            self._doors.push_async_callback(self.wire.stop)
            await self.wire.start()
            await self.start_bot()
            self._phone = await self.open_phone()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._bot_doors.aclose()
        await self._doors.aclose()

    async def open_phone(self) -> Phone:
        """Open the page in a browser of its own."""
        phone = Phone(self.server_url)
        self._doors.push_async_callback(phone.close)
        await phone.open()
        return phone

    def person(self, language: str) -> Shopper:
        """Return a shopper who speaks a language."""
        assert self._phone is not None
        return self._phone.person(language)

    def in_group(self, language: str) -> Shopper:
        """Return a shopper who speaks a language, in the group."""
        assert self._phone is not None
        return self._phone.in_group(language)

    async def plant_button(self, chat_id: int, data: str) -> Message:
        """Put a button into a chat that the bot never made, as only a forger could."""
        keyboard = {"inline_keyboard": [[{"text": "?", "callback_data": data}]]}
        body = {"chat_id": chat_id, "text": "?", "reply_markup": keyboard}
        url = f"{self.server_url}/bot{TOKEN}/sendMessage"
        async with ClientSession() as client, client.post(url, json=body) as response:
            message: Message = (await response.json())["result"]
            return message

    async def delete_message(self, chat_id: int, message_id: int) -> None:
        """Let a message vanish, as a shopper can delete it for both."""
        url = f"{self.server_url}/bot{TOKEN}/deleteMessage"
        body = {"chat_id": chat_id, "message_id": message_id}
        async with ClientSession() as client, client.post(url, json=body) as response:
            assert response.status == 200, await response.text()

    @property
    def bot_id(self) -> int:
        """Get the bot's own id, which its token begins with."""
        return int(TOKEN.split(":")[0])

    async def start_bot(self) -> None:
        """Open the shop and run the bot until `stop_bot`."""
        settings = self._settings.model_copy(
            update={"bot_token": SecretStr(TOKEN), "telegram_api_url": self.wire.url}
        )
        doors = AsyncExitStack()
        web = await doors.enter_async_context(open_web(settings, self._stand))
        self.shop = await doors.enter_async_context(
            open_shop(settings, Terminal(), encoder=self._encoder, metrics=web.metrics)
        )
        stop, ready = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(
            run_bot(self.shop, settings, web, stop=stop, on_ready=lambda _: ready.set())
        )

        async def end() -> None:
            stop.set()
            await task

        doors.push_async_callback(end)
        self._bot_doors = doors
        await asyncio.wait_for(ready.wait(), 30)

    async def stop_bot(self) -> None:
        """Stop the bot as SIGTERM does."""
        await self._bot_doors.aclose()
        self._bot_doors = AsyncExitStack()

    async def restart_bot(self, **changes: Any) -> None:
        """Stop and start, with other settings from now on if there are any."""
        await self.stop_bot()
        self._settings = self._settings.model_copy(update=changes)
        await self.start_bot()
