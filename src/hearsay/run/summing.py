"""The overview of a corpus: its current documents and statements, read one document at a time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hearsay.measure.overview import overview
from hearsay.records import Actor, Item, Overview
from hearsay.run.actors import actor_of
from hearsay.store import actors, documents, statements
from hearsay.store.engine import Corpus
from hearsay.store.outlets import by_number
from hearsay.store.schema import documents as table


def sum_up(corpus: Corpus) -> Overview:
    """The overview of all current documents."""
    with corpus.reading() as connection:
        return overview(items(connection))


def items(connection: sa.Connection, *, newest_first: bool = False) -> Iterator[Item]:
    """Every current document with its outlet and the statements that nobody rejected, by day, and who speaks in each."""
    described = by_number(connection)
    own = {actor.id: actor for actor, _ in actors.own(connection)}
    order = table.c.key.desc() if newest_first else table.c.key
    keys = connection.execute(sa.select(table.c.key).where(table.c.current).order_by(order)).scalars().all()
    for key in keys:
        row = documents.row_of(connection, key)
        kept = [each for each in statements.of_document(connection, key) if not each.rejected]
        places = {statements.place(each): i for i, each in enumerate(kept)}
        said = [statements.statement_of(each, parents=places) for each in kept]
        who = _speakers(kept, actors.meant_in(connection, key), own)
        yield Item(documents.document_of(row), described.get(row.outlet), said, who)


def _speakers(
    kept: Sequence[Any], meant: Mapping[int, Sequence[Any]], own: Mapping[str, Actor]
) -> list[Actor | None]:
    """Who speaks in each statement (its row)."""
    found = (
        next((each.actor for each in meant.get(row.key, ()) if each.part == "speaker"), None) for row in kept
    )
    return [actor_of(each, own) if each else None for each in found]
