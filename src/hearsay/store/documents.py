"""Documents with their versions and statements: put in whole or not at all, found by id, taken away with all that came of them.

The same text under the same address is the same document, whenever and however often it is taken in. Of the texts of one
address the one taken in last is current; of those of one run, the one published last.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

import sqlalchemy as sa

from hearsay.errors import Unknown
from hearsay.records import Dateline, Document, Statement, digest
from hearsay.store import index
from hearsay.store.addresses import host
from hearsay.store.keys import document_key
from hearsay.store.outlets import outlet_of
from hearsay.store.schema import documents, judgements, mentions, statements
from hearsay.store.statements import rows_of

# an id may be shortened as far as this
SHORTEST = 6
Outcome = Literal["new", "changed", "known"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is put in: a document, its statements, and the versions of the stages that made them."""

    document: Document
    statements: Sequence[Statement]
    read_version: str
    attribute_version: str
    note: str | None = None


def is_known(connection: sa.Connection, document: Document) -> bool:
    """Whether the text is in the corpus under the document's address, or without one from its outlet on its day."""
    same = documents.c.id == document.id
    if document.address is not None:
        same |= (documents.c.address == document.address) & (documents.c.text == document.text)
    elif document.url is None:
        # until 0.3 the id without an address was of the text alone
        outlet = documents.c.outlet_name.is_not_distinct_from(document.outlet)
        day = documents.c.day.is_not_distinct_from(_day(document.published))
        same |= (documents.c.id == digest("", document.text)) & outlet & day
    return connection.execute(sa.select(documents.c.key).where(same)).first() is not None


def add(connection: sa.Connection, entries: Iterable[Entry], taken: str) -> list[Outcome]:
    """Puts documents in, with statements and words; `taken` is the time of the run. What each one was to the corpus."""
    outcomes: list[Outcome] = []
    rows: list[dict[str, Any]] = []
    made: list[tuple[dict[str, Any], str]] = []
    for entry in entries:
        row = _row(connection, entry, taken)
        if row is None:
            outcomes.append("known")
            continue
        connection.execute(documents.insert().values(row))
        outcomes.append("changed" if _number_versions(connection, row["address"]) > 1 else "new")
        rows.append(row)
        made += [
            (values, entry.document.text)
            for values in rows_of(entry.statements, row["key"], entry.document.id)
        ]
    if made:
        connection.execute(statements.insert(), [values for values, _ in made])
    found = [index.Words(row["key"], row["title"] or "", row["text"]) for row in rows]
    index.add(connection, index.DOCUMENTS, found)
    index.add(connection, index.STATEMENTS, [index.statement_words(_Row(v), text) for v, text in made])
    return outcomes


class _Row:
    """A dict of values read like a row."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)


def _row(connection: sa.Connection, entry: Entry, taken: str) -> dict[str, Any] | None:
    document = entry.document
    if is_known(connection, document):
        return None
    day = _day(document.published)
    key = document_key(document.id, day, lambda key: _is_taken(connection, key))
    return {
        "key": key,
        "id": document.id,
        "address": document.address,
        "version": 1,
        "current": True,
        "day": day,
        "lang": document.lang,
        "outlet": outlet_of(connection, document.outlet, document.address),
        "outlet_name": document.outlet or host(document.address) or None,
        "url": document.url,
        "title": document.title,
        "byline": document.byline,
        "published": document.published,
        "published_from": document.published_from,
        "dateline": _dateline(document),
        "taken": taken,
        "read_version": entry.read_version,
        "attribute_version": entry.attribute_version,
        "note": entry.note,
        "text": document.text,
    }


def _day(published: str | None) -> str | None:
    try:
        return dt.date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None


def _dateline(document: Document) -> dict[str, Any] | None:
    line = document.dateline
    return {"place": line.place, "day": line.day, "agency": line.agency} if line else None


def _is_taken(connection: sa.Connection, key: int) -> bool:
    return connection.execute(sa.select(documents.c.key).where(documents.c.key == key)).first() is not None


def _number_versions(connection: sa.Connection, place: str | None) -> int:
    """Counts the texts of an address anew, in the order in which they were taken in; how many there are."""
    if place is None:
        return 1
    columns = (documents.c.key, documents.c.version, documents.c.current)
    order = (documents.c.taken, documents.c.published, documents.c.id)
    same = connection.execute(sa.select(*columns).where(documents.c.address == place).order_by(*order)).all()
    for number, row in enumerate(same, 1):
        if (row.version, row.current) != (number, number == len(same)):
            values = {"version": number, "current": number == len(same)}
            connection.execute(documents.update().where(documents.c.key == row.key).values(values))
    return len(same)


def find(connection: sa.Connection, prefix: str) -> Any:
    """The document's row whose id begins so, or that holds the statement whose id does; raises Unknown."""
    if (row := find_itself(connection, prefix)) is not None:
        return row
    key = _one(connection, statements.c.document, begins(statements.c.id, prefix), prefix)
    if key is None:
        raise Unknown(
            f"{prefix}: the corpus holds no document or statement of this id; `hearsay search` prints them"
        )
    return row_of(connection, key)


def find_itself(connection: sa.Connection, prefix: str) -> Any:
    """The document's row whose own id begins so, or None; raises Unknown where several do."""
    key = _one(connection, documents.c.key, begins(documents.c.id, prefix), prefix)
    return None if key is None else row_of(connection, key)


def _one(connection: sa.Connection, column: Any, condition: Any, prefix: str) -> int | None:
    keys = list(connection.execute(sa.select(column).where(condition).limit(2)).scalars())
    if len(keys) > 1:
        raise Unknown(f"{prefix}: several ids begin so; write more of it")
    return keys[0] if keys else None


def begins(column: sa.ColumnElement[Any], prefix: str) -> sa.ColumnElement[bool]:
    """Whether an id begins with the digits of `prefix`; raises Unknown where they can begin none."""
    digits = prefix.strip().lower()
    if not SHORTEST <= len(digits) <= 32 or set(digits) - set("0123456789abcdef"):
        raise Unknown(
            f"{prefix}: is no id; give {SHORTEST} to 32 of its digits, as `hearsay search` prints them"
        )
    return column.between(digits.ljust(32, "0"), digits.ljust(32, "f"))


def versions(connection: sa.Connection, row: Any) -> Sequence[Any]:
    """The ids and times of all texts under a document's address, the oldest first."""
    columns = (documents.c.id, documents.c.version, documents.c.taken, documents.c.published)
    same = documents.c.key == row.key if row.address is None else documents.c.address == row.address
    return connection.execute(sa.select(*columns).where(same).order_by(documents.c.version)).all()


def document_of(row: Any) -> Document:
    """The record that a row was made of."""
    names = [field.name for field in fields(Document)]
    values = {name: getattr(row, name) for name in names if name not in {"outlet", "dateline"}}
    return Document(
        **values, outlet=row.outlet_name, dateline=Dateline(**row.dateline) if row.dateline else None
    )


def remove(connection: sa.Connection, row: Any) -> None:
    """Takes a document away with its statements, mentions, judgements and words; an older version becomes current.

    What its judgements did to other versions is for `run.judging.remove` to undo.
    """
    made = connection.execute(sa.select(statements).where(statements.c.document == row.key)).all()
    index.take_away(connection, index.STATEMENTS, [index.statement_words(each, row.text) for each in made])
    index.take_away(connection, index.DOCUMENTS, [index.document_words(row)])
    connection.execute(statements.delete().where(statements.c.document == row.key))
    connection.execute(mentions.delete().where(mentions.c.document == row.key))
    connection.execute(judgements.delete().where(judgements.c.document == row.id))
    connection.execute(documents.delete().where(documents.c.key == row.key))
    _number_versions(connection, row.address)


def outdated(connection: sa.Connection, version: str | None) -> list[int]:
    """The keys of documents whose statements another version made; None: of all documents."""
    chosen = sa.select(documents.c.key)
    if version is not None:
        chosen = chosen.where(documents.c.attribute_version != version)
    return list(connection.execute(chosen.order_by(documents.c.key)).scalars())


def row_of(connection: sa.Connection, key: int) -> Any:
    """The row of a key, None where the document is gone."""
    return connection.execute(sa.select(documents).where(documents.c.key == key)).first()
