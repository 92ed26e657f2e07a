"""A backup is whole, of one moment, for its owner only, and never in the way of the bot."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import back_up
from storage.errors import BackupError, DatabaseError, StorageError
from storage.occupancy import occupy
from storage.restore import restore
from storage.schema import upgrade

INSERT_CHAT = "INSERT INTO chats (chat_id, created_at) VALUES (?, '2026-01-01')"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A SQLite file with its tables, and a bot's database in a folder of its own."""
    file = tmp_path / "data" / "shop.sqlite3"
    upgrade(str(file))
    return file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backup.sqlite3"


def list_chats(file: Path) -> list[int]:
    with closing(sqlite3.connect(file)) as database:
        return [row[0] for row in database.execute("SELECT chat_id FROM chats ORDER BY chat_id")]


def add_chats(file: Path, *chat_ids: int) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        for chat_id in chat_ids:
            database.execute(INSERT_CHAT, (chat_id,))


@pytest.fixture
def writer(file: Path) -> Iterator[None]:
    """Somebody who writes two rows in each of many transactions, all the time."""
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(file, timeout=10, isolation_level=None)) as database:
            number = 1
            while not stop.is_set():
                database.execute("BEGIN IMMEDIATE")
                for chat_id in (number, -number):
                    database.execute(INSERT_CHAT, (chat_id,))
                database.execute("COMMIT")
                number += 1

    thread = threading.Thread(target=write)
    thread.start()
    yield
    stop.set()
    thread.join()


def test_a_backup_holds_everything_in_one_file(file: Path, target: Path) -> None:
    add_chats(file, 1, 2)
    back_up(str(file), target)
    assert list_chats(target) == [1, 2]
    assert [path.name for path in target.parent.iterdir() if path.is_file()] == [target.name]
    with closing(sqlite3.connect(target)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize("is_link", [False, True])
def test_the_database_is_no_backup_of_itself(file: Path, target: Path, is_link: bool) -> None:
    if is_link:
        target.symlink_to(file)
    before = file.stat().st_ino
    with pytest.raises(BackupError, match="the database itself"):
        back_up(str(file), target if is_link else file, may_overwrite=True)
    assert file.stat().st_ino == before


def test_it_is_for_its_owner_only(file: Path, target: Path) -> None:
    back_up(str(file), target)
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("writer")
def test_a_backup_beside_a_busy_writer_comes_to_an_end_and_is_of_one_moment(
    file: Path, target: Path
) -> None:
    with closing(sqlite3.connect(file, timeout=10)) as database, database:
        database.execute("CREATE TABLE ballast (content BLOB)")
        database.executemany("INSERT INTO ballast VALUES (zeroblob(1000000))", [()] * 50)
    steps: list[tuple[int, int]] = []
    back_up(str(file), target, on_progress=lambda *step: steps.append(step))
    assert len(steps) > 5  # in steps, not all at once
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)  # never begun anew
    chats = list_chats(target)
    assert sum(chats) == 0  # both rows of each transaction, or none
    assert list_chats(file) != chats  # the writer went on


def test_what_exists_is_not_overwritten_unless_asked(file: Path, target: Path) -> None:
    target.write_text("precious")
    with pytest.raises(BackupError, match="--force"):
        back_up(str(file), target)
    assert target.read_text() == "precious"
    back_up(str(file), target, may_overwrite=True)
    assert list_chats(target) == []


def test_a_damaged_database_becomes_no_backup(file: Path, target: Path) -> None:
    target.write_text("the backup before")
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    content = bytearray(file.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\x55" * 4096
    file.write_bytes(content)
    with pytest.raises(StorageError):
        back_up(str(file), target, may_overwrite=True)
    assert target.read_text() == "the backup before"
    assert [path.name for path in target.parent.iterdir() if path.is_file()] == [target.name]


def test_a_place_that_cannot_be_written_is_said(file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "nowhere" / "backup", tmp_path / "file" / "backup"):
        with pytest.raises(BackupError, match="cannot be written"):
            back_up(str(file), place)


def test_a_database_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="DATA_DIR"):
        back_up(str(tmp_path / "none.sqlite3"), tmp_path / "backup")
    assert not (tmp_path / "none.sqlite3").exists()


def test_postgresql_is_pointed_at_its_own_tools_without_the_password(tmp_path: Path) -> None:
    url = "postgresql+asyncpg://shop:secret@db/garderobe"
    with pytest.raises(BackupError, match=r"pg_dump .*postgresql://shop:") as raised:
        back_up(url, tmp_path / "backup")
    assert "secret" not in str(raised.value)
    with pytest.raises(BackupError, match="pg_restore"):
        restore(url, tmp_path / "backup")


def test_a_restored_backup_is_the_database_again(file: Path, target: Path) -> None:
    add_chats(file, 1)
    back_up(str(file), target)
    add_chats(file, 2)
    aside = restore(str(file), target)
    assert aside is not None
    assert (list_chats(file), list_chats(aside), list_chats(target)) == ([1], [1, 2], [1])
    add_chats(file, 3)
    assert list_chats(file) == [1, 3]


def test_what_stood_in_the_old_log_alone_is_kept_aside_and_never_applied(
    file: Path, target: Path
) -> None:
    back_up(str(file), target)
    script = (  # killed before the log's content is written into the database
        "import os, sqlite3, sys; database = sqlite3.connect(sys.argv[1])\n"
        "database.execute(\"INSERT INTO chats (chat_id, created_at) VALUES (5, '2026-01-01')\")\n"
        "database.commit(); os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=True)
    assert Path(f"{file}-wal").stat().st_size > 0
    aside = restore(str(file), target)
    assert aside is not None
    assert (list_chats(file), list_chats(aside)) == ([], [5])


def test_a_damaged_database_can_be_replaced_and_is_kept(file: Path, target: Path) -> None:
    add_chats(file, 1)
    back_up(str(file), target)
    file.write_bytes(b"nonsense" * 1000)
    Path(f"{file}-wal").write_bytes(b"more nonsense")
    aside = restore(str(file), target)
    assert aside is not None
    assert list_chats(file) == [1]
    assert aside.read_bytes() == b"nonsense" * 1000


def test_a_database_that_is_gone_can_be_restored(file: Path, target: Path) -> None:
    add_chats(file, 1)
    back_up(str(file), target)
    shutil.rmtree(file.parent)
    assert restore(str(file), target) is None
    assert list_chats(file) == [1]


def test_nothing_is_restored_while_a_program_has_the_database(file: Path, target: Path) -> None:
    back_up(str(file), target)
    add_chats(file, 1)
    refused = pytest.raises(DatabaseError, match="stop the bot")
    with occupy(str(file)), occupy(str(file)), refused:
        restore(str(file), target)
    with closing(sqlite3.connect(file)) as browser:  # which knows of no lock
        browser.execute("SELECT count(*) FROM chats").fetchone()
        with pytest.raises(DatabaseError, match="locked"):
            restore(str(file), target)
    assert list_chats(file) == [1]
    assert [path.name for path in file.parent.glob("*before-restore*")] == []


def make_no_database(target: Path) -> None:
    target.write_text("a letter")


def make_torn(target: Path) -> None:
    target.write_bytes(target.read_bytes()[: 4096 * 5])


def make_empty(target: Path) -> None:
    target.write_bytes(b"")


def make_foreign(target: Path) -> None:
    target.unlink()
    with closing(sqlite3.connect(target)) as database, database:
        database.execute("CREATE TABLE recipes (name TEXT)")


def make_newer(target: Path) -> None:
    with closing(sqlite3.connect(target)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    "make", [make_no_database, make_torn, make_empty, make_foreign, make_newer, Path.unlink]
)
def test_what_is_no_backup_is_refused_and_changes_nothing(
    file: Path, target: Path, make: Callable[[Path], None]
) -> None:
    add_chats(file, 1)
    back_up(str(file), target)
    make(target)
    with pytest.raises(BackupError):
        restore(str(file), target)
    assert list_chats(file) == [1]
    assert not list(file.parent.glob("*.part*"))
