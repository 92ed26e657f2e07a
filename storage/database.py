"""The database connection: SQLite in WAL mode, or PostgreSQL, by URL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from storage.errors import DatabaseError

_BUSY_TIMEOUT_MS = 10_000
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


def parse_database_url(url: str) -> URL:
    """Return the URL with its async driver; `sqlite:///…` and `postgresql://…` are understood.

    Raises:
        DatabaseError: the URL is none, or of a database that Garderobe does not know.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseError(
            "DATABASE_URL is no database URL: write sqlite+aiosqlite:///path/to/file or "
            "postgresql+asyncpg://user:password@host/name."
        ) from error
    driver = _DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise DatabaseError(
            f"DATABASE_URL names {parsed.get_backend_name()}: only SQLite and PostgreSQL are known."
        )
    return parsed.set(drivername=driver)


class Database:
    """One engine and its sessions."""

    def __init__(self, url: str) -> None:
        parsed = parse_database_url(url)
        self._engine = create_async_engine(parsed, pool_pre_ping=True)
        if parsed.get_backend_name() == "sqlite":
            event.listen(self._engine.sync_engine, "connect", prepare_sqlite)
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)

    @property
    def dialect(self) -> str:
        """Get `sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Open a session that commits at the end of the block, or rolls back where it failed."""
        async with self._sessions.begin() as session:
            yield session

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


def prepare_sqlite(connection: Any, _record: object) -> None:
    """Make a SQLite connection durable, patient and strict about foreign keys."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
