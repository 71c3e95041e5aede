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

    `role` is the base form of the office in apposition ("mayor of Old Harbour", «глава МИД»), else None; `lead` is where its
    words begin, with whose it is («[его] адвокат Орлов»), where they stand right before the name.
    """

    span: Span
    name: str
    sort: Sort
    gender: Gender | None = None
    role: str | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """A noun for people without a name: "the young striker", «глава ведомства», «адвокаты».

    `gender` is "plural" for several; None where the noun tells none. `bare`: nothing but adjectives stands with the noun;
    `new`: the words bring in somebody not known yet ("a teacher", «один из советников», «сотрудник администрации»).
    """

    head: str
    gender: Gender | None
    bare: bool
    new: bool = False


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
    # whether "he" is sooner a name near by than one who spoke unnamed: measured, not known
    names_first: bool

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """Drafts and names of each text; the texts share batches where a model runs."""

    def routed(self, analysis: Analysis, draft: Draft, parent: Draft | None) -> Draft:
        """The draft with the media and the addressee that its sentence names, where it has none yet."""

    def base(self, text: str, span: Span) -> str:
        """The words of `span` in base form, without articles, marks and what only points ("the", «этот»)."""

    def heads(self, text: str, source: Span, name: Span) -> bool:
        """Whether the name is who the source is, and no mere part of it ("critics of Jane Roe", «сторонники Орлова»)."""

    def pronoun(self, word: str) -> Gender | None:
        """The gender or number of a personal, possessive or relative pronoun; None for any other word."""

    def unnamed(self, words: str) -> bool:
        """Whether the words (base form) name nobody: "a source", «источник», "people familiar with the matter"."""

    def somebody(self, words: str) -> bool:
        """Whether words that name nobody (base form) say what somebody is: "a source" do, "reports" and "people" do not."""

    def head(self, base: str) -> str:
        """The word of a base form that all others hang on, as `words` gives it."""

    def stands_in(self, words: str) -> Gender | None:
        """The gender of a bare office that may stand for a person just named ("the diplomat", «политолог»); "plural" if it
        tells none, None where the words are no such office.
        """

    def person(self, words: str) -> bool:
        """Whether the words (base form) are headed by what only a person is: "aide", «адвокат»."""

    def describes(self, text: str, source: Span) -> Description | None:
        """What a phrase for people without a name says; None where its head is no noun for people."""

    def role(self, base: str) -> str:
        """A description (base form) as the role of one who is not named."""

    def appended(self, text: str, source: Span) -> str | None:
        """What stands in apposition to one without a name, as his role: "one man, [a retired teacher]"."""

    def owned_role(self, role: str) -> tuple[str, str] | None:
        """A role that only points to its owner, as owner and office: ("its", "chair"), ("commission", "chair")."""

    def role_of(self, text: str, office: str, owner: str) -> str:
        """The office with its owner's name: "chair of the Harbour Council"; without an owner the office alone."""

    def chosen_role(self, stated: Sequence[tuple[str, bool]]) -> str:
        """Of the roles that are stated of somebody the one that tells most; with each, whether he speaks there."""

    def same_office(self, words: str, role: str) -> bool:
        """Whether a description may be of who holds the role: "head of state", "president of Lurania"."""

    def group(self, text: str, start: int, end: int, *, first: bool) -> Span | None:
        """The first or last noun phrase of a stretch that may be several people as a subject: «спасатели», «жители посёлка»."""

    def document(self, words: str) -> bool:
        """Whether a text or utterance heads the words (base form): "letter", «заявление»."""

    def owner(self, text: str, source: Span) -> Span | None:
        """Whose it is, within a phrase: «заявлении [компании]», "[his] lawyers", "[Roe's] letter"."""

    def owned(self, text: str, source: Span, owner: Span, name: str) -> str:
        """The base form of the phrase with the owner's full name in the place of the owner's words."""

    def fuller(self, text: str, base: str, before: int | None = None) -> str | None:
        """The fullest phrase of the text with the same words and a name to it: "court" - "Supreme Court of Lurania";
        with `before`, the one meant last before that place.
        """

    def inside(self, text: str, source: Span) -> bool:
        """Whether the source is a pronoun for a text in which something is said («в нём»)."""

    def own(self, cue: str) -> bool:
        """Whether a cue without a source is by form its speaker's own: «хочу»."""

    def beside(self, cue: str) -> bool:
        """Whether a cue's subject is that of the verb beside it: a converb («добавив»)."""

    def expanded(self, name: str) -> str | None:
        """What a body's short name is short for, in lower case: «минкульт» is «министерство культуры»."""

    def landless(self, base: str) -> str | None:
        """A phrase without "of the country" at its end («президент страны»); None where that does not end it."""

    def country(self, name: str) -> bool:
        """Whether a place is a country."""

    def generic(self, words: str) -> bool:
        """Whether the words (base form) fit any body or text: "organisation", «ведомство», «документ»."""

    def post(self, head: str) -> bool:
        """Whether the noun is that of an office which a state or body has one of: "president", «глава»."""

    def calling(self, head: str, role: str) -> bool | None:
        """Whether the holder of the role may be called by the bare noun («дипломат»: an ambassador); None if it tells nothing."""

    def stated(self, text: str, source: Span, name: Span) -> str | None:
        """The role that the words of a source before the name in it state, in base form."""

    def act(self, text: str, source: Span) -> str | None:
        """The legal text that a phrase means, which stands for itself («закон», «приказ № 4»), by its fullest phrase."""

    def dubbed(self, text: str, source: Span) -> tuple[str, str] | None:
        """The assumed name of a person and what he is: «комментатор «Дед Игнат»»."""

    def told(self, word: str) -> Gender | None:
        """The gender or number of a pronoun for whom something is said to («им»: several)."""

    def behind(self, role: str) -> str | None:
        """The body that a spokesman's role speaks for: «представитель посольства» -> «посольство»."""

    def led(self, word: str, role: str) -> str | None:
        """The body or state for which one of that role says "we": «глава штаба» -> «штаб»; None for "I" and other roles."""

    def verb(self, cue: str) -> Gender | None:
        """The gender of the subject that a cue shows («заявила»), if it does."""

    def body(self, words: str) -> bool:
        """Whether the words (base form) only say that it is a body: "ministry", «ведомство»."""

    def reflexive(self, word: str) -> bool:
        """Whether the word leads back to the subject of its clause («свой»)."""

    def implied(self, text: str, draft: Draft) -> bool:
        """Whether a nested statement without a source is by form its parent's speaker's («заявила, что намерена …»)."""

    def medium(self, words: str) -> bool:
        """Whether the words (base form) only say that it is a medium: "newspaper", «издание»."""

    def names_medium(self, text: str, name: Span) -> bool:
        """Whether a name in the text is a medium's, by itself or by the noun before it («газета «Заря»»)."""

    def words(self, base: str) -> list[str]:
        """The words of a base form as they are compared with a role's: lower case, without articles."""
