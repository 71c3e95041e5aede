"""Messages and narratives as rows: which message each statement tells, of which narrative that is, and people's judgements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hearsay.records import Judgement
from hearsay.store.judgements import NARRATIVE, judgement_of
from hearsay.store.schema import (
    MEANT,
    actors,
    documents,
    judgements,
    narratives,
    outlets,
    statement_actors,
    statements,
    tellings,
)

_TOLD = (
    *(statements.c.key, statements.c.id, statements.c.content, statements.c.speaker, statements.c.role),
    *(statements.c.kind, statements.c.rejected),
    *(documents.c.text, documents.c.lang, documents.c.published, documents.c.day, documents.c.title),
    *(documents.c.url, documents.c.outlet_name, documents.c.id.label("document_id")),
    *(outlets.c.name.label("outlet_known"), outlets.c.country),
)


def _joined(*columns: Any, outer: bool) -> Any:
    return (
        sa.select(*columns)
        .select_from(statements)
        .join(documents, documents.c.key == statements.c.document)
        .outerjoin(outlets, outlets.c.id == documents.c.outlet)
        .join(tellings, tellings.c.statement == statements.c.key, isouter=outer)
        .where(documents.c.current, sa.not_(statements.c.rejected))
    )


def untold(connection: sa.Connection) -> Iterator[Any]:
    """Rows of current statements that no message holds yet, earliest day first, those of no day last, as they are read."""
    chosen = _joined(*_TOLD, outer=True).where(tellings.c.statement.is_(None))
    order = (documents.c.day.is_(None), documents.c.day, statements.c.key)
    yield from _streamed(connection, chosen.order_by(*order))


def _streamed(connection: sa.Connection, chosen: Any) -> Iterator[Any]:
    yield from connection.execution_options(stream_results=True).execute(chosen)


def told(connection: sa.Connection, *, standing: bool = False) -> Iterator[Any]:
    """Rows of current statements with their message, voice and confidence; `standing`: those that stand for a message."""
    own = (tellings.c.message, tellings.c.voice, tellings.c.confidence, narratives.c.parent)
    chosen = (
        _joined(*_TOLD, *own, actors.c.name.label("known"), outer=False)
        .join(narratives, narratives.c.id == tellings.c.message)
        .outerjoin(statement_actors, MEANT)
        .outerjoin(actors, actors.c.id == statement_actors.c.actor)
    )
    if standing:
        chosen = chosen.where(tellings.c.stands)
    order = (documents.c.published.is_(None), documents.c.published, statements.c.key)
    yield from _streamed(connection, chosen.order_by(*order))


def groups(connection: sa.Connection, level: str) -> Sequence[Any]:
    """The rows of the groups of a level."""
    return connection.execute(sa.select(narratives).where(narratives.c.level == level)).all()


def clear(connection: sa.Connection) -> None:
    """Forgets all groups; what people judged of them stays."""
    connection.execute(tellings.delete())
    connection.execute(narratives.delete())


def sweep(connection: sa.Connection) -> None:
    """Takes away the tellings of texts that are not current any more, and groups that hold nothing."""
    current = (
        sa.select(statements.c.key)
        .join(documents, documents.c.key == statements.c.document)
        .where(documents.c.current, sa.not_(statements.c.rejected))
    )
    connection.execute(tellings.delete().where(tellings.c.statement.not_in(current)))
    held = sa.select(tellings.c.message)
    empty = sa.and_(narratives.c.level == "message", narratives.c.id.not_in(held))
    connection.execute(narratives.delete().where(empty))
    parents = sa.select(narratives.c.parent).where(narratives.c.parent.is_not(None))
    connection.execute(
        narratives.delete().where(narratives.c.level == NARRATIVE, narratives.c.id.not_in(parents))
    )


def add(
    connection: sa.Connection, found: Iterable[Mapping[str, Any]], groups: Iterable[Mapping[str, Any]]
) -> None:
    """Keeps new tellings and groups."""
    for table, rows in ((narratives, list(groups)), (tellings, list(found))):
        if rows:
            connection.execute(table.insert(), rows)


def retire(connection: sa.Connection, statements: Iterable[int], messages: Iterable[str]) -> None:
    """Notes which statements, by their keys, and which messages stand for their groups no longer."""
    for table, column, gone in (
        (tellings, tellings.c.statement, statements),
        (narratives, narratives.c.id, messages),
    ):
        rows = [{"gone": each} for each in gone]
        if rows:
            connection.execute(
                table.update().where(column == sa.bindparam("gone")).values(stands=False), rows
            )


def judge(connection: sa.Connection, judgement: Judgement) -> int:
    """Keeps a judgement of narratives; its number."""
    values = {
        "subject": NARRATIVE,
        "what": dict(judgement.what),
        "why": judgement.why,
        "who": judgement.who,
        "made": judgement.made,
    }
    return int(connection.execute(judgements.insert().values(values).returning(judgements.c.id)).scalar_one())


def judged(connection: sa.Connection) -> list[Judgement]:
    """The judgements of narratives that were not taken back, earliest first."""
    chosen = sa.select(judgements).where(judgements.c.subject == NARRATIVE, judgements.c.taken_back.is_(None))
    return [judgement_of(row) for row in connection.execute(chosen.order_by(judgements.c.id))]
