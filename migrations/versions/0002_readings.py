"""Readings: what a picture shows, beside its embedding."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward; the next start reads the embeddings that are there."""
    op.create_table(
        "readings",
        sa.Column("image_hash", sa.String(length=64), nullable=False),
        sa.Column("model_id", sa.Text(), nullable=False),
        sa.Column("reader_id", sa.Text(), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("image_hash", "model_id", name=op.f("pk_readings")),
    )


def downgrade() -> None:
    """Take the tables back."""
    op.drop_table("readings")
