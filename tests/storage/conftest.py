"""A shop's empty records and a few pictures to put in."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from sqlalchemy import make_url

from storage.catalogue import Catalogue
from storage.database import Database
from storage.items import ItemDraft
from storage.schema import upgrade
from storage.tables import Table
from tests.databases import KINDS, execute, make_database

MakePicture = Callable[[str, str], Path]
MakeDraft = Callable[..., ItemDraft]


@pytest_asyncio.fixture(params=KINDS, scope="session", loop_scope="session")
async def template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[str]:
    """A database with its tables, made once on each kind of database."""
    async with make_database(request.param, tmp_path_factory.mktemp("template")) as url:
        await asyncio.to_thread(upgrade, url)
        yield url


@pytest.fixture
async def url(template: str, tmp_path: Path) -> AsyncIterator[str]:
    """A database with its tables and nothing in them."""
    parsed = make_url(template)
    if parsed.get_backend_name() == "sqlite":
        copy = tmp_path / "shop.sqlite3"
        await asyncio.to_thread(shutil.copyfile, parsed.database or "", copy)
        yield f"sqlite+aiosqlite:///{copy}"
        return
    yield template
    await execute(template, f"TRUNCATE {', '.join(Table.metadata.tables)} RESTART IDENTITY")


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
