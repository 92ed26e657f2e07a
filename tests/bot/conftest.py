"""A shop with rendered garments and the shipped model, and a stage for each test."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.console import Terminal
from bot.records import open_records
from bot.settings import Settings
from bot.shop import load_shop_encoder, open_shop
from bot.stock.importing import import_source
from engine.encoder import Encoder
from tests.bot.phone import Shopper
from tests.bot.remembering_encoder import RememberingEncoder
from tests.bot.stage import Stage

ITEMS = 60


def build_settings(folder: Path) -> Settings:
    """Return settings of their own for a folder, whatever the environment says."""
    return Settings(_env_file=None, data_dir=folder)


@pytest.fixture(scope="session")
def wardrobe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Render a small wardrobe, once."""
    return render_wardrobe(tmp_path_factory.mktemp("wardrobe"), ITEMS)


def render_wardrobe(folder: Path, items: int) -> Path:
    """Render so many garments; return their catalogue."""
    command = [sys.executable, "-m", "demo.wardrobe", "--out", str(folder), "--quiet"]
    subprocess.run([*command, "--items", str(items), "--size", "300x400"], check=True)
    return folder / "catalogue.csv"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Load the shipped model, once."""
    return RememberingEncoder(load_shop_encoder(Settings(_env_file=None)))


@pytest.fixture(scope="session")
def stocked(wardrobe: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import and index the wardrobe, once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("stocked")
    asyncio.run(stock(build_settings(folder), wardrobe, encoder, items=ITEMS))
    return folder


async def stock(settings: Settings, wardrobe: Path, encoder: Encoder, *, items: int) -> None:
    """Import and index a wardrobe of so many items."""
    terminal = Terminal()
    async with open_records(settings) as records:
        report = await import_source(records.catalogue, wardrobe, terminal.bars)
        assert report.added == items
        assert report.skipped == ()
    async with open_shop(settings, terminal, encoder=encoder):
        pass


@pytest.fixture
def settings(stocked: Path, tmp_path: Path) -> Settings:
    """Return the settings of a shop that belongs to this test alone."""
    return build_settings(Path(shutil.copytree(stocked, tmp_path / "data")))


@pytest.fixture
async def stage(settings: Settings, encoder: Encoder, tmp_path: Path) -> AsyncIterator[Stage]:
    """Run the bot against the local Telegram; every call on the wire must conform."""
    async with Stage(settings, encoder, tmp_path) as stage:
        yield stage
    assert stage.wire.problems == []


@pytest.fixture
def lena(stage: Stage) -> Shopper:
    """Return a shopper who speaks German."""
    return stage.person("de")


@pytest.fixture
def sam(stage: Stage) -> Shopper:
    """Return a shopper who speaks English."""
    return stage.person("en")
