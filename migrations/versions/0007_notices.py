"""Saved wishes, and the messages that the bot writes on its own accord."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the tables forward."""
    with op.batch_alter_table("people") as batch_op:
        batch_op.add_column(sa.Column("wants_prices", sa.Boolean(), server_default=sa.true()))
    with op.batch_alter_table("people") as batch_op:
        batch_op.alter_column(
            "wants_prices", existing_type=sa.Boolean(), nullable=False, server_default=None
        )
    op.create_table(
        "saved_wishes",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("turn_id", _LONG, nullable=True),
        sa.Column("model_id", sa.Text(), nullable=False),
        sa.Column("photo_embeddings", sa.LargeBinary(), nullable=False),
        sa.Column("photo_count", sa.Integer(), nullable=False),
        sa.Column("photo_sources", sa.JSON(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("known", sa.LargeBinary(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.person_id"],
            name=op.f("fk_saved_wishes_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["turn_id"],
            ["turns.id"],
            name=op.f("fk_saved_wishes_turn_id_turns"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_wishes")),
        sa.UniqueConstraint("person_id", "turn_id", name=op.f("uq_saved_wishes_person_id_turn_id")),
    )
    op.create_table(
        "notices",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("wish_id", _LONG, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.person_id"],
            name=op.f("fk_notices_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["wish_id"],
            ["saved_wishes.id"],
            name=op.f("fk_notices_wish_id_saved_wishes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sqlite_autoincrement=True,  # an id that was given is never given again
    )
    op.create_index(op.f("ix_notices_person_id"), "notices", ["person_id"])


def downgrade() -> None:
    """Take the tables back."""
    op.drop_table("notices")
    op.drop_table("saved_wishes")
    with op.batch_alter_table("people") as batch_op:
        batch_op.drop_column("wants_prices")
