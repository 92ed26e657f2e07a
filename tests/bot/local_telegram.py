"""The local Telegram as a process of its own, for as long as a test needs it."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path


async def start_local_telegram(
    folder: Path, token: str, doors: AsyncExitStack, *options: str
) -> str:
    """Start it over a folder, to end when the doors close; return its URL."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "demo.telegram", "--port", "0", "--quiet"),
        *("--data", str(folder), "--token", token, *options),
        stdout=asyncio.subprocess.PIPE,
    )

    async def end() -> None:
        if process.returncode is None:
            process.terminate()
        await process.wait()

    doors.push_async_callback(end)
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), 20)
    return str(json.loads(line)["url"]).rstrip("/")
