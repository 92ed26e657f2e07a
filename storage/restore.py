"""A backup becomes the database; what was there before is kept aside."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from storage.backup import OnProgress, check_database, copy_database, write_beside
from storage.errors import BackupError
from storage.failures import describe_failure
from storage.occupancy import find_database_file, occupy_alone

_BESIDE = ("-wal", "-shm")
_PATIENCE_SECONDS = 1.0


def restore(url: str, backup: Path, *, on_progress: OnProgress | None = None) -> Path | None:
    """Put a backup in a database's place; return where the old database lies now, if there was one.

    The backup is copied and checked first, and at each moment there is one whole database. One of
    an older Garderobe is brought up to date by the next start. It blocks.

    Raises:
        BackupError: the database is not SQLite, or the file is no backup; nothing was changed.
        DatabaseError: the database is in use, or the disk failed; nothing was changed.
    """
    file = find_database_file(url)
    if file is None:
        raise BackupError(
            "The database is PostgreSQL: restore what pg_dump wrote with pg_restore; "
            "`garderobe backup` says how."
        )
    if not backup.is_file():
        raise BackupError(f"There is no file {backup}.")
    if file.exists() and backup.samefile(file):
        raise BackupError(f"{backup} is the database itself.")
    check_database(backup)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with occupy_alone(file), write_beside(file) as beside:
            copy_database(backup, beside, on_progress)
            check_database(beside)
            if not file.exists():
                return None
            _take_over_owner(file, beside)
            _settle(file)
            return _keep_aside(file)
    except OSError as error:
        raise BackupError(f"{file} cannot be exchanged: {error.strerror}.") from error


def _take_over_owner(file: Path, beside: Path) -> None:
    """Let whoever may open the old database open the new one: the bot may be another user."""
    status = file.stat()
    beside.chmod(status.st_mode & 0o777)
    with suppress(PermissionError):
        os.chown(beside, status.st_uid, status.st_gid)


def _settle(file: Path) -> None:
    """Bring what stands in the old database's -wal into it, unless it is damaged.

    Raises:
        DatabaseError: another program has it open.
    """
    uri = f"{file.absolute().as_uri()}?mode=rw"
    database = sqlite3.connect(uri, uri=True, timeout=_PATIENCE_SECONDS, isolation_level=None)
    with closing(database):
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise describe_failure(error) from error


def _keep_aside(file: Path) -> Path:
    """Give the old database a second name, under which it stays when its first one is taken."""
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = file.with_name(f"{file.name}.before-restore-{now}")
    aside.hardlink_to(file)
    for ending in _BESIDE:  # those of a damaged one: they would be taken for the new one's
        with suppress(FileNotFoundError):
            Path(f"{file}{ending}").rename(f"{aside}{ending}")
    return aside
