"""The database connection: SQLite in WAL mode, or PostgreSQL, by URL."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from storage.database_url import parse_database_url
from storage.errors import DatabaseError
from storage.failures import describe_failure

_BUSY_TIMEOUT_MS = 10_000
_BEGIN = "sqlite_begin"
_SYNCHRONOUS = "sqlite_synchronous"


class Database:
    """One engine and its sessions."""

    def __init__(self, url: str) -> None:
        self._engine = build_engine(url)
        is_sqlite = self._engine.dialect.name == "sqlite"
        # SQLite has one writer: waiting here is fair, its own busy handler polls and may starve.
        self._turnstile: AbstractAsyncContextManager[None] = (
            asyncio.Lock() if is_sqlite else nullcontext()
        )
        self._reading = async_sessionmaker(self._engine, expire_on_commit=False)
        self._writing = async_sessionmaker(
            self._engine, expire_on_commit=False, execution_options={_BEGIN: "IMMEDIATE"}
        )
        self._writing_durably = async_sessionmaker(
            self._engine,
            expire_on_commit=False,
            execution_options={_BEGIN: "IMMEDIATE", _SYNCHRONOUS: "FULL"},
        )

    @property
    def dialect(self) -> str:
        """Get `sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Open a session to read in.

        Raises:
            DatabaseError: the database failed; the message says what to do.
        """
        async with _open(self._reading) as session:
            yield session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Open a session to write in, which commits at the end or rolls back where it failed.

        What it reads stays true until it commits: SQLite's only writer is let in at once,
        PostgreSQL's statements settle conflicts themselves.

        Raises:
            DatabaseError: the database failed and nothing was written.
        """
        async with self._turnstile, _open(self._writing) as session:
            yield session

    @asynccontextmanager
    async def durable_transaction(self) -> AsyncIterator[AsyncSession]:
        """Open a session to write in, whose commit survives a power cut, too.

        SQLite's others survive the end of the program at any moment, and cost no wait for the
        disk; PostgreSQL makes no difference.

        Raises:
            DatabaseError: the database failed and nothing was written.
        """
        async with self._turnstile, _open(self._writing_durably) as session:
            yield session

    async def scrub(self) -> bool:
        """Empty SQLite's write-ahead log, which holds what was deleted; return whether it is empty.

        Who reads at this moment, another program too, puts it off. PostgreSQL cleans up itself.

        Raises:
            DatabaseError: the database failed.
        """
        if self.dialect != "sqlite":
            return True
        async with self._turnstile:
            try:
                async with self._engine.connect() as connection:
                    driver = (await connection.get_raw_connection()).driver_connection
                    if driver is None:
                        return False
                    return await _truncate_log(driver)
            except (SQLAlchemyError, sqlite3.Error) as error:
                raise describe_failure(error) from error

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


def build_engine(url: str, **options: Any) -> AsyncEngine:
    """Return an engine whose transactions are the same on both databases.

    Raises:
        DatabaseError: the URL is none, or its driver is missing.
    """
    parsed = parse_database_url(url)
    try:
        engine = create_async_engine(
            parsed,
            pool_pre_ping=parsed.get_backend_name() != "sqlite",
            hide_parameters=True,  # a statement's values are what shoppers said
            **options,
        )
    except ModuleNotFoundError as error:
        raise DatabaseError(
            f"The driver {error.name} is missing: pip install 'garderobe[postgresql]'."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        event.listen(engine.sync_engine, "invalidate", _roll_back_sqlite)
    return engine


@asynccontextmanager
async def _open(sessions: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    try:
        async with sessions.begin() as session:
            await _connect(session)
            yield session
    except SQLAlchemyError as error:
        raise describe_failure(error) from error


async def _connect(session: AsyncSession) -> None:
    try:
        await session.connection()
    except SQLAlchemyError:
        raise
    except Exception as error:  # asyncpg's own errors and OSError reach us unwrapped here
        raise describe_failure(error) from error


async def _truncate_log(driver: Any) -> bool:
    """Empty the write-ahead log if nobody reads just now; who wants to write need not wait."""
    await driver.execute_fetchall("PRAGMA busy_timeout=0")
    try:
        rows = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        ((is_busy, _, _),) = rows
    finally:
        await driver.execute_fetchall(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    return not is_busy


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Make a SQLite connection durable, patient and strict about foreign keys."""
    connection.isolation_level = None  # the driver would begin late and commit on its own
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")  # what is deleted leaves no bytes behind
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Begin a transaction; a writer's at once, as a reader cannot become one in WAL mode.

    https://docs.sqlalchemy.org/en/21/dialects/sqlite.html#sqlite-transactions
    """
    options = connection.get_execution_options()
    mode = options.get(_BEGIN, "DEFERRED")
    connection.exec_driver_sql(f"PRAGMA synchronous={options.get(_SYNCHRONOUS, 'NORMAL')}")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _roll_back_sqlite(connection: Any, _record: object, _error: BaseException | None) -> None:
    """Give up the lock of a connection that a cancelled task leaves behind; closing it follows.

    Closing is not enough: SQLite keeps a closed connection's transaction open while a cursor of
    its last statement is alive, in a traceback say.
    https://sqlite.org/c3ref/close.html
    """
    with suppress(Exception):  # a connection that cannot even do this is closed all the same
        connection.rollback()
