"""How Alembic reaches the database: through the same async drivers as Garderobe."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.pool import NullPool

from storage.database import build_engine
from storage.tables import Table

_LOCK = 7_402_671  # PostgreSQL: two bots that start at once upgrade one after the other


async def main() -> None:
    """Open a connection of its own for the revisions; all of them are done, or none."""
    engine = build_engine(
        context.config.attributes["url"],
        poolclass=NullPool,
        execution_options={"sqlite_begin": "IMMEDIATE"},
    )
    try:
        async with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                await connection.run_sync(forget_foreign_keys)
            await connection.run_sync(run)
            await connection.commit()
    finally:
        await engine.dispose()


def forget_foreign_keys(connection: Connection) -> None:
    """Let a table be rebuilt without taking along the rows that point to it.

    https://alembic.sqlalchemy.org/en/latest/batch.html#dealing-with-referencing-foreign-keys
    """
    cursor = connection.connection.cursor()  # beside a transaction: within one it does nothing
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.close()


def run(connection: Connection) -> None:
    """Run the revisions in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        context.run_migrations()


asyncio.run(main())
