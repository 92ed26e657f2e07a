"""The showroom: a rendered sample shop, a local Telegram with a phone page, and the bot in it.

The parts in `demo/` are programs of their own: they are started as processes and reached
over HTTP and files, as a real shop's feed and the real Telegram are.
"""

import asyncio
import csv
import json
import os
import secrets
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import qrcode
import typer
from pydantic import SecretStr
from rich.markup import escape

from bot.console import Terminal
from bot.errors import CommandError
from bot.records import open_records
from bot.service import serve_until_stopped
from bot.settings import Settings
from bot.stock.importing import import_source

_SAMPLE_PHOTOS = 26  # of twelve products: four full rows beside the phone
_PHONE_SEED = 2026  # other garments than the shop's: a photo is never a copy of an item
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


class Showroom:
    """Run the demo for one data directory."""

    def __init__(self, settings: Settings, terminal: Terminal, *, port: int) -> None:
        self._settings = settings
        self._terminal = terminal
        self._port = port
        self._wardrobe = settings.data_dir / "wardrobe"
        self._samples = settings.data_dir / "sample-photos"
        self._telegram = settings.data_dir / "telegram"
        self._token_file = settings.data_dir / "demo-token"

    def forget_chats(self) -> None:
        """Delete the local Telegram's chats and files, and the token with them."""
        shutil.rmtree(self._telegram, ignore_errors=True)
        self._token_file.unlink(missing_ok=True)

    async def run(self, *, items: int, is_public: bool, script: str = "") -> None:
        """Prepare what is missing, then serve until stopped; the page plays the script of a name.

        Raises:
            CommandError: there is no such script (those there are have been listed), or no start.
        """
        if script:
            await _run_module("demo.dialogues", script)
        self._settings.data_dir.mkdir(parents=True, exist_ok=True)
        await self._fill_shelves(items)
        key = secrets.token_urlsafe(12) if is_public else None
        token = self._load_token()
        async with self._start_telegram(token, key) as url:
            settings = self._settings.model_copy(
                update={
                    "bot_token": SecretStr(token),
                    "telegram_api_url": url,
                    "webhook_url": "",  # the shop's, at Telegram
                    "status_listen": "",  # its bot may run beside the demo
                }
            )
            address = Address(url, key, script)
            await serve_until_stopped(settings, self._terminal, lambda _: self._announce(address))

    async def _fill_shelves(self, items: int) -> None:
        """Render and import the sample wardrobe, unless the shop has a catalogue of its own."""
        async with open_records(self._settings) as records:
            count = await records.catalogue.count()
            if not count:
                catalogue = self._wardrobe / "catalogue.csv"
                self._terminal.note("Drawing a sample wardrobe (once) …")
                await _run_module(
                    "demo.wardrobe", "--out", str(self._wardrobe), "--items", str(items)
                )
                await import_source(records.catalogue, catalogue, self._terminal.bars)
            if not any(self._samples.glob("**/*.jpg")):
                self._terminal.note("Drawing sample photos (once) …")
                await _run_module(
                    "demo.wardrobe",
                    *("phone", "--out", str(self._samples)),
                    *("--items", str(_SAMPLE_PHOTOS), "--seed", str(_PHONE_SEED)),
                )
                await asyncio.to_thread(_keep_one_of_each, self._samples)

    def _load_token(self) -> str:
        """Return this data directory's token, unguessable for others on the network."""
        if not self._token_file.exists():
            self._token_file.touch(mode=0o600)
            token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}"
            self._token_file.write_text(token)
        return self._token_file.read_text().strip()

    @asynccontextmanager
    async def _start_telegram(self, token: str, key: str | None) -> AsyncIterator[str]:
        """Start the local Telegram and give its URL as this machine reaches it."""
        public = ("--host", "0.0.0.0", "--key", key) if key else ()  # noqa: S104 - --lan asks for it
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "demo.telegram", "--quiet", "--until-stdin-ends"),
            *("--port", str(self._port), "--data", str(self._telegram)),
            *("--token", token, "--samples", str(self._samples)),
            *public,
            stdin=asyncio.subprocess.PIPE,  # ends with this process, however that ends
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl+C reaches the bot first, which then stops it
        )
        try:
            yield await _wait_until_ready(process)
        finally:
            await _stop(process)

    def _announce(self, page: Address) -> None:
        if page.key is None:
            address = page.write()
            self._terminal.note(f"\n[bold green]Ready.[/] Open [link={address}]{address}[/link]\n")
            if page.script and _has_screen():
                typer.launch(address)
            return
        address = page.write(_find_lan_address())
        code = qrcode.QRCode(border=2)
        code.add_data(address)
        code.print_ascii(out=sys.stderr, invert=True)
        self._terminal.note(f"[bold green]Ready.[/] Phones in this room: {escape(address)}\n")


def _keep_one_of_each(folder: Path) -> None:
    """Delete the photos of further colours of a product: a visitor likes to choose."""
    with (folder / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = {row["product"]: row["image"] for row in reversed(rows)}  # the first of each stays
    for row in rows:
        if kept[row["product"]] != row["image"]:
            (folder / row["image"]).unlink(missing_ok=True)


async def _run_module(module: str, *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, *arguments)
    try:
        status = await process.wait()
    except asyncio.CancelledError:
        process.terminate()
        raise
    if status:
        raise CommandError(f"`python -m {module}` failed with status {status}; see above.")


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


def _has_screen() -> bool:
    """Tell whether a browser can open here: without a screen, one in the terminal would."""
    return sys.platform in {"darwin", "win32"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def _find_lan_address() -> str:
    """Return the address other devices reach this machine at (a UDP connect sends nothing)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError as error:
            raise CommandError("This machine is in no network; leave out --lan.") from error
        return str(probe.getsockname()[0])
