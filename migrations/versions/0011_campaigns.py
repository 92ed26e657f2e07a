"""Campaigns: who came by which link."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "campaign_starts",
        sa.Column("campaign", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("last_update_id", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.person_id"],
            name=op.f("fk_campaign_starts_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("campaign", "person_id", name=op.f("pk_campaign_starts")),
    )
    op.create_index(op.f("ix_campaign_starts_person_id"), "campaign_starts", ["person_id"])


def downgrade() -> None:
    """Take the table back."""
    op.drop_table("campaign_starts")
