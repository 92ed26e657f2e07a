"""Where dialogues are played: the local Telegram, the wire, and the bot as a process."""

import asyncio
import csv
import shutil
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from aiohttp import ClientSession

from bot.console import Terminal
from bot.records import open_records
from bot.settings import Settings
from bot.stock.importing import import_source
from demo.dialogues.delivery import DRESS, write_delivery
from tests.bot.faults.bot_process import BotProcess, Launcher
from tests.bot.faults.inboxes import read_inbox
from tests.bot.faults.telegram import TOKEN
from tests.bot.local_telegram import start_local_telegram
from tests.bot.script.patience import wait_until
from tests.bot.wire import Wire
from tests.shared_files import load_bot_api_checker

_UNDONE = "SELECT count(*) FROM inbox WHERE done_at IS NULL AND set_aside_at IS NULL"
_PATIENCE_SECONDS = 60.0


def find_zone_at_noon(now: datetime) -> str:
    """Find a time zone in which it is noon: whenever tests run, a shop's quiet hours are over."""
    east = 12 - now.hour
    return f"Etc/GMT{-east:+d}"  # POSIX counts to the west


class House:
    """Keep Telegram open, and the bot in it until somebody kills it."""

    def __init__(self, stocked: Path, wardrobe: Path, folder: Path) -> None:
        self._stocked = stocked
        self._wardrobe = wardrobe
        self._folder = folder
        self._doors = AsyncExitStack()
        self._deliveries = 0
        self.data = folder / "data"
        with wardrobe.open(encoding="utf-8", newline="") as file:
            self.catalogue = [*csv.DictReader(file), DRESS]
        self.url = ""
        self.wire = Wire("", load_bot_api_checker())

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(shutil.copytree, self._stocked, self.data)
        self.url = self.wire.target = await start_local_telegram(
            self._folder / "telegram", TOKEN, self._doors
        )
        self._doors.push_async_callback(self.wire.stop)
        await self.wire.start()
        launcher = Launcher()
        await launcher.start()
        self._doors.push_async_callback(launcher.stop)
        self._bot = BotProcess(
            launcher,
            self.data,
            self.wire.url,
            SHOP_TIMEZONE=find_zone_at_noon(datetime.now(UTC)),
            FETCH_LINKS="false",
        )
        self._doors.push_async_callback(self._bot.kill)
        await self._bot.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._doors.aclose()

    async def settle(self) -> None:
        """Wait until the bot has done all that was asked of it."""
        async with ClientSession() as client:

            async def is_done() -> bool:
                return not (await self._count_coming(client) or await self._count_undone())

            await wait_until(is_done, _PATIENCE_SECONDS)

    async def stage(self, direction: str) -> None:
        """Do what a script's stage direction says: restart, kill or delivery."""
        if direction == "kill":
            await self._bot.kill()
        else:
            await self._bot.stop()
        if direction == "delivery":
            await self._deliver()
        await self._bot.start()

    async def kill_while_it_answers(self) -> None:
        """Kill the bot once it has committed an update, and start it again."""
        await wait_until(self._is_at_work, _PATIENCE_SECONDS)
        await self.stage("kill")

    async def _is_at_work(self) -> bool:
        return bool(await self._count_undone())

    async def _count_coming(self, client: ClientSession) -> int:
        async with client.get(f"{self.url}/bot{TOKEN}/getWebhookInfo") as response:
            return int((await response.json())["result"]["pending_update_count"])

    async def _count_undone(self) -> int:
        return int((await asyncio.to_thread(read_inbox, self.data, _UNDONE))[0][0])

    async def _deliver(self) -> None:
        """Import one more dress than the shop had, and cardigans for less."""
        self._deliveries += 1
        source = await asyncio.to_thread(write_delivery, self._wardrobe, self._deliveries)
        async with open_records(Settings(_env_file=None, data_dir=self.data)) as records:
            report = await import_source(records.catalogue, source, Terminal().bars)
        assert report.skipped == ()
