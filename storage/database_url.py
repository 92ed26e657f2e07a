"""Database URLs as people write them, with the async driver that Garderobe uses."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import DatabaseError

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
_IN_MEMORY = {"", ":memory:"}


def parse_database_url(url: str) -> URL:
    """Return the URL with its async driver; `sqlite:///…`, `postgresql://…` and paths will do.

    Raises:
        DatabaseError: it names no database that Garderobe knows.
    """
    parsed = _parse(url)
    backend = parsed.get_backend_name()
    if backend not in _DRIVERS:
        raise DatabaseError(f"DATABASE_URL names {backend}: only SQLite and PostgreSQL are known.")
    parsed = parsed.set(drivername=_DRIVERS[backend])
    return _name_file(parsed) if backend == "sqlite" else _name_encryption(parsed)


def _parse(url: str) -> URL:
    if url and "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:  # the latter for a port that is no number
        raise DatabaseError(
            "DATABASE_URL is no database URL: write sqlite+aiosqlite:///path/to/file or "
            "postgresql+asyncpg://user:password@host/name."
        ) from error


def _name_file(url: URL) -> URL:
    if (url.database or "") in _IN_MEMORY:
        raise DatabaseError(
            "A database in memory would forget everything: name a file, sqlite:///path/to/file."
        )
    return url.set(database=str(Path(url.database or "").expanduser()))


def _name_encryption(url: URL) -> URL:
    """Translate libpq's `sslmode`, which asyncpg calls `ssl`."""
    mode = url.query.get("sslmode")
    if mode is None:
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
