"""Who has the database's file in use: many programs at once, or one that exchanges it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.database_url import parse_database_url
from storage.errors import DatabaseError

try:
    import fcntl
except ImportError:  # Windows, where a file in use cannot be renamed anyway
    fcntl = None  # type: ignore[assignment]


@contextmanager
def occupy(url: str) -> Iterator[None]:
    """Have a database in use, as others may at the same time; a killed program has it no longer.

    Raises:
        DatabaseError: it is being exchanged right now.
    """
    file = find_database_file(url)
    if file is None:
        yield
        return
    with suppress(OSError):  # whoever opens the database says what is wrong with its folder
        file.parent.mkdir(parents=True, exist_ok=True)
    with _lock(file, is_alone=False) as is_locked:
        if not is_locked:
            raise DatabaseError("A backup is being restored right now: try again when it is done.")
        yield


@contextmanager
def occupy_alone(file: Path) -> Iterator[None]:
    """Have a database's file to oneself.

    Raises:
        DatabaseError: another program has it in use.
    """
    with _lock(file, is_alone=True) as is_locked:
        if not is_locked:
            raise DatabaseError(
                f"{file} is in use: stop the bot, and every other garderobe command, first."
            )
        yield


def find_database_file(url: str) -> Path | None:
    """Return a SQLite database's file, or None for another database.

    Raises:
        DatabaseError: the URL is none.
    """
    parsed = parse_database_url(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


@contextmanager
def _lock(file: Path, *, is_alone: bool) -> Iterator[bool]:
    """Lock the file that lies beside a database's for this purpose."""
    if fcntl is None:
        yield True
        return
    try:
        lock = os.open(file.with_name(f"{file.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield True
        return
    try:
        yield _try_lock(lock, is_alone=is_alone)
    finally:
        os.close(lock)


def _try_lock(lock: int, *, is_alone: bool) -> bool:
    try:
        fcntl.flock(lock, (fcntl.LOCK_EX if is_alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
