"""INSERT … ON CONFLICT, which both databases know and SQLAlchemy spells for each apart."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Table


def insert_into(session: AsyncSession, table: type[Table]) -> postgresql.Insert | sqlite.Insert:
    """Return an INSERT that can be given ON CONFLICT, for the session's database."""
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
