"""Names of actors in whole texts, as `link` finds them; coverage is counted by them."""

import sqlalchemy as sa

from hearsay.records import Mention
from hearsay.store.schema import mentions


def of_document(connection: sa.Connection, document: int) -> list[Mention]:
    """A document's mentions, in the order of the text."""
    chosen = sa.select(mentions).where(mentions.c.document == document)
    rows = connection.execute(chosen.order_by(mentions.c.start, mentions.c.end, mentions.c.actor))
    return [Mention((row.start, row.end), row.actor, row.confidence) for row in rows]
