"""Places to return to: which turn a chat looks at, and what each message of an answer shows."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward; turns were looked at in the order they were asked."""
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("visit", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("visit_update_id", sa.BigInteger(), nullable=True))
    op.execute("UPDATE turns SET visit = id, visit_update_id = update_id")
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.alter_column("visit", existing_type=sa.BigInteger(), nullable=False)
        batch_op.alter_column("visit_update_id", existing_type=sa.BigInteger(), nullable=False)
    op.create_table(
        "shown_messages",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("turn_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.chat_id"],
            name=op.f("fk_shown_messages_chat_id_chats"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["turn_id"],
            ["turns.id"],
            name=op.f("fk_shown_messages_turn_id_turns"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_shown_messages")),
    )
    op.create_index(op.f("ix_shown_messages_turn_id"), "shown_messages", ["turn_id"])
    op.create_index(op.f("ix_shown_messages_shown_at"), "shown_messages", ["shown_at"])


def downgrade() -> None:
    """Take the tables back."""
    op.drop_table("shown_messages")
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.drop_column("visit_update_id")
        batch_op.drop_column("visit")
