"""Judgements and re-runs over the corpus: the stage decides what belongs where, the store keeps it."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hearsay import attribute
from hearsay.attribute import judgements as stage
from hearsay.errors import ItemError, Unknown
from hearsay.records import Document, Judgement, Statement
from hearsay.run.worker import run
from hearsay.settings import Settings
from hearsay.store import actors, documents, statements
from hearsay.store import judgements as kept
from hearsay.store.engine import Corpus
from hearsay.store.schema import statements as table


def judge(corpus: Corpus, prefix: str, what: Mapping[str, Any], why: str, who: str, when: str) -> int:
    """Passes a judgement on the statement whose id begins so; its number. Raises Unknown, UsageError."""
    stage.check(what)
    with corpus.writing(durable=True) as connection:
        row = statement_row(connection, prefix)
        document = documents.find(connection, row.id)
        quotes = stage.selector(document.text, statements.statement_of(row).content)
        number = kept.append(connection, Judgement(what, why, who, when, quotes, row.id), document)
        _judge_versions(connection, document)
    return number


def take_back(corpus: Corpus, number: int, why: str, who: str, when: str) -> None:
    """Takes a judgement back: its statement is what it was without it. Raises Unknown."""
    with corpus.writing(durable=True) as connection:
        row = kept.take_back(connection, kept.STATEMENT, number, who, when, why)
        _judge_versions(connection, documents.find(connection, row.document))


def remove(connection: sa.Connection, document: Any) -> None:
    """Takes a document (its row) away with all that came of it, and what its judgements did to the other versions."""
    others = [each.id for each in documents.versions(connection, document) if each.id != document.id]
    documents.remove(connection, document)
    actors.forget_unmeant(connection)
    for other in others[:1]:
        _judge_versions(connection, documents.find(connection, other))


def _judge_versions(connection: sa.Connection, document: Any) -> None:
    """Judges every version of a document anew; the current one, where judgements are attached, comes last."""
    for version in documents.versions(connection, document):
        judge_again(connection, documents.find(connection, version.id))


def statement_row(connection: sa.Connection, prefix: str) -> Any:
    """The row of the statement whose id begins so; raises Unknown."""
    rows = connection.execute(sa.select(table).where(documents.begins(table.c.id, prefix)).limit(2)).all()
    if len(rows) != 1:
        reason = (
            "several ids begin so; write more of it" if rows else "the corpus holds no statement of this id"
        )
        raise Unknown(f"{prefix}: {reason}")
    return rows[0]


def judge_again(connection: sa.Connection, document: Any) -> None:
    """Puts the judgements that stand on a document (its row) on its statements as they are now."""
    rows = statements.of_document(connection, document.key)
    made = [statements.machine_of(row) for row in rows]
    passed = kept.of_document(connection, document)
    found = stage.attach(passed, [row.id for row in rows], made, document.text)
    if document.current:
        attached = {number: None if place is None else rows[place].id for number, place in found.items()}
        kept.attach(connection, attached)
    for place, (row, said) in enumerate(zip(rows, made, strict=True)):
        own = [each for each in passed if found[each.number] == place]
        statement, rejected = stage.applied(said, own)
        if statement != statements.statement_of(row) or rejected != row.rejected:
            statements.amend(connection, row, document.text, statement, rejected=rejected)


def attribute_again(
    corpus: Corpus, settings: Settings, *, everything: bool
) -> Iterator[tuple[str, int | ItemError]]:
    """Attributes anew the documents that another version attributed, or all; their ids with the number of statements.

    A document that fails keeps the statements it has.
    """
    asked: deque[Document] = deque()
    with corpus.reading() as connection:
        keys = documents.outdated(connection, None if everything else attribute.VERSION)

    def texts() -> Iterator[Document]:
        for key in keys:
            # a transaction each: one that is held open keeps the log from being cleared
            with corpus.reading() as connection:
                row = documents.row_of(connection, key)
            if row is not None:
                asked.append(documents.document_of(row))
                yield asked[-1]

    for result in run(
        "hearsay.pipeline:stated",
        texts(),
        settings.item_timeout,
        initialiser="hearsay.pipeline:open_attribution",
    ):
        document = asked.popleft()
        if isinstance(result, ItemError):
            yield document.id, result
        else:
            _replace(corpus, document, *result)
            yield document.id, len(result[0])


def _replace(corpus: Corpus, document: Document, found: Sequence[Statement], note: str | None) -> None:
    with corpus.writing() as connection:
        row = documents.find_itself(connection, document.id)
        # somebody may have removed it meanwhile
        if row is not None:
            statements.replace(connection, row, found, attribute.VERSION, note)
            judge_again(connection, row)
