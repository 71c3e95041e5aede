"""The word index of statements and documents: stems only, and only what the tables hold.

FTS5 without content takes a row away by being told the very stems it was given; they are made from the rows themselves, and
`words.VERSION`, which stands in the corpus, says with which stemmer. Rows go in by rising key, or FTS5 would write a
segment each.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from hearsay.store.schema import documents, properties, statements
from hearsay.store.words import VERSION, stems

STATEMENTS, DOCUMENTS = "statement_words", "document_words"
_COLUMNS = {STATEMENTS: ("content", "speaker"), DOCUMENTS: ("title", "text")}
_STEMS = "stems"
# documents at a time, when the index is made anew
_BATCH = 500


class Words(NamedTuple):
    """The two columns of a row of either index, as text."""

    key: int
    first: str
    second: str


def statement_words(row: Any, text: str) -> Words:
    """What a statement is found by: its content, and its speaker's name and role."""
    content = " ".join(text[start:end] for start, end in row.content)
    return Words(row.key, content, " ".join(filter(None, (row.speaker, row.role))))


def document_words(row: Any) -> Words:
    """What a document is found by: its title, and its text."""
    return Words(row.key, row.title or "", row.text)


def add(connection: sa.Connection, index: str, rows: Iterable[Words]) -> None:
    """Puts rows in."""
    _run(connection, index, "rowid", "", rows)


def take_away(connection: sa.Connection, index: str, rows: Iterable[Words]) -> None:
    """Takes rows out, given as they were put in."""
    _run(connection, index, f"{index}, rowid", "'delete', ", rows)


def _run(connection: sa.Connection, index: str, columns: str, command: str, rows: Iterable[Words]) -> None:
    first, second = _COLUMNS[index]
    values = [(row.key, stems(row.first), stems(row.second)) for row in sorted(rows)]
    if values:
        # names are this module's own constants
        connection.exec_driver_sql(
            f"INSERT INTO {index} ({columns}, {first}, {second}) VALUES ({command}?, ?, ?)",  # noqa: S608
            values,
        )


def purge(connection: sa.Connection) -> None:
    """Writes the index anew from what it holds: FTS5 else keeps the words of a row that was taken away until it merges."""
    for index in _COLUMNS:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608


def is_current(connection: sa.Connection) -> bool:
    """Whether the index was made with this program's stems."""
    stored = sa.select(properties.c.value).where(properties.c.name == _STEMS)
    return connection.execute(stored).scalar() == VERSION


def make_anew(connection: sa.Connection) -> None:
    """The whole index from the tables."""
    for index in _COLUMNS:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('delete-all')")  # noqa: S608
    keys = list(connection.execute(sa.select(documents.c.key).order_by(documents.c.key)).scalars())
    for i in range(0, len(keys), _BATCH):
        _add_documents(connection, keys[i : i + _BATCH])
    connection.execute(properties.delete().where(properties.c.name == _STEMS))
    connection.execute(properties.insert().values(name=_STEMS, value=VERSION))


def _add_documents(connection: sa.Connection, keys: list[int]) -> None:
    rows = connection.execute(sa.select(documents).where(documents.c.key.in_(keys))).all()
    texts = {row.key: row.text for row in rows}
    add(connection, DOCUMENTS, map(document_words, rows))
    made = connection.execute(sa.select(statements).where(statements.c.document.in_(keys)))
    add(connection, STATEMENTS, [statement_words(row, texts[row.document]) for row in made])
