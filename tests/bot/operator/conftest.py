"""A shop whose boss is known, once; each test brings shoppers of its own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.records import Records
from bot.shop import Shop
from engine.encoder import Encoder
from tests.bot.conftest import build_settings
from tests.bot.phone import Message, Shopper
from tests.bot.stage import TOKEN, Stage

PATIENCE_SECONDS = 30.0
STRANGER = 12345  # is to run the shop, too, and never wrote to the bot


@dataclass(frozen=True, slots=True)
class Office:
    """The stage, and the boss: Sam, who speaks English. Another admin cannot be reached."""

    stage: Stage
    boss: Shopper

    @property
    def shop(self) -> Shop:
        assert self.stage.shop is not None
        return self.stage.shop

    @property
    def bot_id(self) -> int:
        return int(TOKEN.partition(":")[0])

    @property
    def records(self) -> Records:
        return self.shop.records


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def office(
    stocked: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Office]:
    """Open the shop, with Sam for an admin; every call on the wire must conform."""
    folder = tmp_path_factory.mktemp("office")
    settings = build_settings(Path(shutil.copytree(stocked, folder / "data")))
    settings = settings.model_copy(update={"quiet_hours": ""})
    async with Stage(settings, encoder, folder) as stage:
        boss = stage.person("en")
        await boss.say("/start")
        await stage.restart_bot(admin_ids=f"{boss.person_id},{STRANGER}")
        yield Office(stage, boss)
    assert stage.wire.problems == []


@pytest_asyncio.fixture(loop_scope="package")
async def lena(office: Office) -> Shopper:
    """Return a shopper who speaks German and whom nobody met before."""
    return (await office.stage.open_phone()).person("de")


@pytest_asyncio.fixture(loop_scope="package")
async def mia(office: Office) -> Shopper:
    """Return another one."""
    return (await office.stage.open_phone()).person("de")


async def wait_for(shopper: Shopper, words: str) -> Message:
    """Wait until a message of the bot says something; return the latest one that does."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            for message in reversed(await shopper.history()):
                if words in read_text(message) and message["from"].get("is_bot"):
                    return message
            await asyncio.sleep(0.1)


def read_text(message: Message) -> str:
    """Return a message's words, or those under its photo."""
    return str(message.get("text", message.get("caption", "")))


async def want_news(shopper: Shopper) -> None:
    """Agree to hear the shop's news."""
    settings = (await shopper.say("/settings"))[-1]
    await shopper.tap_quietly(settings, "news:1:0")
