"""A shop of real photos: what people photograph, asked as people ask."""

import asyncio
import csv
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.console import Terminal
from bot.records import open_records
from bot.settings import Settings
from bot.shop import open_shop
from bot.stock.importing import import_source
from engine.encoder import Encoder
from tests.bot.phone import Message, Shopper
from tests.bot.stage import Stage
from tests.shared_files import require_shared


@pytest.fixture(scope="session")
def real_catalogue() -> Path:
    """Return the captions of photos no model was trained on, or skip."""
    return require_shared("wardrobe/validation/captions.csv")


@pytest.fixture(scope="session")
def real_shop(
    real_catalogue: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """Import and index the real photos, once."""
    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("real"))

    async def stock() -> None:
        async with open_records(settings) as records:
            report = await import_source(records.catalogue, real_catalogue, Terminal().bars)
            assert report.skipped == ()
        async with open_shop(settings, Terminal(), encoder=encoder) as shop:
            assert shop.search.item_count == report.added

    asyncio.run(stock())
    return settings


@pytest.fixture
async def real_stage(real_shop: Settings, encoder: Encoder, tmp_path: Path) -> AsyncIterator[Stage]:
    """Run the bot in the shop of real photos."""
    async with Stage(real_shop, encoder, tmp_path) as stage:
        yield stage
    assert stage.wire.problems == []


@pytest.fixture
def titles_by_category(real_catalogue: Path) -> dict[str, set[str]]:
    """Return the German titles of each category's items."""
    with real_catalogue.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        category: {
            row["caption_de"][:1].upper() + row["caption_de"][1:]
            for row in rows
            if row["category"] == category
        }
        for category in {row["category"] for row in rows}
    }


def count_in(album: list[Message], titles: set[str]) -> int:
    """Count the pictures of an album whose caption is one of these titles."""
    captions = [message["caption"].split(" · ", 1)[1] for message in album if "photo" in message]
    return sum(caption in titles for caption in captions)


@pytest.mark.parametrize(
    ("words", "category"),
    [("blaue Jeans", "jeans"), ("Kleid", "dress"), ("T-Shirt", "t-shirt"), ("jeans", "jeans")],
)
async def test_words_find_real_garments_of_their_kind(
    real_stage: Stage, titles_by_category: dict[str, set[str]], words: str, category: str
) -> None:
    answer = await real_stage.person("de").say(words)
    assert count_in(answer, titles_by_category[category]) >= 6


async def test_a_real_photo_finds_itself_first(real_stage: Stage, real_catalogue: Path) -> None:
    lena: Shopper = real_stage.person("de")
    with real_catalogue.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[:40:10]
    for row in rows:
        answer = await lena.show(real_catalogue.parent / row["image"])
        title = row["caption_de"][:1].upper() + row["caption_de"][1:]
        assert answer[0]["caption"] == f"1 · {title}"


async def test_a_wish_changes_what_a_real_photo_finds(
    real_stage: Stage, real_catalogue: Path
) -> None:
    lena = real_stage.person("de")
    with real_catalogue.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    red = {row["caption_de"].lower() for row in rows if row["colours"].split(";")[0] == "red"}
    photo = next(row for row in rows if row["category"] == "t-shirt" and row["colours"] == "black")
    before = await lena.show(real_catalogue.parent / photo["image"])
    after = await lena.say("in rot")
    titles = [
        [message["caption"].split(" · ", 1)[1].lower() for message in album[:-1]]
        for album in (before, after)
    ]
    found = [sum(title in red for title in album) for album in titles]
    assert found[1] >= found[0] + 3
