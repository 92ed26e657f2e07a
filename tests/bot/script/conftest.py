"""One local Telegram and one bot process for all dialogues; each has shoppers of its own."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from engine.encoder import Encoder
from tests.bot.conftest import build_settings, render_wardrobe, stock
from tests.bot.script.house import House
from tests.bot.script.player import Player

ITEMS = 160  # enough that a dozen are dresses: a good conversation has something to talk about


@pytest.fixture(scope="package")
def large_wardrobe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Render a wardrobe to talk about, once."""
    return render_wardrobe(tmp_path_factory.mktemp("large-wardrobe"), ITEMS)


@pytest.fixture(scope="package")
def shop(large_wardrobe: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import and index it, once."""
    folder = tmp_path_factory.mktemp("shop")
    asyncio.run(stock(build_settings(folder), large_wardrobe, encoder, items=ITEMS))
    return folder


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def house(
    shop: Path, large_wardrobe: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    """Open the house, once; every call that the bot made must conform."""
    async with House(shop, large_wardrobe, tmp_path_factory.mktemp("house")) as house:
        yield house
    assert house.wire.problems == []


@pytest_asyncio.fixture(loop_scope="package")
async def player(house: House) -> AsyncIterator[Player]:
    """Give each dialogue a browser session of its own."""
    async with Player(house) as player:
        yield player
