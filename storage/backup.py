"""A SQLite database is copied while a bot writes to it: whole, checked, and for its owner only."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import make_url

from storage.errors import BackupError
from storage.failures import describe_failure
from storage.occupancy import find_database_file
from storage.schema import check_revision

OnProgress = Callable[[int, int], None]
"""Called with how many pages are copied and how many there are."""

_PAGES = 1_000  # at once: 4 MB
_PATIENCE_SECONDS = 10.0


def back_up(
    url: str, target: Path, *, may_overwrite: bool = False, on_progress: OnProgress | None = None
) -> None:
    """Write a copy of a database, as it is at this moment, to a file of mode 0600.

    It is written beside the target, checked, and then renamed: what bears the target's name is
    always whole. It blocks.

    Raises:
        BackupError: the database is not SQLite, there is none, or the target exists or is it.
        DatabaseError: the database or the disk failed.
    """
    source = _find_source(url)
    if target.exists() and target.samefile(source):  # the bot would go on writing to nobody's file
        raise BackupError(f"{target} is the database itself: name another file.")
    if target.exists() and not may_overwrite:
        raise BackupError(f"{target} exists: name another file, or add --force to overwrite it.")
    with write_beside(target) as beside:
        copy_database(source, beside, on_progress)
        check_database(beside)


def copy_database(source: Path, target: Path, on_progress: OnProgress | None = None) -> None:
    """Copy a database, as it is at this moment, into an empty file; others may go on writing.

    Raises:
        DatabaseError: the database or the disk failed.
    """
    with _explain(), closing(_open(source)) as reading, closing(_open(target)) as writing:
        # One moment for all steps: else each commit of the bot would begin the copy anew.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=_PAGES, progress=_count(on_progress))
        writing.execute("PRAGMA journal_mode=DELETE")  # one file alone, without a -wal beside it


def check_database(file: Path) -> None:
    """Check that a file is a whole database of this Garderobe or an older one.

    Raises:
        BackupError: it is not; the message says what it is.
        DatabaseError: the file cannot be read.
    """
    try:
        with closing(_open(file)) as database:
            findings = [str(row[0]) for row in database.execute("PRAGMA integrity_check(1)")]
            revisions = [str(row[0]) for row in database.execute(_REVISION)]
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{file} is no whole database of Garderobe ({error}).") from error
    if findings != ["ok"]:
        raise BackupError(f"{file} is damaged ({findings[0]}).")
    check_revision(revisions)


_REVISION = "SELECT version_num FROM alembic_version"


@contextmanager
def write_beside(target: Path) -> Iterator[Path]:
    """Give an empty file beside a target, for its owner only, which takes its name at the end.

    Raises:
        BackupError: it cannot be written there.
    """
    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    _remove(beside)  # a killed program's: in a container each has the same id
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield beside
        flush(beside)
        beside.replace(target)
        flush(target.parent)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        _remove(beside)


def _remove(file: Path) -> None:
    """Remove a database's file, and what SQLite keeps beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{file}{ending}").unlink()


def flush(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _find_source(url: str) -> Path:
    file = find_database_file(url)
    if file is None:
        address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=True)
        raise BackupError(
            "The database is PostgreSQL, which comes with its own tools. Back it up with\n"
            f"  pg_dump --format=custom --file=FILE '{address}'\n"
            "and restore it, while no bot runs, with\n"
            f"  pg_restore --clean --if-exists --dbname='{address}' FILE"
        )
    if not file.is_file():
        raise BackupError(f"There is no database {file}: check DATA_DIR and DATABASE_URL.")
    return file


@contextmanager
def _explain() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise describe_failure(error) from error


def _open(file: Path) -> sqlite3.Connection:
    """Open a database that must exist."""
    uri = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=_PATIENCE_SECONDS, isolation_level=None)


def _count(on_progress: OnProgress | None) -> Callable[[int, int, int], None] | None:
    if on_progress is None:
        return None
    return lambda _status, remaining, total: on_progress(total - remaining, total)
