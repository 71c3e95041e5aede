"""Actors of a corpus as a person asks for them and decides on them: pages, lists, tables of one's own, decisions."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import sqlalchemy as sa

from hearsay.errors import Unknown
from hearsay.link import judged, organisations, outlets
from hearsay.link.local import Locals, Named
from hearsay.link.register import Post, open_register
from hearsay.link.stage import link_name
from hearsay.records import Actor
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
        by_outlet = Counter(row["outlet"] or "an unnamed outlet" for row in self.said)
        if by_outlet:
            yield "quoted by", ", ".join(f"{outlet} {number}" for outlet, number in by_outlet.most_common())

    def parts(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        yield "Said", self.said
        yield "Passed on the words of others", self.quoted
        yield "Was told", self.addressed
        yield "Spoken of by others", self.spoken_of


def page(corpus: Corpus, asked: str, day: str) -> Page:
    """The page of an actor by id or name; raises Unknown. `day`: offices are those of that day and before."""
    with corpus.reading() as connection:
        own = {actor.id: (actor, origin) for actor, origin in actors.own(connection)}
        actor = find(connection, asked)
        given, origin = own.get(actor, (None, "the register"))
        known = _known(actor)
        first = given or known or Actor(actor, asked)
        names = dict.fromkeys((*(given.names if given else ()), *(known.names if known else ())))
        names.pop(first.name, None)
        offices = _offices(actor, day) or ((first.office,) if first.office else ())
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
            _spoken_of(connection, actor, {row["id"] for row in said}),
        )


def actor_of(actor: str, own: Mapping[str, Actor]) -> Actor:
    """The actor of an id: the corpus's own, else the register's; one that neither has any more goes by its id."""
    return own.get(actor) or _known(actor) or Actor(actor, actor)


class Who(dict[str, Actor]):
    """The actor of each id, looked up once."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__()
        self._own = {actor.id: actor for actor, _ in actors.own(connection)}

    def __missing__(self, actor: str) -> Actor:
        self[actor] = actor_of(actor, self._own)
        return self[actor]


def _known(actor: str) -> Actor | None:
    """Who has this id in the register."""
    register = open_register()
    at = register.number(actor)
    if at is None:
        return _body(actor)
    person = register.person(at)
    last = max(register.posts(at), key=lambda post: post.start, default=None)
    office = _office(last) if last else None
    return Actor(person.id, person.name, person.names, register.country_name(person.country), office)


def _body(actor: str) -> Actor | None:
    """The country, organisation or outlet of the tables that has this id."""
    for country in open_register().countries:
        if country.qid == actor:
            return Actor(actor, country.names[0], country.names[1:], country.names[0])
    if spellings := organisations.spellings(actor):
        return Actor(actor, organisations.names().get(actor, spellings[0]), spellings)
    outlet = outlets.of_id(actor)
    return Actor(actor, outlet.name, outlet.forms, outlet.country) if outlet else None


def _offices(actor: str, day: str) -> list[str]:
    """The offices of a person of the register, the latest first."""
    register = open_register()
    at = register.number(actor)
    if at is None:
        return []
    posts = [post for post in register.posts(at) if _iso(post.start) <= day]
    return [_office(post) for post in sorted(posts, key=lambda post: post.start, reverse=True)]


def _office(post: Post) -> str:
    """An office with its days; an open end is known to hold only as far as the source reaches."""
    where = open_register().country_name(post.country)
    end = _iso(post.end) if post.end else f"last known ({post.source})"
    return (
        f"{post.title}, {where}, {_iso(post.start) or '?'} to {end}"
        if where
        else f"{post.title}, {_iso(post.start)} to {end}"
    )


def _iso(day: int) -> str:
    """A day of the register as ISO has it, as far as it is known."""
    text = f"{day:08d}"
    parts = [text[:4], text[4:6], text[6:]]
    return "-".join(part for part in parts if part.strip("0")) if day else ""


def find(connection: sa.Connection, asked: str) -> str:
    """The id of an actor by id or name: of the corpus's own, of who speaks here, of the register; raises Unknown."""
    own = [actor for actor, _ in actors.own(connection)]
    if asked in {actor.id for actor in own} or _known(asked):
        return _resolved(connection, asked, asked)
    folded = judged.folded(asked)
    same = [each.id for each in own if folded in {judged.folded(name) for name in (each.name, *each.names)}]
    same = same or _speaking(connection, asked)
    if len(same) > 1:
        raise Unknown(f"{asked}: several actors are called so ({', '.join(same)}); give an id")
    actor = same[0] if same else link_name(open_register(), asked).actor
    if actor is None:
        raise Unknown(f"{asked}: nobody of this name or id; `hearsay actors list` prints who speaks here")
    return _resolved(connection, actor, asked)


def _speaking(connection: sa.Connection, asked: str) -> list[str]:
    """Who speaks in the corpus under this id or name, as `listed` prints it or as a text has it."""
    folded, who = judged.folded(asked), Who(connection)
    rows = actors.counted(connection)
    return list(
        dict.fromkeys(
            row.actor
            for row in rows
            if asked == row.actor or folded in {judged.folded(row.name), judged.folded(who[row.actor].name)}
        )
    )


def _resolved(connection: sa.Connection, actor: str, name: str) -> str:
    return judged.resolved(actor, name, [each.what for each in actors.decisions(connection)])


def _rows(connection: sa.Connection, actor: str, part: str, meant: dict[int, Any]) -> list[dict[str, Any]]:
    return [
        _row(row, meant.get(row.key))
        for row in found_statements(connection, Asked(actor=actor, parts=(part,)))
    ]


def _spoken_of(connection: sa.Connection, actor: str, own: Container[str]) -> list[dict[str, Any]]:
    """Statements of others within whose content the actor is named."""
    spans = actors.spans_of(connection, actor)
    return [
        _row(row, None)
        for row in found_statements(connection, Asked(mentioning=actor))
        if row.id not in own
        and any(
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
    with corpus.reading() as connection:
        own = {actor.id: (actor, origin) for actor, origin in actors.own(connection)}
        counts = actors.counted(connection)
        documents = actors.documents_by_speaker(connection)
    rows: dict[str, dict[str, Any]] = {}
    for row in counts:
        if row.actor not in rows:
            given, origin = own.pop(row.actor, (None, "register"))
            actor = given or _known(row.actor) or Actor(row.actor, row.name)
            # the corpus's own goes by the name it has most
            rows[row.actor] = _listed(
                replace(actor, name=row.name) if origin == actors.FOUND else actor, origin
            ) | {"documents": documents[row.actor]}
        rows[row.actor]["statements"] += row.statements
    found = sorted(rows.values(), key=lambda row: -row["statements"])
    return found + [_listed(actor, origin) for actor, origin in own.values()]


def _listed(actor: Actor, origin: str) -> dict[str, Any]:
    return {
        "name": actor.name,
        "office": actor.office,
        "country": actor.country,
        "statements": 0,
        "documents": 0,
        "origin": origin,
        "id": actor.id,
    }


def import_own(corpus: Corpus, given: Sequence[Actor]) -> None:
    """Adds a person's own actors; the next run links every document anew."""
    with corpus.writing(durable=True) as connection:
        _give(connection, given, actors.IMPORTED)


def merge(corpus: Corpus, ids: Sequence[str], why: str, who: str, when: str) -> tuple[int, int]:
    """Decides that actors are one: the decision's number, and how many statements have another speaker. Raises UsageError."""
    with corpus.writing(durable=True) as connection:
        for actor in ids:
            _must_be(connection, actor)
        return _decided(connection, judged.merge(ids), why, who, when)


def split(corpus: Corpus, actor: str, names: Sequence[str], why: str, who: str, when: str) -> tuple[int, int]:
    """Decides that some spellings of an actor are somebody else's. Raises UsageError, Unknown."""
    what = judged.split(actor, names)
    with corpus.writing(durable=True) as connection:
        _must_be(connection, actor)
        actors.put(connection, [Actor(what["into"], names[0].strip(), tuple(names[1:]))], actors.SPLIT)
        return _decided(connection, what, why, who, when)


def promote(
    corpus: Corpus, name: str, office: str | None, country: str | None, why: str, who: str, when: str
) -> Actor:
    """Gives somebody unknown a page; the next run links the name. Raises UsageError."""
    what = judged.promote(name, country)
    actor = Actor(what["promote"], what["name"], (), country, office)
    with corpus.writing(durable=True) as connection:
        _give(connection, [actor], actors.PROMOTED)
        actors.decide(connection, what, why, who, when)
    return actor


def _give(connection: sa.Connection, given: Sequence[Actor], origin: str) -> None:
    """Adds actors that a person knows; those that the program had found under their names are they."""
    known = Locals(given)
    found = [actor for actor, where in actors.own(connection) if where == actors.FOUND]
    same = {
        actor.id: hit[0].id
        for actor in found
        for name in (actor.name, *actor.names)
        if (hit := known.find(Named(name)))
    }
    for actor, to in same.items():
        actors.pass_on(connection, actor, to)
    actors.forget(connection, same.keys() - {each.id for each in given})
    actors.put(connection, given, origin)
    actors.ask_again(connection)


def take_back(corpus: Corpus, number: int, why: str, who: str, when: str) -> int:
    """Takes a decision on actors back; how many statements have another speaker by that. Raises Unknown."""
    with corpus.writing(durable=True) as connection:
        row = judgements.take_back(connection, judgements.ACTOR, number, who, when, why)
        if made := row.what.get("promote") or (row.what["into"] if "split" in row.what else None):
            actors.forget(connection, [made])
        if "promote" in row.what:
            actors.ask_again(connection)
        return _applied(connection, row.what)


def _must_be(connection: sa.Connection, actor: str) -> None:
    """Raises Unknown for an id that neither the register nor the corpus has."""
    if actor not in {each.id for each, _ in actors.own(connection)} and _known(actor) is None:
        raise Unknown(f"{actor}: is no actor's id; `hearsay actors list` prints them")


def _decided(
    connection: sa.Connection, what: dict[str, Any], why: str, who: str, when: str
) -> tuple[int, int]:
    number = actors.decide(connection, what, why, who, when)
    return number, _applied(connection, what)


def _applied(connection: sa.Connection, what: dict[str, Any]) -> int:
    decisions = [each.what for each in actors.decisions(connection)]
    return actors.move(
        connection, judged.touched(what), lambda linked, name: judged.resolved(linked, name, decisions)
    )
