"""A ledger of what was sent; an inbox for each bot, that sets aside; who cannot be reached."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "sendings",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.String(length=200), nullable=False),
        sa.Column("receipt", sa.JSON(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", "part", name=op.f("pk_sendings")),
    )
    with op.batch_alter_table("chats") as batch_op:
        batch_op.add_column(sa.Column("unreachable_since", sa.DateTime(timezone=True)))
    with op.batch_alter_table("inbox") as batch_op:
        # What is there was received for a bot whose id was not kept: 0, until a bot adopts it.
        batch_op.add_column(sa.Column("bot_id", sa.BigInteger(), server_default="0"))
        batch_op.add_column(sa.Column("attempts", sa.Integer(), server_default="0"))
        batch_op.add_column(sa.Column("set_aside_at", sa.DateTime(timezone=True)))
        batch_op.add_column(sa.Column("reason", sa.Text()))
    with op.batch_alter_table("inbox") as batch_op:
        batch_op.alter_column(
            "bot_id", existing_type=sa.BigInteger(), nullable=False, server_default=None
        )
        batch_op.alter_column(
            "attempts", existing_type=sa.Integer(), nullable=False, server_default=None
        )
        batch_op.drop_constraint(batch_op.f("uq_inbox_update_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_inbox_bot_id_update_id"), ["bot_id", "update_id"]
        )
        batch_op.create_index(batch_op.f("ix_inbox_set_aside_at"), ["set_aside_at"])


def downgrade() -> None:
    """Take the tables back."""
    # The old inbox knows one bot: of two updates with one id the older stays.
    op.execute(
        "DELETE FROM inbox WHERE set_aside_at IS NOT NULL"
        " OR id NOT IN (SELECT min(id) FROM inbox GROUP BY update_id)"
    )
    with op.batch_alter_table("inbox") as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_set_aside_at"))
        batch_op.drop_constraint(batch_op.f("uq_inbox_bot_id_update_id"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_inbox_update_id"), ["update_id"])
        for column in ("bot_id", "attempts", "set_aside_at", "reason"):
            batch_op.drop_column(column)
    with op.batch_alter_table("chats") as batch_op:
        batch_op.drop_column("unreachable_since")
    op.drop_table("sendings")
