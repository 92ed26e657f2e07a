"""Counts without persons, what people say to the shop, and news to everybody who agreed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "tallies",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "name", "subject", name=op.f("pk_tallies")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.person_id"],
            name=op.f("fk_feedback_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_feedback_bot_id_update_id")),
        sqlite_autoincrement=True,  # a number that was given is never another's
    )
    op.create_index(op.f("ix_feedback_person_id"), "feedback", ["person_id"])
    op.create_table(
        "broadcasts",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("started_at", _MOMENT, nullable=True),
        sa.Column("stopped_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.chat_id"],
            name=op.f("fk_broadcasts_chat_id_chats"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_broadcasts_bot_id_update_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "broadcast_notices",
        sa.Column("notice_id", _LONG, nullable=False),
        sa.Column("broadcast_id", _LONG, nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["notices.id"],
            name=op.f("fk_broadcast_notices_notice_id_notices"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcasts.id"],
            name=op.f("fk_broadcast_notices_broadcast_id_broadcasts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_broadcast_notices")),
    )
    op.create_index(
        op.f("ix_broadcast_notices_broadcast_id"), "broadcast_notices", ["broadcast_id"]
    )


def downgrade() -> None:
    """Take the tables back, and the news that were under way."""
    op.execute("DELETE FROM notices WHERE kind = 'news'")
    op.drop_table("broadcast_notices")
    op.drop_table("broadcasts")
    op.drop_table("feedback")
    op.drop_table("tallies")
