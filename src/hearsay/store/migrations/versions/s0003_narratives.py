"""Messages and narratives, and which message each statement tells."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "narratives",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text()),
        sa.Column("core", sa.LargeBinary(16), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
    )
    op.create_index("ix_narratives_parent", "narratives", ["parent"])
    op.create_table(
        "tellings",
        sa.Column("statement", KEY, sa.ForeignKey("statements.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("voice", sa.LargeBinary(16), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_tellings_message", "tellings", ["message"])
