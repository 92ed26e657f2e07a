"""The local Telegram as a process of its own, for as long as a test needs it."""

import asyncio
import json
import multiprocessing
import os
import sys
from contextlib import AsyncExitStack
from multiprocessing.connection import Connection
from pathlib import Path

from demo.telegram.__main__ import main
from tests.bot.forks import build_fork

_SECONDS = 20


async def start_local_telegram(
    folder: Path, token: str, doors: AsyncExitStack, *options: str
) -> str:
    """Start it over a folder, to end when the doors close; return its URL."""
    reader, writer = multiprocessing.Pipe(duplex=False)
    arguments = ("--port", "0", "--quiet", "--data", str(folder), "--token", token, *options)
    process = build_fork(_serve, arguments, writer, is_daemon=True)
    await asyncio.to_thread(process.start)

    async def end() -> None:
        process.terminate()
        await asyncio.to_thread(process.join)

    doors.push_async_callback(end)
    writer.close()
    with reader:
        line = await asyncio.wait_for(asyncio.to_thread(_read_line, reader), _SECONDS)
    return str(json.loads(line)["url"]).rstrip("/")


def _serve(arguments: tuple[str, ...], writer: Connection) -> None:
    os.dup2(writer.fileno(), 1)
    writer.close()
    sys.stdout = open(1, "w")  # noqa: SIM115
    main(arguments)


def _read_line(reader: Connection) -> str:
    with os.fdopen(os.dup(reader.fileno())) as file:
        return file.readline()
