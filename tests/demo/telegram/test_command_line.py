"""python -m demo.telegram: the line when ready, signals, a taken port, refused options."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.demo.telegram.phone import Phone, draw

MOST_MEMORY = 90 * 1024  # kB


async def start(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "demo.telegram", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


def read_resident(pid: int) -> int:
    """Return a process's resident memory in kB."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        pytest.skip("there is no /proc to read the memory from")
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status.read_text())[0])


@asynccontextmanager
async def open_server(data: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    process = await start("--port", "0", "--data", str(data))
    try:
        assert process.stdout is not None
        ready = json.loads(await asyncio.wait_for(process.stdout.readline(), 30))
        assert ready["ready"] is True
        yield process, ready["url"]
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly_in_the_middle_of_a_stream(
    tmp_path: Path, number: signal.Signals
) -> None:
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        open_server(tmp_path) as (process, url),
        aiohttp.ClientSession(cookie_jar=jar) as web,
    ):
        state = await (await web.get(f"{url}app/state")).json()
        stream = await web.get(f"{url}app/events?chat={state['chats'][0]['id']}")
        process.send_signal(number)
        assert await asyncio.wait_for(process.wait(), 10) == 0
        stream.close()


async def test_a_taken_port_is_said_clearly(tmp_path: Path) -> None:
    async with open_server(tmp_path / "a") as (_, url):
        port = url.rstrip("/").rsplit(":", 1)[1]
        second = await start("--port", port, "--data", str(tmp_path / "b"))
        _, errors = await asyncio.wait_for(second.communicate(), 30)
    assert second.returncode == 1
    assert errors.decode().startswith(f"Port {port} is taken.")
    assert "Traceback" not in errors.decode()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--token", "nonsense"), "--token must look like"),
        (("--host", "192.168.0.9"), "pass --key, too"),
    ],
)
async def test_options_that_cannot_be_are_refused(
    tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    process = await start("--data", str(tmp_path), *options)
    _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 1
    assert words in errors.decode()


async def test_it_stays_small_after_many_photos(tmp_path: Path) -> None:
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        open_server(tmp_path) as (process, url),
        aiohttp.ClientSession(cookie_jar=jar) as web,
    ):
        phone = Phone(web, url.rstrip("/"), await (await web.get(f"{url}app/state")).json())
        for number in range(3):
            files = [(f"{n}.jpg", draw(4000, 3000 + number + n)) for n in range(3)]
            assert (await phone.send("", files))[0] == 200
        assert (await phone.send("", [("gross.png", draw(4000, 3000, "PNG"))]))[0] == 200
        assert read_resident(process.pid) < MOST_MEMORY
