"""Started by systemd, the bot says when it answers shoppers, that it is alive, that it stops."""

import asyncio
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from tests.bot.faults.bot_process import BotProcess, Launcher, wait_until
from tests.bot.faults.conftest import Stand

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def listen(systemd: socket.socket, heard: list[str]) -> None:
    while True:
        heard.append((await asyncio.get_running_loop().sock_recv(systemd, 100)).decode())


async def test_systemd_hears_what_the_bot_does(
    closed_stand: Stand, launcher: Launcher, tmp_path: Path
) -> None:
    address = str(tmp_path / "notify")
    heard: list[str] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address)
        systemd.setblocking(False)
        listening = asyncio.create_task(listen(systemd, heard))
        bot = BotProcess(
            launcher,
            closed_stand.data,
            closed_stand.telegram.url,
            NOTIFY_SOCKET=address,
            WATCHDOG_USEC="500000",
        )
        await bot.start()
        await wait_until(lambda: "READY=1" in heard, "it is ready")
        await wait_until(lambda: "WATCHDOG=1" in heard[heard.index("READY=1") :], "it is alive")
        await bot.stop()
        await wait_until(lambda: "STOPPING=1" in heard, "it stops")
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
    assert heard[0] == "WATCHDOG=1"
    assert heard.count("READY=1") == heard.count("STOPPING=1") == 1
