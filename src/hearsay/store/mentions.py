"""Names of actors in whole texts, as `link` finds them; coverage is counted by them."""

from collections.abc import Sequence

import sqlalchemy as sa

from hearsay.records import Mention
from hearsay.store.schema import mentions


def replace(connection: sa.Connection, document: int, found: Sequence[Mention], version: str) -> None:
    """Puts the mentions that a version of the stage found in the place of those a document (its key) had."""
    connection.execute(mentions.delete().where(mentions.c.document == document))
    rows = [
        {
            "document": document,
            "start": mention.span[0],
            "end": mention.span[1],
            "actor": mention.actor,
            "confidence": mention.confidence,
            "version": version,
        }
        for mention in found
    ]
    if rows:
        connection.execute(mentions.insert(), rows)


def of_document(connection: sa.Connection, document: int) -> list[Mention]:
    """A document's mentions, in the order of the text."""
    chosen = sa.select(mentions).where(mentions.c.document == document)
    rows = connection.execute(chosen.order_by(mentions.c.start, mentions.c.end, mentions.c.actor))
    return [Mention((row.start, row.end), row.actor, row.confidence) for row in rows]
