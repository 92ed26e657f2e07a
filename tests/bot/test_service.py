"""The bot starts patiently and stops at once."""

import asyncio
import time

from pydantic import SecretStr

from bot.app import run_bot
from bot.console import Terminal
from bot.settings import Settings
from bot.shop import open_shop
from bot.web.server import open_web
from engine.encoder import Encoder


async def test_it_stops_while_it_waits_for_a_telegram_that_is_not_there(
    settings: Settings, encoder: Encoder
) -> None:
    nowhere = settings.model_copy(
        update={"bot_token": SecretStr("1:token"), "telegram_api_url": "http://127.0.0.1:9"}
    )
    stop = asyncio.Event()
    async with open_web(nowhere) as web, open_shop(nowhere, Terminal(), encoder=encoder) as shop:
        bot = run_bot(shop, nowhere, web, stop=stop, on_ready=lambda _: None)
        running = asyncio.create_task(bot)
        await asyncio.sleep(3.5)  # it waits 1, 2, then 4 seconds
        assert not running.done()
        began = time.monotonic()
        stop.set()
        await running
    assert time.monotonic() - began < 2
