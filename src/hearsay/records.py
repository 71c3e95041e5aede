"""What travels between the stages: frozen records, nothing else.

A span is `(start, end)` in code points of `Document.text`, which is never rewritten after reading:
`text[start:end]` is the evidence.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]

Type = Literal["direct", "mixed", "indirect"]
Kind = Literal["speech", "attitude"]


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes and where they came from: a fetched response, a file, or standard input.

    `given` is what the source itself says of the article (fields of Document); it wins over what is read, and a text that
    comes with it is taken as it is.
    """

    target: str
    content: bytes
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    given: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by which agency a report was filed: "STAUNTON, August 26 –", «МОСКВА, 1 авг — РИА Новости.»

    `day` is ISO 8601: a whole date where the year is stated or follows from the day of publication, else "--MM-DD".
    """

    place: str | None
    day: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """An article without its page's furniture. `published` is an ISO day or time; `published_from` says where it
    was found, or why a day that was given is none.

    `address` is what all spellings of its URL have in common.
    """

    text: str
    lang: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    address: str | None = None
    published: str | None = None
    published_from: str | None = None
    dateline: Dateline | None = None

    @property
    def id(self) -> str:
        """A content hash of address and text: taking the same in twice changes nothing.

        Without an address outlet and day stand in its place, where they are known: a text that several outlets print is several.
        """
        place = self.address or self.url
        own = () if place else filter(None, (self.outlet, (self.published or "")[:10]))
        return digest(place or "\x1e".join(own), self.text)


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or attitude as a text reports them, with the evidence for each part.

    `speaker`, `role` and `addressee` are in base form (nominative); `via` runs from the document outwards;
    `parent` is the index, in the same list, of the statement within whose content this one stands.
    `confidence` is the estimated share of such statements that are right, between 0 and 1.
    """

    source: Spans
    cue: Spans
    content: Spans
    type: Type
    kind: Kind
    speaker: str | None = None
    role: str | None = None
    via: tuple[str, ...] = ()
    addressee: str | None = None
    parent: int | None = None
    confidence: float = field(default=0.5)

    def id(self, document_id: str) -> str:
        """A content hash of the document and the spans."""
        return digest(document_id, repr((self.source, self.cue, self.content)))


@dataclass(frozen=True, slots=True)
class Mention:
    """The name of an actor in a text: its place and the actor's id."""

    span: Span
    actor: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """Whom a name means: the actor's id, or None with the reason in `why`.

    `body` says which part of a country acts ("government", "presidency") where a place stands for it; `office` is the one
    the person held on the day asked for. `confidence` is the estimated share of such links that are right.
    """

    actor: str | None
    confidence: float
    why: tuple[str, ...]
    body: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A name in a statement and whom it means: `statement` is the place in the document's list, `part` speaker, via or
    addressee, `place` counts the names of a chain.
    """

    statement: int
    part: str
    place: int
    name: str
    link: Link


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: `forms` are all names and domains it goes by, `ownership` is state, public, private or exile."""

    name: str
    forms: tuple[str, ...] = ()
    country: str | None = None
    language: str | None = None
    ownership: str | None = None
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks or is spoken of: `names` are all spellings of the full name in any script, `office` the one held."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Sphere:
    """A named set of outlets: those listed, and those that fit the rule in every part that is not empty."""

    name: str
    outlets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    ownerships: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of a text with what stands around it, so that it is found again in another version of the text.

    The text-quote selector of the Web Annotation Data Model (W3C 2017), with the place where it stood.
    """

    exact: str
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's correction of a statement, appended and never rewritten; it wins over the machine until it is taken back.

    `what` holds the verdict ("right", "wrong") or fields of the statement with their right values; `selector` the pieces of
    the content it was passed on. `attached` is the id of the statement it holds now; None: it waits for review.
    """

    what: Mapping[str, Any]
    why: str
    who: str
    made: str
    selector: tuple[Quote, ...] = ()
    attached: str | None = None
    number: int = 0
    taken_back: str | None = None
    taken_back_by: str | None = None
    taken_back_why: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement as it tells a message: its words, who said it where and when, and the statement whose words it copies.

    `known` is the name of the actor that the speaker was linked to; `published` is an ISO day or time, None where none is known.
    """

    statement: str
    document: str
    text: str
    lang: str | None
    speaker: str | None
    outlet: str
    country: str | None
    published: str | None
    title: str | None
    url: str | None
    message: str
    voice: str
    confidence: float
    known: str | None = None

    @property
    def who(self) -> str | None:
        """One name for one actor, whatever the spelling; the spelling where nobody was linked."""
        return self.known or self.speaker


# answers with which the sample region's silence is found in every draw
_ENOUGH = 60


@dataclass(frozen=True, slots=True)
class Narrative:
    """What statements of many documents and languages repeat: a description of what is said, no verdict on it.

    `core` is one of its statements, word for word, or what an analyst defined it by; `stability` is the share of it that stays
    together when links must be likelier. Tellings run from the earliest; those of no day come last. `against` are those of its
    statements that deny it, and `answers` how many people gave, both known of defined narratives only.
    """

    id: str
    core: str
    tellings: tuple[Telling, ...]
    stability: float = 1.0
    name: str | None = None
    pinned: bool = False
    defined: bool = False
    against: tuple[str, ...] = ()
    answers: int = 0

    @property
    def footing(self) -> str:
        """What a definition stands on, in words."""
        few = f" (some {_ENOUGH} are needed)" if self.answers < _ENOUGH * 5 // 6 else ""
        return f"defined, {self.answers} answer{'' if self.answers == 1 else 's'}{few}"

    @property
    def wordings(self) -> int:
        """Statements without their copies, whoever says them."""
        return len({telling.voice for telling in self.tellings})

    @property
    def speakers(self) -> int:
        return len({telling.who for telling in self.tellings if telling.who})

    @property
    def breadth(self) -> int:
        """Wordings or speakers, whichever are more: officials who all say one sentence are a chorus."""
        return max(self.wordings, self.speakers)

    @property
    def messages(self) -> int:
        return len({telling.message for telling in self.tellings})


# stands where a name or country is not known, so that what is counted adds up
UNKNOWN = "unknown"
# names from the page to the speaker
Route = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A document with its outlet, where that is described, its statements, and who speaks in each, where that is known."""

    document: Document
    outlet: Outlet | None
    statements: Sequence[Statement]
    speakers: Sequence[Actor | None] = ()

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet else self.document.outlet or UNKNOWN

    @property
    def country(self) -> str:
        return (self.outlet.country if self.outlet else None) or UNKNOWN


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker by the name used most, or the register's; `spellings` as they occur."""

    name: str
    country: str
    office: str | None
    statements: int
    outlets: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A statement with the way it came."""

    route: Route
    quote: str
    document: Document
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts, each sorted with the largest first; `days` by day, then country."""

    documents: int
    statements: int
    unnamed: int
    languages: Mapping[str, int]
    countries: Mapping[str, tuple[int, int]]
    speaker_countries: Mapping[str, int]
    outlets: Sequence[tuple[str, str, int, int]]
    speakers: Sequence[Speaker]
    days: Mapping[str, Mapping[str, int]]
    routes: Sequence[Example]

    @property
    def first_day(self) -> str | None:
        return min(self.days, default=None)

    @property
    def last_day(self) -> str | None:
        return max(self.days, default=None)


def digest(*parts: str) -> str:
    """The first 16 bytes of SHA-256 over the parts, in hexadecimal."""
    return hashlib.sha256("\x1f".join(parts).encode("utf8", "surrogatepass")).hexdigest()[:32]


def as_json(record: Document | Statement | Dateline | Judgement) -> dict[str, Any]:
    """The record as a dict that `json` can write; tuples become lists there."""
    return asdict(record)
