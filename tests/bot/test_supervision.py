"""systemd hears that the bot is ready, alive and stopping, over a real socket."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.supervision import supervised


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address)
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        monkeypatch.setenv("WATCHDOG_USEC", "200000")
        yield listening


async def hear(listening: socket.socket) -> str:
    heard = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(listening, 100), 10)
    return heard.decode()


async def test_it_is_told_that_the_loop_turns_again_and_again(systemd: socket.socket) -> None:
    async with supervised():
        assert [await hear(systemd) for _ in range(3)] == ["WATCHDOG=1"] * 3


async def test_it_is_told_what_happens(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WATCHDOG_USEC")
    async with supervised() as supervisor:
        supervisor.tell("READY=1")
        assert await hear(systemd) == "READY=1"


async def test_nobody_there_disturbs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    async with supervised() as supervisor:
        supervisor.tell("READY=1")


async def test_without_systemd_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    async with supervised() as supervisor:
        supervisor.tell("READY=1")
