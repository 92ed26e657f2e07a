"""The showroom: a rendered sample shop, a local Telegram with a phone page, and the bot in it.

The parts in `demo/` are programs of their own: they are started as processes and reached
over HTTP and files, as a real shop's feed and the real Telegram are.
"""

import asyncio
import csv
import os
import secrets
import socket
import sys
from pathlib import Path

import typer
from pydantic import SecretStr
from rich.markup import escape

from bot.console import Terminal
from bot.errors import CommandError
from bot.local_telegram import Address, LocalTelegram
from bot.qr_codes import print_code
from bot.records import open_records
from bot.service import serve_until_stopped
from bot.settings import Settings
from bot.stock.importing import import_source
from bot.web.stand import StandDoor, open_stand_door

_SAMPLE_PHOTOS = 26  # of twelve products: four full rows beside the phone
_PHONE_SEED = 2026  # other garments than the shop's: a photo is never a copy of an item


class Showroom:
    """Run the demo for one data directory."""

    def __init__(self, settings: Settings, terminal: Terminal, *, port: int) -> None:
        self._settings = settings
        self._terminal = terminal
        self._port = port
        self._wardrobe = settings.data_dir / "wardrobe"
        self._samples = settings.data_dir / "sample-photos"
        self._telegram = LocalTelegram(settings.data_dir, self._samples)

    async def reset(self) -> bool:
        """Let a demo that runs here forget its visitors; return whether one does.

        Raises:
            CommandError: it runs and could not.
        """
        return await self._telegram.reset()

    async def run(
        self, *, items: int, is_public: bool, script: str = "", is_reset: bool = False
    ) -> None:
        """Prepare what is missing, then serve until stopped; the page plays the script of a name.

        With `is_reset`, former visitors are forgotten first.

        Raises:
            CommandError: there is no such script (those there are have been listed), or no start.
        """
        if script:
            await _run_module("demo.dialogues", script)
        self._settings.data_dir.mkdir(parents=True, exist_ok=True)
        await self._fill_shelves(items)
        key = secrets.token_urlsafe(12) if is_public else None
        door = StandDoor()
        async with (
            open_stand_door(door) as door_url,
            self._telegram.start(self._port, key, door_url) as url,
        ):
            if is_reset:
                await self._forget_former(door)
            address = Address(url, key, script)
            settings = self._settings.model_copy(
                update={
                    "bot_token": SecretStr(self._telegram.token),
                    "telegram_api_url": url,
                    "webhook_url": "",  # the shop's, at Telegram
                    "status_listen": "",  # its bot may run beside the demo
                    "admin_ids": "",  # persons that nobody is here
                }
            )
            await serve_until_stopped(
                settings, self._terminal, lambda _: self._announce(address), stand=door
            )

    async def _forget_former(self, door: StandDoor) -> None:
        """Forget who was here before, while the bot does not run yet."""
        async with open_records(self._settings) as records:
            door.open(records.erasure.erase_visitors)
            await self._telegram.reset()
            door.close()
            await records.erasure.scrub()

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

    def _announce(self, page: Address) -> None:
        if page.key is None:
            address = page.write()
            self._terminal.note(f"\n[bold green]Ready.[/] Open [link={address}]{address}[/link]\n")
            if page.script and _has_screen():
                typer.launch(address)
            return
        address = page.write(_find_lan_address())
        print_code(address, is_inverted=True)
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
