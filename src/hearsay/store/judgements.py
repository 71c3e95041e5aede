"""Judgements: appended, attached to the statements they were passed on, and taken back by adding who did and why.

What a judgement means and where it belongs after a re-run is decided by the stage (`attribute.judgements`); here it is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from hearsay.errors import Unknown
from hearsay.records import Judgement, Quote
from hearsay.store.schema import documents, judgements

STATEMENT, ACTOR, NARRATIVE = "statement", "actor", "narrative"
# what takes a judgement back, by its subject
_TAKES_BACK = {
    STATEMENT: "hearsay judge --take-back",
    ACTOR: "hearsay actors take-back",
    NARRATIVE: "hearsay narratives take-back",
}


def append(connection: sa.Connection, judgement: Judgement, document: Any) -> int:
    """Keeps a judgement of a statement of the document (its row); its number."""
    values = {
        "subject": STATEMENT,
        "document": document.id,
        "address": document.address,
        "selector": [asdict(quote) for quote in judgement.selector],
        "attached": judgement.attached,
        "what": dict(judgement.what),
        "why": judgement.why,
        "who": judgement.who,
        "made": judgement.made,
    }
    return int(connection.execute(judgements.insert().values(values).returning(judgements.c.id)).scalar_one())


def take_back(connection: sa.Connection, subject: str, number: int, who: str, when: str, why: str) -> Any:
    """Marks a judgement of a subject as taken back; its row before. Raises Unknown where there is none, it is of another
    subject, or it is taken back already.
    """
    row = connection.execute(sa.select(judgements).where(judgements.c.id == number)).first()
    if row is None:
        raise Unknown(f"there is no judgement {number}; `hearsay judgements` lists them")
    if row.subject != subject:
        raise Unknown(
            f"judgement {number} is of another kind; `{_TAKES_BACK[row.subject]} {number}` takes it back"
        )
    if row.taken_back:
        raise Unknown(f"judgement {number} was taken back on {row.taken_back[:10]} by {row.taken_back_by}")
    values = {"taken_back": when, "taken_back_by": who, "taken_back_why": why}
    connection.execute(judgements.update().where(judgements.c.id == number).values(values))
    return row


def of_document(connection: sa.Connection, document: Any) -> list[Judgement]:
    """The judgements that stand on any version of a document, the earliest first."""
    same = judgements.c.document == document.id
    if document.address is not None:
        same = sa.or_(same, judgements.c.address == document.address)
    chosen = sa.select(judgements).where(same, judgements.c.taken_back.is_(None)).order_by(judgements.c.id)
    return [judgement_of(row) for row in connection.execute(chosen)]


def attach(connection: sa.Connection, attached: Mapping[int, str | None]) -> None:
    """Notes which statement each judgement holds now; None: it waits for review."""
    for number, statement in attached.items():
        chosen = judgements.update().where(judgements.c.id == number)
        connection.execute(chosen.values(attached=statement))


def judgement_of(row: Any) -> Judgement:
    """The record that a row was made of."""
    same = ("what", "why", "who", "made", "attached", "taken_back", "taken_back_by", "taken_back_why")
    quotes = tuple(Quote(**quote) for quote in row.selector or ())
    return Judgement(**{name: getattr(row, name) for name in same}, selector=quotes, number=row.id)


def listed(connection: sa.Connection, *, waiting: bool = False) -> Sequence[Any]:
    """All judgements with the document they were passed on, if any, the latest first; `waiting`: those that wait for review."""
    columns = (*judgements.c, documents.c.title, documents.c.url, documents.c.id.label("document_id"))
    chosen = sa.select(*columns).outerjoin(documents, documents.c.id == judgements.c.document)
    if waiting:
        chosen = chosen.where(
            judgements.c.subject == STATEMENT,
            judgements.c.attached.is_(None),
            judgements.c.taken_back.is_(None),
        )
    return connection.execute(chosen.order_by(judgements.c.id.desc())).all()
