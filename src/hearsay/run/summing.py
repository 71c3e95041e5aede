"""The overview of a corpus: its current documents and statements, read one document at a time."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from hearsay.measure.overview import overview
from hearsay.records import Actor, Item, Overview
from hearsay.store import documents, statements
from hearsay.store.engine import Corpus
from hearsay.store.outlets import by_number
from hearsay.store.schema import documents as table


def sum_up(corpus: Corpus, actors: Iterable[Actor] = ()) -> Overview:
    """The overview of all current documents; `actors` put spellings together."""
    with corpus.reading() as connection:
        return overview(items(connection), actors)


def items(connection: sa.Connection, *, newest_first: bool = False) -> Iterator[Item]:
    """Every current document with its outlet and the statements that nobody rejected, by day."""
    described = by_number(connection)
    order = table.c.key.desc() if newest_first else table.c.key
    keys = connection.execute(sa.select(table.c.key).where(table.c.current).order_by(order)).scalars().all()
    for key in keys:
        row = documents.row_of(connection, key)
        kept = [each for each in statements.of_document(connection, key) if not each.rejected]
        places = {statements.place(each): i for i, each in enumerate(kept)}
        said = [statements.statement_of(each, parents=places) for each in kept]
        yield Item(documents.document_of(row), described.get(row.outlet), said)
