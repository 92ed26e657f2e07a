"""The connection: durable, patient, and clear about what is wrong."""

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from storage.chats import Chats
from storage.database import Database
from storage.errors import DatabaseError
from storage.inbox import Inbox, NewUpdate
from storage.schema import upgrade
from tests.databases import POSTGRESQL


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A SQLite file with its tables."""
    file = tmp_path / "shop.sqlite3"
    upgrade(str(file))
    return file


async def test_sqlite_is_set_up_for_a_bot(file: Path) -> None:
    database = Database(str(file))
    async with database.session() as session:
        settings = {
            name: await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        patience = await session.scalar(text("PRAGMA busy_timeout"))
    await database.close()
    assert settings == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1}
    assert patience >= 5_000


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    insert = text("INSERT INTO chats (chat_id, created_at) VALUES (1, '2026-01-01 00:00:00')")
    with pytest.raises(RuntimeError):  # noqa: PT012 - the transaction is what is tested
        async with database.transaction() as session:
            await session.execute(insert)
            raise RuntimeError
    async with database.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM chats")) == 0


async def test_readers_are_not_kept_waiting_by_a_writer(database: Database) -> None:
    insert = text("INSERT INTO chats (chat_id, created_at) VALUES (1, '2026-01-01 00:00:00')")
    async with database.transaction() as writer:
        await writer.execute(insert)
        async with asyncio.timeout(5), database.session() as reader:
            assert await reader.scalar(text("SELECT count(*) FROM chats")) == 0


async def test_counting_up_from_what_was_read_loses_no_step(database: Database) -> None:
    chats = Chats(database)
    await chats.set_language(1, "0")

    async def count_up() -> None:
        async with database.transaction() as session:
            lock = " FOR UPDATE" if database.dialect == "postgresql" else ""
            value = await session.scalar(
                text(f"SELECT language FROM chats WHERE chat_id = 1{lock}")  # noqa: S608 - ours
            )
            await asyncio.sleep(0)
            await session.execute(
                text("UPDATE chats SET language = :value WHERE chat_id = 1"),
                {"value": str(int(value) + 1)},
            )

    await asyncio.gather(*(count_up() for _ in range(20)))

    assert (await chats.get(1)).language == "20"


async def test_two_processes_wait_for_each_other(file: Path) -> None:
    first, second = Database(str(file)), Database(str(file))
    inboxes = (Inbox(first), Inbox(second))
    await asyncio.gather(
        *(inbox.add(77, [NewUpdate(number, 1, {})]) for number in range(40) for inbox in inboxes)
    )
    pending = await inboxes[0].list_pending(77)
    await first.close()
    await second.close()
    assert len(pending) == 40


async def test_a_cancelled_write_leaves_no_lock_behind(file: Path) -> None:
    for moment in range(40):
        database = Database(str(file))
        inbox = Inbox(database)
        await inbox.add(1, [NewUpdate(1000 + moment, 1, {})])
        writing = asyncio.create_task(inbox.add(1, [NewUpdate(moment, 1, {})]))
        await asyncio.sleep(moment * 0.0002)
        writing.cancel()
        outcome = await asyncio.gather(writing, return_exceptions=True)  # its traceback lives on
        await database.close()
        other = sqlite3.connect(file, timeout=0.5, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.close()
        del outcome


async def test_a_database_locked_for_long_is_said_and_nothing_is_stored(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database._BUSY_TIMEOUT_MS", 50)
    database = Database(str(file))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseError, match="locked by another program"):
        await Inbox(database).add(77, [NewUpdate(1, 1, {})])
    other.execute("ROLLBACK")
    other.close()
    assert await Inbox(database).list_pending(77) == []
    await database.close()


async def test_a_full_disk_is_said_and_nothing_is_stored(file: Path) -> None:
    database = Database(str(file))
    with pytest.raises(DatabaseError, match="disk is full"):  # noqa: PT012 - the transaction is
        async with database.transaction() as session:
            await session.execute(text("PRAGMA max_page_count = 1"))
            for number in range(2_000):
                await session.execute(
                    text("INSERT INTO chats (chat_id, created_at) VALUES (:id, '2026-01-01')"),
                    {"id": number},
                )
    async with database.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM chats")) == 0
    await database.close()


async def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    file = tmp_path / "shop.sqlite3"
    file.write_bytes(b"this is a letter, not a database\n" * 100)
    with pytest.raises(DatabaseError, match="damaged"):
        upgrade(str(file))


async def test_a_database_without_tables_is_said(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "new.sqlite3"))
    with pytest.raises(DatabaseError, match="brings it up to date"):
        await Chats(database).get(1)
    await database.close()


async def test_a_server_that_is_not_there_is_said() -> None:
    pytest.importorskip("asyncpg", reason="the PostgreSQL extra is not installed")
    database = Database("postgresql://user:secret@127.0.0.1:9/shop")
    with pytest.raises(DatabaseError, match="cannot be reached") as raised:
        await Chats(database).get(1)
    await database.close()
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("change", "advice"),
    [({"database": "nowhere"}, "create it"), ({"username": "nobody"}, "refuses the user")],
)
async def test_what_postgresql_does_not_know_is_said(change: dict[str, str], advice: str) -> None:
    server = os.environ.get(POSTGRESQL)
    if not server:
        pytest.skip(f"{POSTGRESQL} names no PostgreSQL server")
    url = make_url(server).set(**change).render_as_string(hide_password=False)  # type: ignore[arg-type] # both are texts
    with pytest.raises(DatabaseError, match=advice):
        await asyncio.to_thread(upgrade, url)


async def test_an_error_does_not_repeat_what_was_to_be_stored(database: Database) -> None:
    words = "ein Kleid wie das von Marianne"
    with pytest.raises(DatabaseError) as raised:  # noqa: PT012 - the transaction is what is tested
        async with database.transaction() as session:
            insert = "INSERT INTO chats (chat_id, language) VALUES (1, :words)"
            await session.execute(text(insert), {"words": words})
    assert words not in str(raised.value)


@pytest.mark.parametrize(("way", "synchronous"), [("transaction", 1), ("durable_transaction", 2)])
async def test_what_must_survive_a_power_cut_waits_for_the_disk(
    url: str, way: str, synchronous: int
) -> None:
    if not url.startswith("sqlite"):
        pytest.skip("PostgreSQL always waits for the disk")
    database = Database(url)
    try:
        for _ in range(2):  # one connection after the other, in either way
            async with getattr(database, way)() as session:
                assert await session.scalar(text("PRAGMA synchronous")) == synchronous
            async with database.transaction() as session:
                assert await session.scalar(text("PRAGMA synchronous")) == 1
    finally:
        await database.close()
