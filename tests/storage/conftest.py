"""A shop's empty records and a few pictures to put in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import Image

from storage.catalogue import Catalogue
from storage.database import Database
from storage.items import ItemDraft
from storage.schema import upgrade
from tests.databases import KINDS, make_database

MakePicture = Callable[[str, str], Path]
MakeDraft = Callable[..., ItemDraft]


@pytest.fixture(params=KINDS)
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database with its tables, on each kind of database."""
    async with make_database(request.param, tmp_path) as url:
        await asyncio.to_thread(upgrade, url)
        yield url


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    yield database
    await database.close()


@pytest.fixture
def catalogue(database: Database) -> Catalogue:
    return Catalogue(database)


@pytest.fixture
def make_picture(tmp_path: Path) -> MakePicture:
    def make(name: str, colour: str) -> Path:
        path = tmp_path / "pictures" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 8), colour).save(path)
        return path

    return make


@pytest.fixture
def make_draft(make_picture: MakePicture) -> MakeDraft:
    def make(name: str, colour: str = "red", /, **values: object) -> ItemDraft:
        picture = make_picture(f"{name}.png", colour)
        return ItemDraft(**{"sku": name, "image_path": picture, "title_en": name, **values})  # type: ignore[arg-type] # a test names only what it is about

    return make
