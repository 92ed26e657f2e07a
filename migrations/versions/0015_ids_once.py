"""Ids once: an old button never means a newer turn, wish or share."""

from collections.abc import Sequence

from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TABLES = ("turns", "saved_wishes", "shares")


def upgrade() -> None:
    """Let SQLite give no id again, as PostgreSQL never does."""
    _rebuild(sqlite_autoincrement=True)


def downgrade() -> None:
    """Let SQLite give the ids of rows that are gone again."""
    _rebuild(sqlite_autoincrement=False)


def _rebuild(*, sqlite_autoincrement: bool) -> None:
    """Write the tables anew: SQLite knows no other way to change this."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in _TABLES:
        with op.batch_alter_table(
            table,
            schema=None,
            recreate="always",
            table_kwargs={"sqlite_autoincrement": sqlite_autoincrement},
        ):
            pass
