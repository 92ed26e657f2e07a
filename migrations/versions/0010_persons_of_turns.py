"""Persons of turns: in a group each has a dialogue of their own; and the message that asked."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward; what was asked in a group before is nobody's in particular."""
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("message_id", sa.BigInteger(), nullable=True))
    op.execute("UPDATE turns SET person_id = chat_id")
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.alter_column("person_id", existing_type=sa.BigInteger(), nullable=False)
        batch_op.drop_index("ix_turns_chat_id_id")
        batch_op.create_index("ix_turns_chat_id_person_id_id", ["chat_id", "person_id", "id"])
        batch_op.create_index("ix_turns_chat_id_message_id", ["chat_id", "message_id"])
        batch_op.create_index(batch_op.f("ix_turns_person_id"), ["person_id"])


def downgrade() -> None:
    """Take the columns back."""
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_turns_person_id"))
        batch_op.drop_index("ix_turns_chat_id_message_id")
        batch_op.drop_index("ix_turns_chat_id_person_id_id")
        batch_op.create_index("ix_turns_chat_id_id", ["chat_id", "id"])
        batch_op.drop_column("message_id")
        batch_op.drop_column("person_id")
