"""Actors of a corpus as a person asks for them and decides on them: pages, lists, tables of one's own, decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hearsay.errors import Unknown
from hearsay.link import judged
from hearsay.records import Actor
from hearsay.run.register import People
from hearsay.store import actors, judgements
from hearsay.store.engine import Corpus
from hearsay.store.search import Asked, found_statements

PARTS = ("speaker", "via", "addressee")


@dataclass(frozen=True, slots=True)
class Page:
    """An actor with what the corpus holds of them; statements are rows as `found_statements` gives them, newest first."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    offices: tuple[str, ...]
    origin: str
    said: list[dict[str, Any]]
    quoted: list[dict[str, Any]]
    addressed: list[dict[str, Any]]
    spoken_of: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def facts(self) -> Iterator[tuple[str, str]]:
        yield "id", self.id
        if self.names:
            yield "names", " · ".join(self.names)
        if self.country:
            yield "country", self.country
        yield "from", self.origin

    def parts(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        yield "Said", self.said
        yield "Passed on the words of others", self.quoted
        yield "Was told", self.addressed
        yield "Spoken of by others", self.spoken_of


def page(corpus: Corpus, asked: str, day: str) -> Page:
    """The page of an actor by id or name; raises Unknown. `day`: offices are those of that day and before."""
    people = People()
    with corpus.reading() as connection:
        own = {actor.id: (actor, origin) for actor, origin in actors.own(connection)}
        actor = _id(connection, asked, own, people)
        given, origin = own.get(actor, (None, "the register"))
        known = people.known(actor)
        if given is None and known is None:
            raise Unknown(f"{asked}: nobody of this name or id; `hearsay actors list` prints who speaks here")
        first = given or known
        assert first
        names = dict.fromkeys((*(given.names if given else ()), *(known.names if known else ())))
        names.pop(first.name, None)
        offices = people.offices(actor) or ((first.office,) if first.office else ())
        meant = actors.meant_by(connection, actor)
        said, quoted, addressed = (_rows(connection, actor, part, meant) for part in PARTS)
        return Page(
            actor,
            first.name,
            tuple(names),
            first.country,
            tuple(offices),
            origin,
            said,
            quoted,
            addressed,
            _spoken_of(connection, actor),
        )


def _id(connection: sa.Connection, asked: str, own: dict[str, Any], people: People) -> str:
    if asked in own or people.known(asked):
        return _resolved(connection, asked, asked)
    folded = judged.folded(asked)
    same = [
        actor.id
        for actor, _ in own.values()
        if folded in {judged.folded(name) for name in (actor.name, *actor.names)}
    ]
    if len(same) > 1:
        raise Unknown(f"{asked}: several actors are called so ({', '.join(same)}); give an id")
    found = same[0] if same else people.named(asked)
    if found is None:
        raise Unknown(f"{asked}: nobody of this name or id; `hearsay actors list` prints who speaks here")
    return _resolved(connection, found, asked)


def _resolved(connection: sa.Connection, actor: str, name: str) -> str:
    return judged.resolved(actor, name, [each.what for each in actors.decisions(connection)])


def _rows(connection: sa.Connection, actor: str, part: str, meant: dict[int, Any]) -> list[dict[str, Any]]:
    return [
        _row(row, meant.get(row.key))
        for row in found_statements(connection, Asked(actor=actor, parts=(part,)))
    ]


def _spoken_of(connection: sa.Connection, actor: str) -> list[dict[str, Any]]:
    """Statements within whose content the actor is named."""
    spans = actors.spans_of(connection, actor)
    return [
        _row(row, None)
        for row in found_statements(connection, Asked(mentioning=actor))
        if any(
            start < end_ and start_ < end
            for start, end in spans[row.document]
            for start_, end_ in row.content
        )
    ]


def _row(row: Any, meant: Any) -> dict[str, Any]:
    return {
        "quote": " … ".join(row.text[start:end] for start, end in row.content),
        "cue": " … ".join(row.text[start:end] for start, end in row.cue),
        "source": " … ".join(row.text[start:end] for start, end in row.source),
        "speaker": row.speaker,
        "via": row.via or [],
        "outlet": row.outlet_known or row.outlet_name,
        "day": row.day,
        "url": row.url,
        "offsets": row.content,
        "confidence": row.confidence,
        "id": row.id,
        "document": row.document_id,
        "name": meant.name if meant else None,
        "body": meant.body if meant else None,
        "office": meant.office if meant else None,
        "linked_with": meant.confidence if meant else None,
        "why": meant.why if meant else None,
    }


def listed(corpus: Corpus) -> list[dict[str, Any]]:
    """Every actor that speaks, most statements first, then the corpus's own that do not."""
    people = People()
    with corpus.reading() as connection:
        own = {actor.id: (actor, origin) for actor, origin in actors.own(connection)}
        counts = actors.counted(connection)
    rows = []
    for row in counts:
        given, origin = own.pop(row.actor, (None, "register"))
        rows.append(_listed(given or people.known(row.actor) or Actor(row.actor, row.name), origin, row))
    return rows + [_listed(actor, origin, None) for actor, origin in own.values()]


def _listed(actor: Actor, origin: str, counts: Any) -> dict[str, Any]:
    return {
        "name": actor.name,
        "office": actor.office,
        "country": actor.country,
        "statements": counts.statements if counts else 0,
        "documents": counts.documents if counts else 0,
        "origin": origin,
        "id": actor.id,
    }


def import_own(corpus: Corpus, given: Sequence[Actor]) -> None:
    """Adds a person's own actors; the next run links every document anew."""
    with corpus.writing(durable=True) as connection:
        actors.put(connection, given, actors.IMPORTED)
        actors.ask_again(connection)


def merge(corpus: Corpus, ids: Sequence[str], why: str, who: str, when: str) -> tuple[int, int]:
    """Decides that actors are one: the decision's number, and how many statements have another speaker. Raises UsageError."""
    with corpus.writing(durable=True) as connection:
        for actor in ids:
            _must_be(connection, actor)
        return _decided(connection, judged.merge(ids), why, who, when)


def split(
    corpus: Corpus, actor: str, names: Sequence[str], why: str, who: str, when: str
) -> tuple[int, int]:
    """Decides that some spellings of an actor are somebody else's. Raises UsageError, Unknown."""
    what = judged.split(actor, names)
    with corpus.writing(durable=True) as connection:
        _must_be(connection, actor)
        actors.put(connection, [Actor(what["into"], names[0].strip(), tuple(names[1:]))], actors.PROMOTED)
        return _decided(connection, what, why, who, when)


def promote(
    corpus: Corpus, name: str, office: str | None, country: str | None, why: str, who: str, when: str
) -> Actor:
    """Gives somebody unknown a page; the next run links the name. Raises UsageError."""
    what = judged.promote(name, country)
    actor = Actor(what["promote"], what["name"], (), country, office)
    with corpus.writing(durable=True) as connection:
        actors.put(connection, [actor], actors.PROMOTED)
        actors.decide(connection, what, why, who, when)
        actors.ask_again(connection)
    return actor


def take_back(corpus: Corpus, number: int, why: str, who: str, when: str) -> int:
    """Takes a decision on actors back; how many statements have another speaker by that. Raises Unknown."""
    with corpus.writing(durable=True) as connection:
        row = judgements.take_back(connection, number, who, when, why)
        if row.subject != actors.SUBJECT:
            raise Unknown(f"judgement {number} is on a statement; `hearsay judge --take-back {number}` takes it back")
        if made := row.what.get("promote") or (row.what["into"] if "split" in row.what else None):
            actors.forget(connection, [made])
        if "promote" in row.what:
            actors.ask_again(connection)
        return _applied(connection, row.what)


def _must_be(connection: sa.Connection, actor: str) -> None:
    """Raises Unknown for an id that neither the register nor the corpus has."""
    if actor not in {each.id for each, _ in actors.own(connection)} and People().known(actor) is None:
        raise Unknown(f"{actor}: is no actor's id; `hearsay actors list` prints them")


def _decided(connection: sa.Connection, what: dict[str, Any], why: str, who: str, when: str) -> tuple[int, int]:
    number = actors.decide(connection, what, why, who, when)
    return number, _applied(connection, what)


def _applied(connection: sa.Connection, what: dict[str, Any]) -> int:
    decisions = [each.what for each in actors.decisions(connection)]
    return actors.move(
        connection, judged.touched(what), lambda linked, name: judged.resolved(linked, name, decisions)
    )
