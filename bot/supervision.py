"""Telling systemd that the bot is ready, alive or stopping, where systemd started it.

https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

_log = structlog.get_logger(__name__)


class Supervisor:
    """Whoever started the bot and wants to hear of it; nobody, where `address` is empty."""

    def __init__(self, address: str, watchdog_seconds: float) -> None:
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._watchdog_seconds = watchdog_seconds

    def tell(self, state: str) -> None:
        """Say a state, as `READY=1`; that nobody hears it disturbs nothing."""
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.setblocking(False)
                line.connect(self._address)
                line.send(state.encode())
        except OSError as error:
            _log.warning("supervisor_not_told", state=state, error=str(error))

    async def keep_alive(self) -> None:
        """Show twice in the watchdog's time that the event loop turns."""
        while self._address and self._watchdog_seconds:
            self.tell("WATCHDOG=1")
            await asyncio.sleep(self._watchdog_seconds / 2)


@asynccontextmanager
async def supervised() -> AsyncIterator[Supervisor]:
    """Keep the supervisor informed, which the environment names, as long as the block runs."""
    watchdog = os.environ.get("WATCHDOG_USEC", "")
    seconds = int(watchdog) / 1e6 if watchdog.isdigit() else 0.0
    supervisor = Supervisor(os.environ.get("NOTIFY_SOCKET", ""), seconds)
    task = asyncio.create_task(supervisor.keep_alive())
    try:
        yield supervisor
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
