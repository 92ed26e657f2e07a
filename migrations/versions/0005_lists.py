"""People, what they remember, and what they share with friends."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "people",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("prices_told_on", sa.Date(), nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.chat_id"],
            name=op.f("fk_people_chat_id_chats"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_chat_id"), "people", ["chat_id"])
    op.create_table(
        "remembered",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", _LONG, nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("told_price", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("remembered_at", _MOMENT, nullable=False),
        _belongs_to("remembered", "person_id", "people"),
        _belongs_to("remembered", "item_id", "items"),
        sa.PrimaryKeyConstraint("person_id", "item_id", name=op.f("pk_remembered")),
    )
    op.create_table(
        "shares",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", _LONG, nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        _belongs_to("shares", "person_id", "people"),
        _belongs_to("shares", "item_id", "items"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint("token", name=op.f("uq_shares_token")),
    )
    op.create_index(op.f("ix_shares_person_id"), "shares", ["person_id"])
    op.create_table(
        "share_guests",
        sa.Column("share_id", _LONG, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        _belongs_to("share_guests", "share_id", "shares"),
        _belongs_to("share_guests", "person_id", "people"),
        sa.PrimaryKeyConstraint("share_id", "person_id", name=op.f("pk_share_guests")),
    )
    op.create_table(
        "votes",
        sa.Column("share_id", _LONG, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", _LONG, nullable=False),
        sa.Column("vote", sa.Integer(), nullable=False),
        sa.Column("voted_at", _MOMENT, nullable=False),
        sa.Column("told_at", _MOMENT, nullable=True),
        _belongs_to("votes", "share_id", "shares"),
        _belongs_to("votes", "person_id", "people"),
        _belongs_to("votes", "item_id", "items"),
        sa.PrimaryKeyConstraint("share_id", "person_id", "item_id", name=op.f("pk_votes")),
    )


def downgrade() -> None:
    """Take the tables back."""
    for table in ("votes", "share_guests", "shares", "remembered", "people"):
        op.drop_table(table)


def _belongs_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """Build a reference to another table's key, which takes its rows along when it goes."""
    key = "person_id" if other == "people" else "id"
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=name, ondelete="CASCADE")
