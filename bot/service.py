"""The bot as a service: it runs until the operating system or a person asks it to stop."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

import structlog

from bot.app import run_bot
from bot.console import Terminal
from bot.settings import Settings
from bot.shop import open_closed_shop
from bot.supervision import Supervisor, supervised
from bot.web.server import open_web
from bot.web.stand import StandDoor
from engine.encoder import Encoder

_log = structlog.get_logger(__name__)


async def serve_until_stopped(
    settings: Settings,
    terminal: Terminal,
    on_ready: Callable[[str], None],
    *,
    encoder: Encoder | None = None,
    stand: StandDoor | None = None,
) -> None:
    """Open the shop, with the settings' model unless one is given; serve until SIGINT or SIGTERM.

    The status pages are there before the shop is: a large one takes minutes to open. `stand` is
    where a demo asks to forget its visitors.

    Raises:
        CommandError: Telegram refuses the bot, at the start or for long; an address is taken.
        StorageError: the records cannot be read at the start.
    """

    def announce(name: str) -> None:
        supervisor.tell("READY=1")
        on_ready(name)

    asyncio.get_running_loop().set_exception_handler(_log_loose_end)
    async with (
        supervised() as supervisor,
        open_web(settings, stand) as web,
        open_closed_shop(settings, terminal, encoder=encoder, metrics=web.metrics) as shop,
    ):
        if not await shop.records.catalogue.count():
            terminal.note("The catalogue is empty: fill it with `garderobe catalog import FILE`.")
        stop = _await_signal(supervisor)
        await run_bot(shop, settings, web, stop=stop, on_ready=announce)


def _await_signal(supervisor: Supervisor) -> asyncio.Event:
    """Return an event that is set when the bot shall stop."""
    stop = asyncio.Event()

    def ask_to_stop() -> None:
        supervisor.tell("STOPPING=1")
        stop.set()

    for request in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(request, ask_to_stop)
    return stop


def _log_loose_end(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what no task waited for; asyncio itself would quote the whole error, words and all."""
    _log.error("loose_end", exc_info=context.get("exception"))
