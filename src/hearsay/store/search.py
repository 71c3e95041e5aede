"""What the corpus is asked: statements, or documents, that hold some words and fit some filters, the newest day first.

Where there are words, their index is walked from the newest key down and everything else is looked up on the way, so that
a common word costs no more than the rows that are shown. Only current versions are found, unless all are asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from hearsay.errors import UsageError
from hearsay.store import index, keys
from hearsay.store.outlets import folded, members
from hearsay.store.schema import documents, mentions, outlet_forms, outlets, statement_actors, statements
from hearsay.store.words import Query, query, stems

# hits are counted up to here; beyond, "more than"
COUNTED = 10_000
_ALL = "{content speaker}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: `words` as a person types them, and filters; days are ISO and both ends count."""

    words: str = ""
    speaker: str | None = None
    outlet: str | None = None
    sphere: str | None = None
    lang: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    all_versions: bool = False
    # an actor's id, and the parts of a statement in which it stands: speaker, via, addressee
    actor: str | None = None
    parts: tuple[str, ...] = ("speaker",)
    # an actor's id: statements of documents that mention it
    mentioning: str | None = None


def found_statements(connection: sa.Connection, asked: Asked, limit: int | None = None) -> Iterator[Any]:
    """The statements that fit, as rows of both tables and the outlet's facts; raises UsageError."""
    chosen = _statements(connection, asked, *_COLUMNS)
    yield from connection.execution_options(stream_results=True).execute(chosen.limit(limit))


def count_statements(connection: sa.Connection, asked: Asked) -> int:
    """How many statements fit, COUNTED + 1 where there are more."""
    return _count(connection, _statements(connection, asked, statements.c.key))


def found_documents(connection: sa.Connection, asked: Asked, limit: int | None = None) -> Iterator[Any]:
    """The documents that fit, statements or none; of the filters those that a document has. Raises UsageError."""
    chosen = _documents(connection, asked, documents, outlets.c.name.label("outlet_known"), outlets.c.country)
    yield from connection.execution_options(stream_results=True).execute(chosen.limit(limit))


def count_documents(connection: sa.Connection, asked: Asked) -> int:
    """How many documents fit, COUNTED + 1 where there are more."""
    return _count(connection, _documents(connection, asked, documents.c.key))


_COLUMNS = (
    *statements.c,
    documents.c.id.label("document_id"),
    *(
        documents.c[name]
        for name in ("day", "lang", "outlet_name", "url", "title", "version", "current", "text")
    ),
    outlets.c.name.label("outlet_known"),
    outlets.c.country,
)


def _count(connection: sa.Connection, chosen: sa.Select[Any]) -> int:
    few = chosen.order_by(None).limit(COUNTED + 1).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(few)).scalar_one()


def _statements(connection: sa.Connection, asked: Asked, *columns: Any) -> sa.Select[Any]:
    match = _match(asked)
    order: sa.ColumnElement[Any] = statements.c.key
    tables: Any = statements
    conditions: list[sa.ColumnElement[bool]] = [~statements.c.rejected]
    if match:
        words = sa.table(index.STATEMENTS, sa.column("rowid"), sa.column(index.STATEMENTS))
        order = words.c.rowid
        tables = words.join(statements, statements.c.key == words.c.rowid)
        conditions.append(words.c[index.STATEMENTS].op("MATCH")(match))
    conditions += _days(asked, order, per_document=keys.MOST_STATEMENTS)
    if asked.kind:
        conditions.append(statements.c.kind == asked.kind)
    if asked.min_confidence > 0:
        conditions.append(statements.c.confidence >= asked.min_confidence)
    if asked.actor:
        who = sa.and_(statement_actors.c.actor == asked.actor, statement_actors.c.part.in_(asked.parts))
        conditions.append(statements.c.key.in_(sa.select(statement_actors.c.statement).where(who)))
    if asked.mentioning:
        where = sa.select(mentions.c.document).where(mentions.c.actor == asked.mentioning)
        conditions.append(statements.c.document.in_(where))
    tables = tables.join(documents, documents.c.key == statements.c.document)
    tables = tables.outerjoin(outlets, outlets.c.id == documents.c.outlet)
    conditions += _of_documents(connection, asked)
    return sa.select(*columns).select_from(tables).where(*conditions).order_by(order.desc())


def _documents(connection: sa.Connection, asked: Asked, *columns: Any) -> sa.Select[Any]:
    if asked.speaker is not None or asked.actor or asked.kind or asked.min_confidence > 0:
        raise UsageError(
            "documents have no speaker, actor, kind or confidence; leave --documents or these options out"
        )
    order: sa.ColumnElement[Any] = documents.c.key
    tables: Any = documents
    conditions: list[sa.ColumnElement[bool]] = []
    if asked.words:
        words = sa.table(index.DOCUMENTS, sa.column("rowid"), sa.column(index.DOCUMENTS))
        order = words.c.rowid
        tables = words.join(documents, documents.c.key == words.c.rowid)
        conditions.append(words.c[index.DOCUMENTS].op("MATCH")(query(asked.words).match("{title text}")))
    tables = tables.outerjoin(outlets, outlets.c.id == documents.c.outlet)
    conditions += [*_days(asked, order, per_document=1), *_of_documents(connection, asked)]
    return sa.select(*columns).select_from(tables).where(*conditions).order_by(order.desc())


def _match(asked: Asked) -> str | None:
    """The words and the speaker's in the language of the word index."""
    parts = [query(asked.words).match(_ALL)] if asked.words else []
    if asked.speaker is not None:
        name = stems(asked.speaker).split()
        if not name:
            raise UsageError(f"--speaker “{asked.speaker}” holds no word; give a name or part of one")
        parts.append(Query(tuple(name), ()).match("speaker"))
    return " AND ".join(f"({part})" for part in parts) or None


def _days(asked: Asked, key: sa.ColumnElement[Any], per_document: int) -> list[sa.ColumnElement[bool]]:
    """The days as a range of keys; a document without a day is in none."""
    conditions: list[sa.ColumnElement[bool]] = []
    if asked.since:
        conditions.append(key >= keys.first_key(asked.since) * per_document)
    if asked.until:
        conditions.append(key <= (keys.last_key(asked.until) + 1) * per_document - 1)
        conditions.append(key >= keys.first_dated() * per_document)
    return conditions


def _of_documents(connection: sa.Connection, asked: Asked) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [] if asked.all_versions else [documents.c.current]
    if asked.lang:
        conditions.append(documents.c.lang == asked.lang)
    if asked.outlet:
        conditions.append(_is_outlet(connection, asked.outlet))
    if asked.sphere:
        conditions.append(documents.c.outlet.in_(members(connection, asked.sphere)))
    return conditions


def _is_outlet(connection: sa.Connection, name: str) -> sa.ColumnElement[bool]:
    """The outlet described under a name or domain; else the name that documents bear, as it is written there."""
    form = sa.select(outlet_forms.c.outlet).where(outlet_forms.c.form == folded(name))
    known: int | None = connection.execute(form).scalar()
    if known is not None:
        same: sa.ColumnElement[bool] = documents.c.outlet == known
        return same
    names = connection.execute(sa.select(documents.c.outlet_name).distinct()).scalars()
    alike = [each for each in names if each and folded(each) == folded(name)]
    if not alike:
        raise UsageError(f"no document is of an outlet “{name}”; `hearsay outlets` lists those there are")
    return documents.c.outlet_name.in_(alike)
