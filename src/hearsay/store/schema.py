"""The tables of the corpus. The schema that stands in a file is made by `migrations/`; a test holds the two together.

A document is one text under one address. Another text under the same address is another document and a later version;
one of them is current. Whatever is derived from a document goes with it (ON DELETE CASCADE).
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData()


class HexId(TypeDecorator[str]):
    """A content hash, hexadecimal in Python, half as many bytes in the table; a million statements have a million of them."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.hex()


# 64 bits everywhere; SQLite has them in an INTEGER, and only a primary key of that name is the row's own number
Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# JSON null and SQL NULL are one here: nothing is known
Json = sa.JSON(none_as_null=True)


def _references(column: str, **how: Any) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE", **how)


# what the store knows of itself: the stems that the word index is made of
properties = sa.Table(
    "properties",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# outlets that somebody has described; a document of any other keeps its outlet's name and host
outlets = sa.Table(
    "outlets",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("country", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("ownership", sa.Text),
    sa.Column("agency", sa.Boolean, nullable=False),
)

# every name and domain of an outlet, folded; one form is one outlet's
outlet_forms = sa.Table(
    "outlet_forms",
    metadata,
    sa.Column("form", sa.Text, primary_key=True),
    sa.Column("outlet", sa.Integer, _references("outlets.id"), nullable=False, index=True),
)

# a named set of outlets, by rule (country, language, ownership: all that are given must fit), by list, or both
spheres = sa.Table(
    "spheres",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("rule", Json),
)

sphere_outlets = sa.Table(
    "sphere_outlets",
    metadata,
    sa.Column("sphere", sa.Integer, _references("spheres.id"), primary_key=True),
    sa.Column("outlet", sa.Integer, _references("outlets.id"), primary_key=True),
)

# `key`: see keys.py. `day` is the day of `published`. `taken` is the time of the run that took it in, `version` counts the
# texts of one address from 1. `note` says why there are no statements, where that has a reason
documents = sa.Table(
    "documents",
    metadata,
    sa.Column("key", Key, primary_key=True, autoincrement=False),
    sa.Column("id", HexId(16), nullable=False, unique=True),
    sa.Column("address", sa.Text),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("day", sa.Text),
    sa.Column("lang", sa.Text),
    sa.Column("outlet", sa.Integer, sa.ForeignKey("outlets.id", ondelete="SET NULL")),
    sa.Column("outlet_name", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("byline", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("published_from", sa.Text),
    sa.Column("dateline", Json),
    sa.Column("taken", sa.Text, nullable=False),
    sa.Column("read_version", sa.Text, nullable=False),
    sa.Column("attribute_version", sa.Text, nullable=False),
    sa.Column("note", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    # null: `link` has not looked at it, or at what it says now
    sa.Column("link_version", sa.Text),
    sa.Index("documents_address", "address", "version"),
    sa.Index("documents_outlet", "outlet"),
    sa.Index("documents_outlet_name", "outlet_name"),
)

# spans are [[start, end], …] in code points of the document's text, which holds the words themselves.
# `machine` keeps what the program had said of the fields that a judgement changed; `rejected`: judged to be none
statements = sa.Table(
    "statements",
    metadata,
    sa.Column("key", Key, primary_key=True, autoincrement=False),
    sa.Column("id", HexId(16), nullable=False, unique=True),
    sa.Column("document", Key, _references("documents.key"), nullable=False, index=True),
    sa.Column("source", Json, nullable=False),
    sa.Column("cue", Json, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("role", sa.Text),
    sa.Column("via", Json),
    sa.Column("addressee", sa.Text),
    sa.Column("parent", sa.Integer),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("machine", Json),
    sa.Column("rejected", sa.Boolean, nullable=False),
)

# what statements say alike: messages, and narratives, which are groups of messages. `id` is made of the first statement's
# words; `core` is the statement that says it best; a narrative has no `parent`, a message has its narrative
narratives = sa.Table(
    "narratives",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("level", sa.Text, nullable=False),
    sa.Column("parent", sa.Text, index=True),
    sa.Column("core", HexId(16), nullable=False),
    sa.Column("stands", sa.Boolean, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
)

# each statement's message; `voice` is the statement that it copies, or itself; `stands`: new statements are compared with it
tellings = sa.Table(
    "tellings",
    metadata,
    sa.Column("statement", Key, _references("statements.key"), primary_key=True),
    sa.Column("message", sa.Text, nullable=False, index=True),
    sa.Column("voice", HexId(16), nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("stands", sa.Boolean, nullable=False),
)

# names of actors in the whole text, by `link`; coverage is counted by them. `machine`: what the program had said where a
# judgement of actors changed it
mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("document", Key, _references("documents.key"), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("end", sa.Integer, primary_key=True),
    sa.Column("actor", sa.Text, primary_key=True, index=True),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("machine", sa.Text),
)

# actors that no register has: those a person imported or promoted, and those found by name and office ("found")
actors = sa.Table(
    "actors",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("names", Json, nullable=False),
    sa.Column("country", sa.Text),
    sa.Column("office", sa.Text),
    sa.Column("origin", sa.Text, nullable=False),
)

# who is meant in a statement: `part` is speaker, via or addressee, `place` counts the names of a chain, `name` is the one in
# the statement. Whom a statement speaks of are the mentions within its content. `machine` as above
statement_actors = sa.Table(
    "statement_actors",
    metadata,
    sa.Column("statement", Key, _references("statements.key"), primary_key=True),
    sa.Column("part", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("actor", sa.Text, nullable=False, index=True),
    sa.Column("machine", sa.Text),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("body", sa.Text),
    sa.Column("office", sa.Text),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)
# the row of the actor who is meant by a statement's speaker
MEANT = sa.and_(
    statement_actors.c.statement == statements.c.key,
    statement_actors.c.part == "speaker",
    statement_actors.c.place == 0,
)

# a person's corrections, appended, never rewritten: only being taken back and where one stands are added to a row.
# `subject` says what is corrected ("statement", "actor", "narrative"), `selector` where it stood, `attached` to which statement
# it holds now (null: waits for review)
judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("document", HexId(16), _references("documents.id"), index=True),
    sa.Column("address", sa.Text, index=True),
    sa.Column("selector", Json),
    sa.Column("attached", HexId(16), index=True),
    sa.Column("what", Json, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("taken_back", sa.Text),
    sa.Column("taken_back_by", sa.Text),
    sa.Column("taken_back_why", sa.Text),
    sqlite_autoincrement=True,
)
