"""Actors of the corpus itself, and who is meant in its statements as `link` found and people judged.

Whom a statement speaks of is not kept apart: those are the mentions of its document within its content.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from hearsay.records import Actor, Judgement, Mention
from hearsay.store.judgements import ACTOR, judgement_of
from hearsay.store.keys import statement_key
from hearsay.store.schema import actors, documents, judgements, mentions, statement_actors, statements

# where an actor of the corpus comes from: a person's table, a person's decision, or a name with an office in the texts.
# Who was split off is reached through the decision alone: its spellings are those of the actor it was split from
IMPORTED, PROMOTED, SPLIT, FOUND = "imported", "promoted", "split off", "found"


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by a name of a statement (its place in the document): what the program linked, and who it is after judging."""

    statement: int
    part: str
    place: int
    name: str
    linked: str
    actor: str
    confidence: float
    why: str
    body: str | None = None
    office: str | None = None


def put(connection: sa.Connection, given: Iterable[Actor], origin: str) -> None:
    """Adds actors of the corpus, or describes those of the same id anew."""
    for actor in given:
        values = {
            "id": actor.id,
            "name": actor.name,
            "names": list(actor.names),
            "country": actor.country,
            "office": actor.office,
            "origin": origin,
        }
        connection.execute(actors.delete().where(actors.c.id == actor.id))
        connection.execute(actors.insert().values(values))


def own(connection: sa.Connection) -> list[tuple[Actor, str]]:
    """The actors of the corpus with their origin, by id."""
    rows = connection.execute(sa.select(actors).order_by(actors.c.id))
    return [
        (Actor(row.id, row.name, tuple(row.names or ()), row.country, row.office), row.origin) for row in rows
    ]


def forget(connection: sa.Connection, ids: Iterable[str]) -> None:
    """Takes actors of the corpus away; who was linked to them is linked anew by the next run."""
    for actor in ids:
        connection.execute(actors.delete().where(actors.c.id == actor))


def pass_on(connection: sa.Connection, actor: str, to: str) -> None:
    """Whoever was linked to one actor is linked to another, until the next run looks."""
    of = statement_actors.c.actor == actor
    connection.execute(statement_actors.update().where(of).values(actor=to))
    there = mentions.alias()
    same = (there.c[name] == mentions.c[name] for name in ("document", "start", "end"))
    taken = sa.exists().where(there.c.actor == to, *same)
    connection.execute(mentions.delete().where(mentions.c.actor == actor, taken))
    connection.execute(mentions.update().where(mentions.c.actor == actor).values(actor=to))


def forget_unmeant(connection: sa.Connection) -> None:
    """Takes away actors that the program had found and that no statement means any more: nothing is left of a removed text."""
    anywhere = sa.union(
        sa.select(statement_actors.c.actor),
        sa.select(statement_actors.c.machine).where(statement_actors.c.machine.is_not(None)),
    )
    connection.execute(actors.delete().where(actors.c.origin == FOUND, actors.c.id.not_in(anywhere)))


def new(connection: sa.Connection) -> list[int]:
    """The keys of documents that `link` has not looked at as they are now."""
    chosen = sa.select(documents.c.key).where(documents.c.link_version.is_(None))
    return list(connection.execute(chosen.order_by(documents.c.key)).scalars())


def unlinked(connection: sa.Connection, version: str | None) -> list[int]:
    """The keys of documents that another version of `link` looked at, or none; None: of all documents."""
    chosen = sa.select(documents.c.key)
    if version is not None:
        chosen = chosen.where(documents.c.link_version.is_distinct_from(version))
    return list(connection.execute(chosen.order_by(documents.c.key)).scalars())


def ask_again(connection: sa.Connection) -> None:
    """Has every document linked anew by the next run: another set of actors may be meant."""
    connection.execute(documents.update().values(link_version=None))


def replace(
    connection: sa.Connection,
    document: int,
    meant: Sequence[Meant],
    found: Sequence[tuple[Mention, str]],
    version: str,
) -> None:
    """Puts who is meant, and the mentions (with the actor after judging), in the place of what a document (its key) had."""
    own_statements = sa.select(statements.c.key).where(statements.c.document == document)
    connection.execute(statement_actors.delete().where(statement_actors.c.statement.in_(own_statements)))
    connection.execute(mentions.delete().where(mentions.c.document == document))
    if meant:
        connection.execute(statement_actors.insert(), [_row(document, each) for each in meant])
    add_mentions(connection, document, found, version)
    connection.execute(documents.update().where(documents.c.key == document).values(link_version=version))


def _row(document: int, each: Meant) -> dict[str, Any]:
    same = ("part", "place", "name", "actor", "confidence", "why", "body", "office")
    return {
        "statement": statement_key(document, each.statement),
        **{name: getattr(each, name) for name in same},
        "machine": None if each.actor == each.linked else each.linked,
    }


def move(connection: sa.Connection, ids: Iterable[str], resolve: Any) -> int:
    """Asks `resolve(actor as linked, name)` anew of all that these ids are or were; how many statements changed hands."""
    touched, moved = list(ids), 0
    linked = sa.func.coalesce(statement_actors.c.machine, statement_actors.c.actor)
    concerned = sa.or_(statement_actors.c.actor.in_(touched), linked.in_(touched))
    for row in connection.execute(sa.select(statement_actors, linked.label("linked")).where(concerned)).all():
        actor = resolve(row.linked, row.name)
        if actor != row.actor:
            moved += row.part == "speaker"
            same = [statement_actors.c[name] == getattr(row, name) for name in ("statement", "part", "place")]
            values = {"actor": actor, "machine": None if actor == row.linked else row.linked}
            connection.execute(statement_actors.update().where(*same).values(values))
    _move_mentions(connection, touched, resolve)
    return moved


def _move_mentions(connection: sa.Connection, touched: Sequence[str], resolve: Any) -> None:
    linked = sa.func.coalesce(mentions.c.machine, mentions.c.actor)
    # code points: SQLite's substr counts as Python does
    words = sa.func.substr(documents.c.text, mentions.c.start + 1, mentions.c.end - mentions.c.start)
    concerned = sa.or_(mentions.c.actor.in_(touched), linked.in_(touched))
    chosen = sa.select(mentions, linked.label("linked"), words.label("words"))
    for row in connection.execute(chosen.join(documents).where(concerned)).all():
        actor = resolve(row.linked, row.words)
        if actor != row.actor:
            same = [mentions.c[name] == getattr(row, name) for name in ("document", "start", "end", "actor")]
            values = {"actor": actor, "machine": None if actor == row.linked else row.linked}
            connection.execute(mentions.update().where(*same).values(values))


def decide(connection: sa.Connection, what: Mapping[str, Any], why: str, who: str, when: str) -> int:
    """Keeps a decision on actors; its number."""
    values = {"subject": ACTOR, "what": dict(what), "why": why, "who": who, "made": when}
    return int(connection.execute(judgements.insert().values(values).returning(judgements.c.id)).scalar_one())


def decisions(connection: sa.Connection) -> list[Judgement]:
    """The decisions on actors that hold, the earliest first."""
    holds = (judgements.c.subject == ACTOR, judgements.c.taken_back.is_(None))
    return [
        judgement_of(row)
        for row in connection.execute(sa.select(judgements).where(*holds).order_by(judgements.c.id))
    ]


def meant_in(connection: sa.Connection, document: int) -> dict[int, list[Any]]:
    """Who is meant in the statements of a document (its key): rows by the statement's key, speaker first."""
    chosen = sa.select(statement_actors).join(statements).where(statements.c.document == document)
    found: dict[int, list[Any]] = {}
    for row in connection.execute(chosen.order_by(statement_actors.c.part.desc(), statement_actors.c.place)):
        found.setdefault(row.statement, []).append(row)
    return found


def meant_by(connection: sa.Connection, actor: str) -> dict[int, Any]:
    """The rows of an actor by the key of the statement; the speaker's where a statement has several."""
    chosen = sa.select(statement_actors).where(statement_actors.c.actor == actor)
    return {row.statement: row for row in connection.execute(chosen.order_by(statement_actors.c.part))}


def spans_of(connection: sa.Connection, actor: str) -> dict[int, list[tuple[int, int]]]:
    """Where an actor is named, by the key of the document."""
    found: dict[int, list[tuple[int, int]]] = {}
    for row in connection.execute(sa.select(mentions).where(mentions.c.actor == actor)):
        found.setdefault(row.document, []).append((row.start, row.end))
    return found


def counted(connection: sa.Connection) -> list[Any]:
    """Every actor that speaks in the current documents, with each name it has there: rows of actor, name and statements, most
    statements first.
    """
    number = sa.func.count(sa.distinct(statement_actors.c.statement))
    columns = (statement_actors.c.actor, statement_actors.c.name)
    chosen = _speaking(*columns, number.label("statements"))
    return list(connection.execute(chosen.group_by(*columns).order_by(number.desc(), *columns)))


def documents_by_speaker(connection: sa.Connection) -> dict[str, int]:
    """In how many current documents each actor speaks, under whatever names."""
    number = sa.func.count(sa.distinct(statements.c.document))
    chosen = _speaking(statement_actors.c.actor, number.label("documents")).group_by(statement_actors.c.actor)
    return {row.actor: row.documents for row in connection.execute(chosen)}


def _speaking(*columns: Any) -> sa.Select[Any]:
    return (
        sa.select(*columns)
        .select_from(statement_actors)
        .join(statements, statements.c.key == statement_actors.c.statement)
        .join(documents, documents.c.key == statements.c.document)
        .where(statement_actors.c.part == "speaker", documents.c.current, ~statements.c.rejected)
    )


def add_mentions(
    connection: sa.Connection, document: int, found: Iterable[tuple[Mention, str]], version: str
) -> None:
    """Adds mentions (with the actor after judging) to those a document (its key) has; one that it has stays."""
    rows = {
        (mention.span, actor): {
            "document": document,
            "start": mention.span[0],
            "end": mention.span[1],
            "actor": actor,
            "confidence": mention.confidence,
            "version": version,
            "machine": None if actor == mention.actor else mention.actor,
        }
        for mention, actor in found
    }
    if rows:
        connection.execute(mentions.insert().prefix_with("OR IGNORE"), list(rows.values()))
