"""An index by which a running bot finds the catalogue's latest change at once."""

from collections.abc import Sequence

from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_index(op.f("ix_items_updated_at"), "items", ["updated_at"])


def downgrade() -> None:
    """Take the tables back."""
    op.drop_index(op.f("ix_items_updated_at"), "items")
