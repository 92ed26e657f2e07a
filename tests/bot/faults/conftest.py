"""A scripted Telegram and a bot process for each case; the model is loaded once for all."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.faults.bot_process import BotProcess, Launcher
from tests.bot.faults.post import Post, prepare
from tests.bot.faults.shopper import Shopper
from tests.bot.faults.stand import Stand as Stand
from tests.bot.faults.telegram import ScriptedTelegram
from tests.shared_files import load_bot_api_checker


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


@pytest_asyncio.fixture(loop_scope="session")
async def closed_post(closed_stand: Stand, launcher: Launcher) -> AsyncIterator[Post]:
    """A bot with a webhook, not started yet."""
    async with prepare(closed_stand, launcher) as post:
        yield post


@pytest_asyncio.fixture(loop_scope="session")
async def post(closed_post: Post) -> Post:
    """A bot with a webhook that Telegram knows of."""
    await closed_post.start()
    return closed_post


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def lasting_post(
    launcher: Launcher, stocked: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Post]:
    """One bot for all that must not harm it; each test's shopper is new."""
    folder = tmp_path_factory.mktemp("lasting")
    data = Path(shutil.copytree(stocked, folder / "data"))
    telegram = ScriptedTelegram(load_bot_api_checker())
    await telegram.start()
    bot = BotProcess(launcher, data, telegram.url)
    async with prepare(Stand(telegram, bot, Shopper(telegram), data), launcher) as post:
        await post.start()
        yield post
    await telegram.stop()
    assert telegram.problems == []
