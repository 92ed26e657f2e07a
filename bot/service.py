"""The bot as a service: it runs until the operating system or a person asks it to stop."""

import asyncio
import signal
from collections.abc import Callable

from bot.app import run_bot
from bot.console import Terminal
from bot.settings import Settings
from bot.shop import open_shop
from engine.encoder import Encoder


async def serve_until_stopped(
    settings: Settings,
    terminal: Terminal,
    on_ready: Callable[[str], None],
    *,
    encoder: Encoder | None = None,
) -> None:
    """Open the shop, with the settings' model unless one is given; serve until SIGINT or SIGTERM.

    Raises:
        CommandError: Telegram refuses the bot, at the start or for long.
    """
    async with open_shop(settings, terminal, encoder=encoder) as shop:
        if not shop.search.item_count:
            terminal.note("The catalogue is empty: fill it with `garderobe catalog import FILE`.")
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for request in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(request, stop.set)
        await run_bot(shop, settings, stop=stop, on_ready=on_ready)
