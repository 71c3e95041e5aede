"""Statements as rows and back, replaced as a whole when a document is attributed anew."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hearsay.records import Span, Spans, Statement
from hearsay.store import index
from hearsay.store.keys import MOST_STATEMENTS, place_of, statement_key
from hearsay.store.schema import documents, statement_actors, statements

# what a judgement may change, and what the machine said of it is kept for
JUDGED = ("speaker", "role", "kind", "addressee", "via")


def rows_of(found: Sequence[Statement], document: int, document_id: str) -> list[dict[str, Any]]:
    """The values of a document's statements, in the order of the text."""
    return [
        {
            "key": statement_key(document, place),
            "id": statement.id(document_id),
            "document": document,
            "source": _lists(statement.source),
            "cue": _lists(statement.cue),
            "content": _lists(statement.content),
            "type": statement.type,
            "kind": statement.kind,
            "speaker": statement.speaker,
            "role": statement.role,
            "via": list(statement.via) or None,
            "addressee": statement.addressee,
            "parent": statement.parent,
            "confidence": statement.confidence,
            "machine": None,
            "rejected": False,
        }
        for place, statement in enumerate(found[:MOST_STATEMENTS])
    ]


def _lists(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def of_document(connection: sa.Connection, document: int) -> Sequence[Any]:
    """The rows of a document's statements, in the order of the text."""
    chosen = sa.select(statements).where(statements.c.document == document)
    return connection.execute(chosen.order_by(statements.c.key.desc())).all()


def statement_of(row: Any, parents: Mapping[int, int] | None = None) -> Statement:
    """The record that a row was made of, with what was judged since.

    `parents` are the places in a list that leaves some statements out, by their places among all.
    """
    parent = row.parent if parents is None or row.parent is None else parents.get(row.parent)
    return Statement(
        source=_spans(row.source),
        cue=_spans(row.cue),
        content=_spans(row.content),
        type=row.type,
        kind=row.kind,
        speaker=row.speaker,
        role=row.role,
        via=tuple(row.via or ()),
        addressee=row.addressee,
        parent=parent,
        confidence=row.confidence,
    )


def _spans(lists: Sequence[Sequence[int]]) -> Spans:
    return tuple((start, end) for start, end in lists)


def machine_of(row: Any) -> Statement:
    """The record as the program made it, before any judgement."""
    said = dict(row.machine or {})
    if "via" in said:
        said["via"] = tuple(said["via"] or ())
    return dataclasses.replace(statement_of(row), **said)


def replace(
    connection: sa.Connection, row: Any, found: Sequence[Statement], version: str, note: str | None
) -> None:
    """Puts other statements in the place of those of a document (its row), with their words."""
    before = of_document(connection, row.key)
    index.take_away(connection, index.STATEMENTS, [index.statement_words(each, row.text) for each in before])
    connection.execute(statements.delete().where(statements.c.document == row.key))
    values = rows_of(found, row.key, row.id)
    if values:
        connection.execute(statements.insert(), values)
    after = of_document(connection, row.key)
    index.add(connection, index.STATEMENTS, [index.statement_words(each, row.text) for each in after])
    changed = {"attribute_version": version, "note": note, "link_version": None}
    connection.execute(documents.update().where(documents.c.key == row.key).values(changed))


def amend(connection: sa.Connection, row: Any, text: str, statement: Statement, *, rejected: bool) -> None:
    """Puts what was judged in the place of what the machine said, which is kept; `statement` equal to it takes all back."""
    said = machine_of(row)
    values: dict[str, Any] = {name: getattr(statement, name) for name in JUDGED}
    values["via"] = list(statement.via) or None
    kept = {name: getattr(said, name) for name in JUDGED if getattr(said, name) != getattr(statement, name)}
    index.take_away(connection, index.STATEMENTS, [index.statement_words(row, text)])
    _unlink(
        connection,
        row,
        {name for name in JUDGED if getattr(statement_of(row), name) != getattr(statement, name)},
    )
    chosen = statements.c.key == row.key
    connection.execute(
        statements.update().where(chosen).values(**values, machine=kept or None, rejected=rejected)
    )
    after = connection.execute(sa.select(statements).where(chosen)).one()
    index.add(connection, index.STATEMENTS, [index.statement_words(after, text)])


def _unlink(connection: sa.Connection, row: Any, changed: set[str]) -> None:
    """Takes away who was meant by names that are others now; they, and who bears another role, are linked by the next run."""
    parts = changed & {"speaker", "via", "addressee"}
    chosen = (statement_actors.c.statement == row.key) & statement_actors.c.part.in_(parts)
    connection.execute(statement_actors.delete().where(chosen))
    if parts or "role" in changed:
        connection.execute(
            documents.update().where(documents.c.key == row.document).values(link_version=None)
        )


def place(row: Any) -> int:
    """A row's place among the statements of its document; `parent` counts in the same way."""
    return place_of(row.key)
