"""What travels between the stages: frozen records, nothing else.

A span is `(start, end)` in code points of `Document.text`, which is never rewritten after reading:
`text[start:end]` is the evidence.
"""

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]

Type = Literal["direct", "mixed", "indirect"]
Kind = Literal["speech", "attitude"]


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes and where they came from: a fetched response, a file, or standard input."""

    target: str
    content: bytes
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None


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
    """An article without its page's furniture. `published` is an ISO day or time, `published_from` says where it was found."""

    text: str
    lang: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: str | None = None
    dateline: Dateline | None = None

    @property
    def id(self) -> str:
        """A content hash of canonical URL and text: taking the same in twice changes nothing."""
        return digest(self.url or "", self.text)


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


def digest(*parts: str) -> str:
    """The first 16 bytes of SHA-256 over the parts, in hexadecimal."""
    return hashlib.sha256("\x1f".join(parts).encode("utf8", "surrogatepass")).hexdigest()[:32]


def as_json(record: Document | Statement | Dateline) -> dict[str, Any]:
    """The record as a dict that `json` can write; tuples become lists there."""
    return asdict(record)
