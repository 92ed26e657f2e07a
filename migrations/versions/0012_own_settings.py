"""How people want their albums, who agreed to the shop's news; whose a done update was is gone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward."""
    with op.batch_alter_table("people") as batch_op:
        batch_op.add_column(sa.Column("album_size", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("wants_news", sa.Boolean(), server_default=sa.false()))
    with op.batch_alter_table("people") as batch_op:
        batch_op.alter_column(
            "wants_news", existing_type=sa.Boolean(), nullable=False, server_default=None
        )
    op.execute("UPDATE inbox SET chat_id = 0 WHERE done_at IS NOT NULL")


def downgrade() -> None:
    """Take the columns back; whose a done update was is not known any more."""
    with op.batch_alter_table("people") as batch_op:
        batch_op.drop_column("wants_news")
        batch_op.drop_column("album_size")
