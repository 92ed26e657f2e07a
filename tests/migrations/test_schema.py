"""Revisions bring a database to the form of storage's tables, forward and back."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Connection,
    Constraint,
    DateTime,
    PrimaryKeyConstraint,
    bindparam,
    inspect,
    text,
)
from sqlalchemy import Table as SchemaTable

from storage.chats import Chats
from storage.database import Database, build_engine
from storage.erasure import Erasure
from storage.errors import DatabaseError
from storage.inbox import Inbox
from storage.readings import ReadBy, ReadingStore
from storage.schema import build_alembic_config, upgrade
from storage.tables import Table
from storage.turns import NewTurn, Turns
from tests.databases import KINDS, make_database


@pytest.fixture(params=KINDS)
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database without tables, on each kind of database."""
    async with make_database(request.param, tmp_path) as url:
        yield url


def find_differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, Table.metadata))


async def inspect_database(url: str) -> tuple[list[Any], set[str]]:
    """Return what differs from the tables, and the names of the tables there."""
    engine = build_engine(url)
    async with engine.connect() as connection:
        differences = await connection.run_sync(find_differences)
        names = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    await engine.dispose()
    return differences, names


async def test_an_upgraded_database_has_the_form_of_the_tables(url: str) -> None:
    await asyncio.to_thread(upgrade, url)
    differences, names = await inspect_database(url)
    assert differences == []
    assert names == {*Table.metadata.tables, "alembic_version"}


async def test_constraints_are_named_alike_by_revisions_and_tables(
    url: str,
) -> None:
    await asyncio.to_thread(upgrade, url)
    named = {
        str(constraint.name)
        for table in Table.metadata.tables.values()
        for constraint in table.constraints
        if not _is_nameless(table, constraint, url)
    }
    assert await _list_names(url) - {"None"} == named


def _is_nameless(table: SchemaTable, constraint: Constraint, url: str) -> bool:
    """Tell of the one constraint that loses its name: a key that SQLite counts up itself."""
    is_key = isinstance(constraint, PrimaryKeyConstraint)
    is_counted = bool(table.dialect_options["sqlite"]["autoincrement"])
    return is_key and is_counted and url.startswith("sqlite")


async def _list_names(url: str) -> set[str]:
    def read(connection: Connection) -> set[str]:
        inspector = inspect(connection)
        tables = Table.metadata.tables
        keys = [inspector.get_pk_constraint(table) for table in tables]
        others = [
            constraint
            for table in tables
            for constraint in (
                *inspector.get_unique_constraints(table),
                *inspector.get_foreign_keys(table),
            )
        ]
        return {str(constraint["name"]) for constraint in (*keys, *others)}

    engine = build_engine(url)
    async with engine.connect() as connection:
        names = await connection.run_sync(read)
    await engine.dispose()
    return names


async def test_upgrading_again_keeps_what_is_there(url: str) -> None:
    await asyncio.to_thread(upgrade, url)
    database = Database(url)
    await Chats(database).set_language(7, "de")
    await asyncio.to_thread(upgrade, url)
    chat = await Chats(database).get(7)
    await database.close()
    assert chat.language == "de"


async def test_embeddings_from_before_readings_stay_and_can_be_read(url: str) -> None:
    config = build_alembic_config(url)
    await asyncio.to_thread(command.upgrade, config, "0003")
    engine = build_engine(url)
    async with engine.begin() as connection:
        item = {"image_hash": "f" * 64, "moment": datetime(2026, 1, 1, tzinfo=UTC)}
        row = {"image_hash": "f" * 64, "row": np.ones(4, "<f4").tobytes()}
        await connection.execute(
            text(_OLD_ITEM).bindparams(bindparam("moment", type_=_MOMENT)), item
        )
        await connection.execute(text(_OLD_EMBEDDING), row)
    await engine.dispose()
    await asyncio.to_thread(upgrade, url)
    database = Database(url)
    store, by = ReadingStore(database), ReadBy("clip", "reader")
    hashes, embeddings = await store.list_unread(by, 10)
    await store.save(by, hashes, [{"pattern": {"dotted": 0.9}}])
    loaded = await store.load(by)
    await database.close()
    assert hashes == ["f" * 64]
    assert embeddings.tolist() == [[1.0] * 4]
    assert list(loaded.values()) == [{"pattern": {"dotted": 0.9}}]


_MOMENT = DateTime(timezone=True)
_OLD_ITEM = """
    INSERT INTO items (id, sku, source, product, image_path, image_hash, title_de, title_en,
        description_de, description_en, attributes, price, currency, url, is_sample, is_available,
        updated_at)
    VALUES (1, 'A', 'shop', '', 'a.jpg', :image_hash, '', '', '', '', '{}', NULL, 'EUR', '',
        false, true, :moment)
"""
_OLD_EMBEDDING = """
    INSERT INTO embeddings (image_hash, model_id, embedding) VALUES (:image_hash, 'clip', :row)
"""


async def test_bots_that_start_at_once_upgrade_one_after_the_other(url: str) -> None:
    program = "import sys; from storage.schema import upgrade; upgrade(sys.argv[1])"
    bots = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", program, url) for _ in range(3)
    ]
    assert [await bot.wait() for bot in bots] == [0, 0, 0]
    assert (await inspect_database(url))[0] == []


async def test_two_databases_can_be_upgraded_at_once(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}" for name in ("one.sqlite3", "two.sqlite3")]
    await asyncio.gather(*(asyncio.to_thread(upgrade, url) for url in urls))
    assert [(await inspect_database(url))[0] for url in urls] == [[], []]


async def test_upgrading_works_within_a_running_loop_too(url: str) -> None:
    upgrade(url)
    assert (await inspect_database(url))[0] == []


async def test_an_inbox_from_before_bots_were_told_apart_is_kept(url: str) -> None:
    await asyncio.to_thread(command.upgrade, build_alembic_config(url), "0001")
    engine = build_engine(url)
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO inbox (update_id, chat_id, payload, received_at) "
                "VALUES (5, 1, '{\"update_id\": 5}', '2026-01-02 03:04:05')"
            )
        )
    await engine.dispose()
    await asyncio.to_thread(upgrade, url)
    database = Database(url)
    inbox = Inbox(database)
    await inbox.adopt(77)
    pending = await inbox.list_pending(77)
    await database.close()
    assert [(one.update_id, one.payload, one.attempts) for one in pending] == [
        (5, {"update_id": 5}, 0)
    ]


async def test_revisions_can_be_taken_back(url: str) -> None:
    await asyncio.to_thread(upgrade, url)
    await asyncio.to_thread(command.downgrade, build_alembic_config(url), "base")
    assert (await inspect_database(url))[1] == {"alembic_version"}


async def test_ids_are_given_once_in_the_tables_that_say_so(tmp_path: Path) -> None:
    url = str(tmp_path / "shop.sqlite3")
    await asyncio.to_thread(upgrade, url)
    made = await _select(url, "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
    tables = Table.metadata.tables.values()
    said = {table.name for table in tables if table.dialect_options["sqlite"]["autoincrement"]}
    assert {name for (name,) in made} == said


async def test_a_turn_that_was_there_before_ids_were_given_once_gives_its_id_to_no_other(
    tmp_path: Path,
) -> None:
    url = str(tmp_path / "shop.sqlite3")
    await asyncio.to_thread(command.upgrade, build_alembic_config(url), "0014")
    database = Database(url)
    new = NewTurn(chat_id=1, update_id=1, model_id="m")
    old = await Turns(database).record(new)
    await asyncio.to_thread(upgrade, url)
    await Erasure(database).erase_visitors([1], [])
    assert (await Turns(database).record(new)).id > old.id
    await database.close()


async def test_a_database_of_a_newer_garderobe_is_left_alone_and_said(url: str) -> None:
    await asyncio.to_thread(upgrade, url)
    database = Database(url)
    async with database.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer Garderobe"):
        await asyncio.to_thread(upgrade, url)
    async with database.session() as session:
        version = await session.scalar(text("SELECT version_num FROM alembic_version"))
    await database.close()
    assert version == "9999"


def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    upgrade(str(tmp_path / "new" / "folder" / "shop.sqlite3"))
    assert (tmp_path / "new" / "folder" / "shop.sqlite3").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match="DATA_DIR"):
        upgrade(str(tmp_path / "file" / "shop.sqlite3"))


def test_revisions_form_one_line() -> None:
    script = ScriptDirectory.from_config(build_alembic_config("sqlite:///unused.sqlite3"))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


_OLD_TURN = (
    "INSERT INTO turns (id, chat_id, update_id, model_id, photo_embeddings, photo_count,"
    " photo_source, phrases, hits, shown, is_active, created_at) VALUES"
    " (:id, 7, :id, 'm', :photo, :count, :source, :phrases, '[4, 2]', 1, :active, :at)"
)


async def test_turns_of_the_first_form_keep_what_they_asked(url: str) -> None:
    config = build_alembic_config(url)
    await asyncio.to_thread(command.upgrade, config, "0003")
    photo = np.ones(4, dtype="<f4").tobytes()
    values = {"active": True, "at": datetime(2026, 1, 1, tzinfo=UTC)}
    turns = [
        {"id": 1, "photo": b"", "count": 0, "source": "", "phrases": '["rotes Kleid"]'},
        {"id": 2, "photo": photo, "count": 1, "source": "item:Jäckchen", "phrases": "[]"},
        {"id": 3, "photo": photo, "count": 1, "source": "photo", "phrases": '["mit 🌸", "ohne"]'},
    ]
    await _insert(url, _OLD_TURN, [values | turn for turn in turns])
    await asyncio.to_thread(upgrade, url)

    database = Database(url)
    words, item, both = [await Turns(database).get(number) for number in (1, 2, 3)]
    await database.close()
    assert words.question == {"version": 0, "phrases": ["rotes Kleid"]}
    assert words.photo_sources == ()
    assert (item.photo_sources, item.question["phrases"]) == (("item:Jäckchen",), [])
    assert both.photo_sources == ("photo",)
    assert both.question["phrases"] == ["mit 🌸", "ohne"]
    assert (both.hits, both.shown, both.chat_id, both.is_active) == ((4, 2), 1, 7, True)
    assert both.photo_embeddings[0].tolist() == [1, 1, 1, 1]

    await asyncio.to_thread(command.downgrade, config, "0003")
    rows = await _select(url, "SELECT photo_source, phrases FROM turns ORDER BY id")
    assert [row[0] for row in rows] == ["", "item:Jäckchen", "photo"]
    assert [_load(row[1]) for row in rows] == [["rotes Kleid"], [], ["mit 🌸", "ohne"]]


async def test_a_question_taken_back_keeps_its_words(url: str) -> None:
    await asyncio.to_thread(upgrade, url)
    database = Database(url)
    question = {"version": 1, "wanted": [{"text": "Kleid"}], "unwanted": [{"text": "Blumen"}]}
    await Turns(database).record(NewTurn(chat_id=7, update_id=1, model_id="m", question=question))
    await database.close()
    await asyncio.to_thread(command.downgrade, build_alembic_config(url), "0003")
    ((phrases,),) = await _select(url, "SELECT phrases FROM turns")
    assert _load(phrases) == ["Kleid", "ohne Blumen"]


async def _insert(url: str, statement: str, rows: list[dict[str, Any]]) -> None:
    engine = build_engine(url)
    async with engine.begin() as connection:
        at = {"at": datetime(2026, 1, 1, tzinfo=UTC)}
        await connection.execute(
            text("INSERT INTO chats (chat_id, created_at) VALUES (7, :at)"), at
        )
        for row in rows:
            await connection.execute(text(statement), row)
    await engine.dispose()


async def _select(url: str, statement: str) -> list[Any]:
    engine = build_engine(url)
    async with engine.connect() as connection:
        rows = (await connection.execute(text(statement))).all()
    await engine.dispose()
    return list(rows)


def _load(stored: Any) -> Any:
    """Return JSON's values, which SQLite gives as text."""
    return json.loads(stored) if isinstance(stored, str) else stored
