"""A scripted Telegram and a bot process for each case; the model is loaded once for all."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.bot.faults.bot_process import BotProcess, Launcher
from tests.bot.faults.shopper import Shopper
from tests.bot.faults.telegram import ScriptedTelegram
from tests.shared_files import load_bot_api_checker


@dataclass(frozen=True, slots=True)
class Stand:
    """Telegram, the bot, and a shopper between them."""

    telegram: ScriptedTelegram
    bot: BotProcess
    lena: Shopper
    data: Path

    @property
    def bot_index(self) -> Path:
        """Get where the bot caches its index."""
        return self.data / "index.faiss"

    def change(self, statement: str, *values: tuple[Any, ...]) -> None:
        """Change something in the bot's database behind its back, once for each of the values."""
        with closing(sqlite3.connect(self.data / "garderobe.sqlite3")) as database, database:
            database.executemany(statement, values)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def launcher() -> AsyncIterator[Launcher]:
    """The process that bots are forked from."""
    launcher = Launcher()
    await launcher.start()
    yield launcher
    await launcher.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def closed_stand(launcher: Launcher, stocked: Path, tmp_path: Path) -> AsyncIterator[Stand]:
    """Everything, the bot not started yet."""
    data = Path(shutil.copytree(stocked, tmp_path / "data"))
    telegram = ScriptedTelegram(load_bot_api_checker())
    await telegram.start()
    bot = BotProcess(launcher, data, telegram.url)
    yield Stand(telegram, bot, Shopper(telegram), data)
    await bot.kill()
    await telegram.stop()
    assert telegram.problems == []


@pytest_asyncio.fixture(loop_scope="session")
async def stand(closed_stand: Stand) -> Stand:
    """Everything, and the bot runs."""
    await closed_stand.bot.start()
    return closed_stand


@pytest.fixture(scope="session")
def dress(wardrobe: Path) -> bytes:
    """A photo as a shopper might send it."""
    return min((wardrobe.parent / "images").glob("*.jpg")).read_bytes()
