"""Between two visitors at the demo's stand the bot forgets everybody, while it runs."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.samples import list_samples
from bot.settings import Settings
from tests.bot.phone import Shopper, count_pictures
from tests.bot.privacy.leavings import WORD, describe, leave_everything, wait_until_scrubbed
from tests.bot.privacy.traces import Person, list_files, list_memories, list_rows
from tests.bot.stage import Stage

STAYS = {
    *("alembic_version", "items", "embeddings", "readings", "palettes", "picture_files"),
    *("campaign_counts", "tallies"),  # nobody's
    *("inbox", "sqlite_sequence"),  # numbers of what is done
}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"quiet_hours": "00:00-23:59"})


@pytest.fixture
def database(settings: Settings) -> Path:
    return settings.data_dir / "garderobe.sqlite3"


async def reset(stage: Stage) -> None:
    """Press the button of the page."""
    async with (
        ClientSession() as client,
        client.post(f"{stage.server_url}/app/reset") as response,
    ):
        assert response.status == 200, await response.text()


def count_rows(database: Path) -> dict[str, int]:
    """Count the rows of each table that has some."""
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        counts = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in tables.fetchall()
        }
    return {name: count for name, count in counts.items() if count}


async def test_the_bot_knows_nobody_and_keeps_the_shop(
    stage: Stage, settings: Settings, database: Path, tmp_path: Path, lena: Shopper, sam: Shopper
) -> None:
    await lena.say("/start Messe2026")
    await leave_everything(stage, lena, sam)
    group = stage.in_group("de")
    assert count_pictures(await group.say(f"@{await _find_name(stage)} geblümtes Kleid")) == 1
    people = [describe(database, lena), Person(sam.person_id, ())]
    before = count_rows(database)
    assert set(before) > STAYS - {"campaign_counts", "inbox"}
    await reset(stage)
    await wait_until_scrubbed(database)
    after = count_rows(database)
    assert set(after) <= STAYS
    assert after.items() >= {
        (name, count)
        for name, count in before.items()
        if name in STAYS - {"inbox", "sqlite_sequence"}
    }
    assert list(list_rows(database, Person(-group.chat_id, ()))) == []
    for person in people:
        assert list(list_rows(database, person)) == []
        assert list(list_files(settings.data_dir, person)) == []
        assert list(list_files(tmp_path / "telegram", person)) == []
        assert sorted(set(list_memories(person))) == []
    assert stage.shop is not None
    counts = await stage.shop.records.campaigns.list_all()
    assert [(it.name, it.people, it.starts) for it in counts] == [("Messe2026", 1, 1)]


async def test_the_next_visitor_begins_anew_and_gets_remembered_pictures(
    stage: Stage, database: Path, lena: Shopper
) -> None:
    await lena.say("rotes Kleid")
    await lena.say("merk dir die 1")
    uploads = count_rows(database)["picture_files"]
    await reset(stage)
    guest = (await stage.open_phone()).person("de")
    assert await guest.history() == []
    assert "Noch habe ich dir nichts gezeigt" in (await guest.say("mehr"))[-1]["text"]
    assert "noch leer" in (await guest.say("/list"))[-1]["text"]
    assert count_pictures(await guest.say("rotes Kleid")) == 10
    assert count_rows(database)["picture_files"] == uploads


async def test_what_is_under_way_ends_first_and_leaves_nothing(
    stage: Stage, database: Path, lena: Shopper
) -> None:
    photo = list_samples()[0]
    await asyncio.gather(*(lena.post(f"{WORD} {number}") for number in range(3)))
    await lena.post_photo(await asyncio.to_thread(photo.read_bytes))
    await reset(stage)
    await wait_until_scrubbed(database)
    await asyncio.sleep(0.5)
    assert set(count_rows(database)) <= STAYS
    assert list(list_rows(database, Person(lena.person_id, (WORD,)))) == []


async def _find_name(stage: Stage) -> str:
    return str((await stage.open_phone()).state["bot"]["username"])
