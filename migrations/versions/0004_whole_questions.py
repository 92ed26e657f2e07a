"""Whole questions: a turn keeps all that was asked, no longer a list of phrases."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_BATCH = 500  # turns at once: a long-lived shop has many

_OLD = sa.table(
    "turns",
    sa.column("id", sa.BigInteger),
    sa.column("photo_count", sa.Integer),
    sa.column("photo_source", sa.Text),
    sa.column("phrases", sa.JSON),
    sa.column("photo_sources", sa.JSON),
    sa.column("question", sa.JSON),
    sa.column("pages", sa.JSON),
)


def upgrade() -> None:
    """Bring the tables forward; the phrases stay readable as a question of version 0."""
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("photo_sources", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("question", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("pages", sa.JSON(), nullable=True))

    _rewrite(_bring_forward)
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.alter_column("photo_sources", existing_type=sa.JSON(), nullable=False)
        batch_op.alter_column("question", existing_type=sa.JSON(), nullable=False)
        batch_op.alter_column("pages", existing_type=sa.JSON(), nullable=False)
        batch_op.drop_column("photo_source")
        batch_op.drop_column("phrases")


def downgrade() -> None:
    """Take the tables back; of a question its words stay."""
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("photo_source", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("phrases", sa.JSON(), nullable=True))

    _rewrite(_take_back)
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.alter_column("photo_source", existing_type=sa.Text(), nullable=False)
        batch_op.alter_column("phrases", existing_type=sa.JSON(), nullable=False)
        batch_op.drop_column("photo_sources")
        batch_op.drop_column("question")
        batch_op.drop_column("pages")


def _bring_forward(row: sa.Row[Any]) -> dict[str, Any]:
    return {
        "photo_sources": [row.photo_source] * row.photo_count,
        "question": {"version": 0, "phrases": row.phrases},
        "pages": [],
    }


def _take_back(row: sa.Row[Any]) -> dict[str, Any]:
    question = row.question
    wanted = [phrase["text"] for phrase in question.get("wanted", ())]
    unwanted = [f"ohne {phrase['text']}" for phrase in question.get("unwanted", ())]
    return {
        "photo_source": (row.photo_sources or [""])[0],
        "phrases": question.get("phrases", [*wanted, *unwanted]),
    }


def _rewrite(change: Callable[[sa.Row[Any]], dict[str, Any]]) -> None:
    """Write new values for every turn, some turns at a time."""
    connection, last = op.get_bind(), 0
    names = [column["name"] for column in sa.inspect(connection).get_columns("turns")]
    columns = [column for column in _OLD.columns if column.name in names]
    while True:
        statement = sa.select(*columns).where(_OLD.c.id > last).order_by(_OLD.c.id).limit(_BATCH)
        rows = connection.execute(statement).all()
        for row in rows:
            connection.execute(sa.update(_OLD).where(_OLD.c.id == row.id).values(**change(row)))
        if len(rows) < _BATCH:
            return
        last = rows[-1].id
