"""What a language's rules hand over to the language-neutral rest: drafts of statements, and the names of the text.

A `Language` knows one language's forms; `speakers` (who a source is) and `chains` (via, nesting) know none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from hearsay.attribute.quotes import Quote
from hearsay.records import Kind, Span, Spans

Gender = Literal["masculine", "feminine", "neuter", "plural"]
Sort = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as the rules of a language find it, all parts still places in the text.

    `frame` names the rule ("quotation, cue", "clause", "infinitive", "according to" …) and with `lemma` of the cue is what
    confidence is learned by. `via` holds the media that passed it on, nearest to the document first.
    """

    source: Spans
    cue: Span
    content: Spans
    kind: Kind
    lemma: str
    frame: str
    confidence: float
    via: tuple[Span, ...] = ()
    addressee: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: its place, its base form (nominative), and what the words next to it say of it.

    `role` is the base form of the office in apposition ("mayor of Old Harbour", «глава МИД»), else None.
    """

    span: Span
    name: str
    sort: Sort
    gender: Gender | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that a language says of one text."""

    text: str
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    drafts: tuple[Draft, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Language(Protocol):
    """One language's rules. Words are compared in lower case, base forms as `words` gives them."""

    lang: str
    first_person: frozenset[str]
    relative: frozenset[str]

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """Drafts and names of each text; the texts share batches where a model runs."""

    def base(self, text: str, span: Span) -> str:
        """The words of `span` in base form, without articles, marks and what only points ("the", «этот»)."""

    def heads(self, text: str, source: Span, name: Span) -> bool:
        """Whether the name is who the source is, and no mere part of it ("critics of Jane Roe", «сторонники Орлова»)."""

    def pronoun(self, word: str) -> Gender | None:
        """The gender or number of a personal, possessive or relative pronoun; None for any other word."""

    def unnamed(self, words: str) -> bool:
        """Whether the words (base form) name nobody: "a source", «источник», "people familiar with the matter"."""

    def head(self, base: str) -> str:
        """The word of a base form that all others hang on, as `words` gives it."""

    def stands_in(self, words: str) -> Gender | None:
        """The gender of a bare office that may stand for a person just named ("the diplomat", «политолог»); "plural" if it
        tells none, None where the words are no such office.
        """

    def person(self, words: str) -> bool:
        """Whether the words (base form) are headed by what only a person is: "aide", «адвокат»."""

    def medium(self, words: str) -> bool:
        """Whether the words (base form) only say that it is a medium: "newspaper", «издание»."""

    def names_medium(self, text: str, name: Span) -> bool:
        """Whether a name in the text is a medium's, by itself or by the noun before it («газета «Заря»»)."""

    def words(self, base: str) -> list[str]:
        """The words of a base form as they are compared with a role's: lower case, without articles."""
