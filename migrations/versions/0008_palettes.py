"""Palettes: what the pixels of a picture say of its colours."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward; the next start looks at the pictures that are there."""
    op.create_table(
        "palettes",
        sa.Column("image_hash", sa.String(length=64), nullable=False),
        sa.Column("palette_id", sa.Text(), nullable=False),
        sa.Column("palette", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("image_hash", name=op.f("pk_palettes")),
    )


def downgrade() -> None:
    """Take the tables back."""
    op.drop_table("palettes")
