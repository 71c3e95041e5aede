"""The first schema: outlets, spheres, documents with versions, statements, mentions, judgements, and the word index.

The word index holds no text (contentless FTS5): rows are stems that `store.index` hands over and takes away.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _make_outlets()
    _make_documents()
    _make_judgements()
    _make_word_index()


def _make_outlets() -> None:
    op.create_table(
        "properties",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        sa.Column("country", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("ownership", sa.Text()),
        sa.Column("agency", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "outlet_forms",
        sa.Column("form", sa.Text(), primary_key=True),
        sa.Column("outlet", sa.Integer(), sa.ForeignKey("outlets.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_outlet_forms_outlet", "outlet_forms", ["outlet"])
    op.create_table(
        "spheres",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        sa.Column("rule", sa.JSON()),
    )
    op.create_table(
        "sphere_outlets",
        sa.Column("sphere", sa.Integer(), sa.ForeignKey("spheres.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("outlet", sa.Integer(), sa.ForeignKey("outlets.id", ondelete="CASCADE"), primary_key=True),
    )


def _make_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("address", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Text()),
        sa.Column("lang", sa.Text()),
        sa.Column("outlet", sa.Integer(), sa.ForeignKey("outlets.id", ondelete="SET NULL")),
        sa.Column("outlet_name", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("byline", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("published_from", sa.Text()),
        sa.Column("dateline", sa.JSON()),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("read_version", sa.Text(), nullable=False),
        sa.Column("attribute_version", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("documents_address", "documents", ["address", "version"])
    op.create_index("documents_outlet", "documents", ["outlet"])
    op.create_index("documents_outlet_name", "documents", ["outlet_name"])
    document = sa.ForeignKey("documents.key", ondelete="CASCADE")
    op.create_table(
        "statements",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("document", KEY, document, nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("cue", sa.JSON(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text()),
        sa.Column("role", sa.Text()),
        sa.Column("via", sa.JSON()),
        sa.Column("addressee", sa.Text()),
        sa.Column("parent", sa.Integer()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("machine", sa.JSON()),
        sa.Column("rejected", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_statements_document", "statements", ["document"])
    document = sa.ForeignKey("documents.key", ondelete="CASCADE")
    op.create_table(
        "mentions",
        sa.Column("document", KEY, document, primary_key=True),
        sa.Column("start", sa.Integer(), primary_key=True),
        sa.Column("end", sa.Integer(), primary_key=True),
        sa.Column("actor", sa.Text(), primary_key=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
    )
    op.create_index("ix_mentions_actor", "mentions", ["actor"])


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(16), sa.ForeignKey("documents.id", ondelete="CASCADE")),
        sa.Column("address", sa.Text()),
        sa.Column("selector", sa.JSON()),
        sa.Column("attached", sa.LargeBinary(16)),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("taken_back", sa.Text()),
        sa.Column("taken_back_by", sa.Text()),
        sa.Column("taken_back_why", sa.Text()),
        sqlite_autoincrement=True,
    )
    for column in ("document", "address", "attached"):
        op.create_index(f"ix_judgements_{column}", "judgements", [column])


def _make_word_index() -> None:
    for name, columns in (("statement_words", "content, speaker"), ("document_words", "title, text")):
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', columnsize=0,"
            ' tokenize="unicode61 remove_diacritics 0")'
        )
