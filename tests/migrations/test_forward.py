"""A database of every revision there ever was, with data in all its tables, comes forward whole."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Time,
    UniqueConstraint,
    insert,
    select,
)
from sqlalchemy import Table as AnyTable

from storage.backup import back_up
from storage.catalogue import Catalogue
from storage.chats import Chats
from storage.database import Database, build_engine
from storage.embeddings import EmbeddingStore
from storage.inbox import Inbox
from storage.restore import restore
from storage.schema import build_alembic_config, upgrade
from storage.turns import Turns
from tests.databases import KINDS, make_database
from tests.migrations.test_schema import inspect_database

REVISIONS = [
    revision.revision
    for revision in reversed(
        list(ScriptDirectory.from_config(build_alembic_config("sqlite:///x")).walk_revisions())
    )
]
ROWS = (1, 2)
PHOTO = np.ones(4, dtype="<f4").tobytes()
QUESTION = {"version": 1, "wanted": [{"text": "Kleid"}], "unwanted": [{"text": "Blumen"}]}
# What a column means where its type alone does not tell.
VALUES: dict[tuple[str, str], Any] = {
    ("inbox", "payload"): {"update_id": 1, "message": {"text": "Grüße 🌸"}},
    ("inbox", "done_at"): None,
    ("inbox", "set_aside_at"): None,
    ("items", "attributes"): {"colours": ["rot"]},
    ("items", "currency"): "EUR",
    ("items", "image_hash"): "f" * 64,
    ("embeddings", "image_hash"): "f" * 64,
    ("people", "language"): "de",
    ("remembered", "currency"): "EUR",
    ("chats", "language"): "de",
    ("readings", "reading"): {"pattern": {"dotted": 0.9}},
    ("sendings", "receipt"): [{"message_id": 5}],
    ("turns", "photo_count"): 1,
    ("turns", "photo_source"): "photo",
    ("turns", "photo_sources"): ["photo"],
    ("turns", "phrases"): ["rotes Kleid", "ohne Blumen"],
    ("turns", "question"): QUESTION,
    ("turns", "hits"): [2, 1],
    ("turns", "shown"): 1,
    ("turns", "pages"): [],
}
BUILDERS: tuple[tuple[type, Callable[[str, int], Any]], ...] = (
    (LargeBinary, lambda _, number: PHOTO),
    (Boolean, lambda _, number: True),
    (Integer, lambda _, number: number),
    (DateTime, lambda _, number: datetime(2026, 1, number, 3, 4, 5, tzinfo=UTC)),
    (Date, lambda _, number: date(2026, 1, number)),
    (Time, lambda _, number: time(21, number)),
    (JSON, lambda _, number: {"number": number}),
    (String, lambda name, number: f"{name} ä🌸 {number}"),
)
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=KINDS)
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database without tables, on each kind of database."""
    async with make_database(request.param, tmp_path) as url:
        yield url


def build_row(table: AnyTable, number: int) -> dict[str, Any]:
    """Build a row that fills every column."""
    return {column.name: _build_value(table.name, column, number) for column in table.columns}


def _build_value(table: str, column: "Column[Any]", number: int) -> Any:
    if (table, column.name) in VALUES:
        return VALUES[table, column.name]
    if any(key.column.table.name == table for key in column.foreign_keys):
        return None if number == 1 else 1  # the second is a child of the first
    for kind, build in BUILDERS:
        if isinstance(column.type, kind):
            return build(column.name, number)
    raise AssertionError(f"nothing is known of the type of {table}.{column.name}")


def fill(connection: Connection) -> Rows:
    """Fill every table, those first that others point to; return what was put in."""
    metadata = MetaData()
    metadata.reflect(connection)
    rows: Rows = {}
    for table in metadata.sorted_tables:
        if table.name == "alembic_version":
            continue
        rows[table.name] = [build_row(table, number) for number in _list_numbers(table)]
        for row in rows[table.name]:
            connection.execute(insert(table), row)
    return rows


def _list_numbers(table: AnyTable) -> tuple[int, ...]:
    """Leave it at one row where what is unique has one value above."""
    unique = [list(table.primary_key.columns)]
    unique += [list(it.columns) for it in table.constraints if isinstance(it, UniqueConstraint)]
    is_fixed = any(all((table.name, it.name) in VALUES for it in columns) for columns in unique)
    return ROWS[:1] if is_fixed else ROWS


def read(connection: Connection) -> Rows:
    """Read every table."""
    metadata = MetaData()
    metadata.reflect(connection)
    return {
        table.name: [
            dict(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            .mappings()
        ]
        for table in metadata.sorted_tables
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """Return a value as both databases can be compared by."""
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def assert_kept(before: Rows, after: Rows) -> None:
    """Assert that no row, and no value of a column that still is there, was lost."""
    for name, rows in before.items():
        assert len(after[name]) == len(rows), name
        for old, new in zip(rows, after[name], strict=True):
            kept = old.keys() & new.keys()
            assert kept
            for column in kept:
                assert _plain(new[column]) == _plain(old[column]), (name, column)


@pytest.mark.parametrize("revision", REVISIONS)
async def test_a_full_database_of_every_revision_comes_forward(url: str, revision: str) -> None:
    await asyncio.to_thread(command.upgrade, build_alembic_config(url), revision)
    engine = build_engine(url)
    async with engine.begin() as connection:
        before = await connection.run_sync(fill)
    await engine.dispose()
    assert all(before.values())

    await asyncio.to_thread(upgrade, url)

    engine = build_engine(url)
    async with engine.connect() as connection:
        after = await connection.run_sync(read)
    await engine.dispose()
    assert_kept(before, after)
    assert (await inspect_database(url))[0] == []
    await assert_usable(url)


async def assert_usable(url: str) -> None:
    """Assert that Garderobe understands what came forward, and goes on writing."""
    database = Database(url)
    try:
        assert (await Chats(database).get(1)).language == "de"
        (first, second) = await Catalogue(database).list_available()
        assert first.attributes == {"colours": ("rot",)}
        assert (await EmbeddingStore(database).load("model_id ä🌸 1"))[1].tolist()[0] == [1.0] * 4
        turn = await Turns(database).get(2)
        assert (turn.parent_id, turn.hits, turn.shown) == (1, (2, 1), 1)
        assert turn.photo_sources == ("photo",)
        words = turn.question.get("phrases") or [it["text"] for it in turn.question["wanted"]]
        assert "Kleid" in words[0]
        inbox = Inbox(database)
        await inbox.adopt(1)
        pending = await inbox.list_pending(1)
        assert pending[0].payload == VALUES["inbox", "payload"]
        assert second.id == 2
        await Chats(database).set_language(99, "en")
    finally:
        await database.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_older_garderobes_backup_can_be_restored_and_comes_forward(
    tmp_path: Path, revision: str
) -> None:
    old, file = tmp_path / "old.sqlite3", tmp_path / "shop.sqlite3"
    command.upgrade(build_alembic_config(str(old)), revision)
    asyncio.run(_fill_file(str(old)))
    back_up(str(old), tmp_path / "backup")
    upgrade(str(file))
    restore(str(file), tmp_path / "backup")
    upgrade(str(file))
    asyncio.run(assert_usable(str(file)))


async def _fill_file(url: str) -> None:
    engine = build_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(fill)
    await engine.dispose()
