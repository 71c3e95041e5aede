"""Actors of the corpus itself, who of them is meant in a statement, and which version of `link` looked at a document."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("documents", sa.Column("link_version", sa.Text()))
    op.add_column("mentions", sa.Column("machine", sa.Text()))
    op.create_table(
        "actors",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("origin", sa.Text(), nullable=False),
    )
    statement = sa.ForeignKey("statements.key", ondelete="CASCADE")
    op.create_table(
        "statement_actors",
        sa.Column("statement", KEY, statement, primary_key=True),
        sa.Column("part", sa.Text(), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("machine", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )
    op.create_index("ix_statement_actors_actor", "statement_actors", ["actor"])
