"""The demo's local Telegram: a program of its own, its address, its token, and its reset."""

import asyncio
import json
import os
import secrets
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from bot.errors import CommandError

_STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where the page is: its URL on this machine, its key for others, the script that it plays."""

    url: str
    key: str | None = None
    script: str = ""

    def write(self, host: str | None = None) -> str:
        """Write the address as a browser takes it, as another host reaches it if one is named."""
        base = self.url if host is None else f"http://{host}:{self.url.rsplit(':', 1)[1]}"
        named = {"key": self.key, "script": self.script}
        query = urlencode({name: value for name, value in named.items() if value})
        return f"{base}/?{query}" if query else base

    def write_reset(self) -> str:
        """Write the address at which this machine asks to forget all visitors."""
        query = f"?{urlencode({'key': self.key})}" if self.key else ""
        return f"{self.url}/app/reset{query}"


class LocalTelegram:
    """Run the local Telegram over one data directory, and find one that runs there."""

    def __init__(self, folder: Path, samples: Path) -> None:
        self._folder = folder
        self._samples = samples
        self._token_file = folder / "demo-token"
        self._reset_file = folder / "demo-reset"  # an address, there while it runs

    @property
    def token(self) -> str:
        """Get this data directory's token, unguessable for others on the network."""
        if not self._token_file.exists():
            self._token_file.touch(mode=0o600)
            token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}"
            self._token_file.write_text(token)
        return self._token_file.read_text().strip()

    @asynccontextmanager
    async def start(self, port: int, key: str | None, door_url: str) -> AsyncIterator[str]:
        """Start it and give its URL as this machine reaches it.

        With a key, phones in the room reach its page, too. At `door_url` the bot hears whom to
        forget.

        Raises:
            CommandError: it does not start.
        """
        public = ("--host", "0.0.0.0", "--key", key) if key else ()  # noqa: S104 - --lan asks for it
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "demo.telegram", "--quiet", "--until-stdin-ends"),
            *("--port", str(port), "--data", str(self._folder / "telegram")),
            *("--token", self.token, "--samples", str(self._samples)),
            *public,
            env={**os.environ, "DEMO_ON_RESET": door_url},  # arguments are for all to see
            stdin=asyncio.subprocess.PIPE,  # ends with this process, however that ends
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl+C reaches the bot first, which then stops it
        )
        try:
            url = await _wait_until_ready(process)
            with self._leave_address(Address(url, key)):
                yield url
        finally:
            await _stop(process)

    async def reset(self) -> bool:
        """Let the one that runs over this directory forget its visitors; return whether one does.

        Raises:
            CommandError: it runs and could not.
        """
        if not self._reset_file.exists():
            return False
        return await _ask_to_reset(self._reset_file.read_text().strip())

    @contextmanager
    def _leave_address(self, address: Address) -> Iterator[None]:
        """Let `demo --reset` find it as long as it runs."""
        self._reset_file.touch(mode=0o600)  # the key may be in it
        self._reset_file.write_text(address.write_reset())
        try:
            yield
        finally:
            self._reset_file.unlink(missing_ok=True)


async def _ask_to_reset(url: str) -> bool:
    """Let the local Telegram at an address forget everybody; return whether it is there.

    Raises:
        CommandError: it could not.
    """
    try:
        async with (
            aiohttp.ClientSession(trust_env=False) as client,
            client.post(url) as response,
        ):
            if response.status == HTTPStatus.OK:
                return True
            reason = (await response.json())["description"]
    except (aiohttp.ClientConnectionError, aiohttp.ContentTypeError):
        return False  # a demo that was killed left its address, where another program may be now
    except (aiohttp.ClientError, KeyError, TypeError, ValueError) as error:
        reason = str(error)
    raise CommandError(f"The demo could not forget its visitors: {reason} Try again.")


async def _wait_until_ready(process: asyncio.subprocess.Process) -> str:
    if process.stdout is None:
        raise CommandError("the local Telegram has no output to read")
    line = await process.stdout.readline()
    try:
        return str(json.loads(line)["url"]).rstrip("/")
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(
            "The local Telegram did not start; see above. (DEMO_PORT sets another port.)"
        ) from error


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
