"""Empty databases for tests: a SQLite file, and PostgreSQL where there is one."""

import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

POSTGRESQL = "TEST_POSTGRESQL_URL"
KINDS = ("sqlite", "postgresql")


@asynccontextmanager
async def make_database(kind: str, folder: Path) -> AsyncIterator[str]:
    """Give the URL of a database without tables; skip the test where its server is missing."""
    if kind == "sqlite":
        yield f"sqlite+aiosqlite:///{folder / 'shop.sqlite3'}"
        return
    server = os.environ.get(POSTGRESQL)
    if not server:
        pytest.skip(f"{POSTGRESQL} names no PostgreSQL server")
    name = f"garderobe_{uuid.uuid4().hex}"
    await execute(server, f"CREATE DATABASE {name}")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        await execute(server, f"DROP DATABASE {name} WITH (FORCE)")


async def execute(url: str, statement: str) -> None:
    """Execute a statement outside of any transaction."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
