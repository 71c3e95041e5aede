"""Messages and narratives as rows: which message each statement tells, of which narrative that is, and people's judgements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hearsay.records import Judgement
from hearsay.store.judgements import NARRATIVE, judgement_of
from hearsay.store.schema import (
    MEANT,
    documents,
    judgements,
    narratives,
    outlets,
    statement_actors,
    statements,
    tellings,
)

# keys in one question
_AT_ONCE = 5_000
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


def still_there(connection: sa.Connection, keys: Mapping[str, int]) -> set[str]:
    """Those of some statements, by id with their keys, whose texts are still current."""
    chosen = _joined(statements.c.id, statements.c.key, outer=True)
    found, asked = set(), list(keys.values())
    for start in range(0, len(asked), _AT_ONCE):
        part = chosen.where(statements.c.key.in_(asked[start : start + _AT_ONCE]))
        found |= {row.id for row in connection.execute(part) if keys.get(row.id) == row.key}
    return found


def _streamed(connection: sa.Connection, chosen: Any) -> Iterator[Any]:
    yield from connection.execution_options(stream_results=True).execute(chosen)


def told(connection: sa.Connection, *, standing: bool = False) -> Iterator[Any]:
    """Rows of current statements with message, voice, confidence and who speaks; `standing`: those that stand for a message or
    are the core of one that stands.
    """
    own = (
        *(tellings.c.message, tellings.c.voice, tellings.c.confidence, tellings.c.stands),
        narratives.c.parent,
    )
    chosen = (
        _joined(*_TOLD, *own, statement_actors.c.actor, outer=False)
        .join(narratives, narratives.c.id == tellings.c.message)
        .outerjoin(statement_actors, MEANT)
    )
    if standing:
        core = sa.and_(narratives.c.stands, narratives.c.core == statements.c.id)
        chosen = chosen.where(sa.or_(tellings.c.stands, core))
    order = (documents.c.published.is_(None), documents.c.published, statements.c.key)
    yield from _streamed(connection, chosen.order_by(*order))


def groups(connection: sa.Connection, level: str) -> Sequence[Any]:
    """The rows of the groups of a level."""
    return connection.execute(sa.select(narratives).where(narratives.c.level == level)).all()


def state(connection: sa.Connection) -> int:
    """A number that is another after each change of the groups; SQLite keeps one for its users."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def note_change(connection: sa.Connection) -> int:
    """Notes that groups were changed; the new state."""
    number = (state(connection) + 1) % 2**31
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    return number


def clear(connection: sa.Connection) -> None:
    """Forgets all groups; what people judged of them stays."""
    connection.execute(tellings.delete())
    connection.execute(narratives.delete())
    note_change(connection)


def sweep(connection: sa.Connection) -> None:
    """Takes away the tellings of texts that are not current any more, and groups that hold nothing.

    Where all that stood for a group has gone, one of those it still holds stands for it: copies of it may be left.
    """
    current = (
        sa.select(statements.c.key)
        .join(documents, documents.c.key == statements.c.document)
        .where(documents.c.current, sa.not_(statements.c.rejected))
    )
    before = _changes(connection)
    connection.execute(tellings.delete().where(tellings.c.statement.not_in(current)))
    held = sa.select(tellings.c.message)
    empty = sa.and_(narratives.c.level == "message", narratives.c.id.not_in(held))
    connection.execute(narratives.delete().where(empty))
    parents = sa.select(narratives.c.parent).where(narratives.c.parent.is_not(None))
    connection.execute(
        narratives.delete().where(narratives.c.level == NARRATIVE, narratives.c.id.not_in(parents))
    )
    for table, key, group in (
        (tellings, tellings.c.statement, tellings.c.message),
        (narratives, narratives.c.id, narratives.c.parent),
    ):
        first = (
            sa.select(sa.func.min(key))
            .where(group.is_not(None))
            .group_by(group)
            .having(sa.func.max(table.c.stands) == sa.false())
        )
        connection.execute(table.update().where(key.in_(first)).values(stands=True))
    _core_anew(connection)
    # a run that finds nothing to sweep leaves another, which is under way, in peace
    if _changes(connection) != before:
        note_change(connection)


def _changes(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _core_anew(connection: sa.Connection) -> None:
    """The messages whose core is told no more get a statement that stands for them."""
    among = sa.select(statements.c.id).join(tellings, tellings.c.statement == statements.c.key)
    first = (
        among.where(tellings.c.message == narratives.c.id, tellings.c.stands)
        .order_by(statements.c.key)
        .limit(1)
        .scalar_subquery()
    )
    lost = ~among.where(statements.c.id == narratives.c.core).correlate(narratives).exists()
    connection.execute(narratives.update().where(narratives.c.level == "message", lost).values(core=first))


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
