"""What spread and silence are counted from: current documents with outlet, day and the actors they name, and how they say it."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hearsay.records import Span
from hearsay.store.outlets import all_spheres
from hearsay.store.schema import MEANT, documents, mentions, outlets, statement_actors, statements

# mentions that are less sure name nobody
_SURE = 0.5
# ids that go into one question; SQLite takes some thirty thousand
_AT_ONCE = 5_000


def texts(connection: sa.Connection) -> Sequence[Any]:
    """Rows of all current documents: key, id, day, published, lang, taken, name and country of the outlet."""
    name = sa.func.coalesce(outlets.c.name, documents.c.outlet_name)
    own = ("key", "id", "day", "published", "lang", "taken")
    chosen = sa.select(*(documents.c[column] for column in own), name.label("outlet"), outlets.c.country)
    joined = chosen.outerjoin(outlets, outlets.c.id == documents.c.outlet).where(documents.c.current)
    return connection.execute(joined.order_by(documents.c.key)).all()


def named(connection: sa.Connection) -> dict[int, list[tuple[str, Span]]]:
    """The actors that each current document names and where, by its key."""
    chosen = sa.select(mentions).join(documents).where(documents.c.current, mentions.c.confidence >= _SURE)
    found: dict[int, list[tuple[str, Span]]] = {}
    for row in connection.execute(chosen):
        found.setdefault(row.document, []).append((row.actor, (row.start, row.end)))
    return found


def said(connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, Any]:
    """Rows of statements by id: document, cue, text, speaker, the id of the actor meant."""
    columns = (
        *(
            statements.c.id,
            statements.c.document,
            statements.c.cue,
            statements.c.content,
            statements.c.speaker,
        ),
        *(
            documents.c.text,
            documents.c.lang,
            statement_actors.c.actor,
        ),
    )
    chosen = (
        sa.select(*columns)
        .join(documents, documents.c.key == statements.c.document)
        .outerjoin(statement_actors, MEANT)
    )
    found = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = chosen.where(statements.c.id.in_(ids[start : start + _AT_ONCE]))
        found.update({row.id: row for row in connection.execute(part)})
    return found


def words(connection: sa.Connection, keys: Sequence[int]) -> dict[int, str]:
    """The texts of documents, by key."""
    found = {}
    for start in range(0, len(keys), _AT_ONCE):
        part = sa.select(documents.c.key, documents.c.text).where(
            documents.c.key.in_(keys[start : start + _AT_ONCE])
        )
        found.update({row.key: row.text for row in connection.execute(part)})
    return found


def spheres_by_name(connection: sa.Connection) -> dict[str, frozenset[str]]:
    """The spheres that have been defined, each with the names of its outlets."""
    return {each["name"]: frozenset(each["outlets"]) for each in all_spheres(connection)}
