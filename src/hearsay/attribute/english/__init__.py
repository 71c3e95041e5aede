"""English attribution by a trained encoder and linker; quotation marks, names and media by rule."""

from bisect import bisect_left
from collections.abc import Sequence

from hearsay.attribute import quotes as marks
from hearsay.attribute.drafts import Analysis, Description, Draft, Gender
from hearsay.attribute.english import description, forms, media, routes
from hearsay.attribute.english.citing import cited
from hearsay.attribute.english.encoder import Reading, model
from hearsay.attribute.english.found import drafts, scored
from hearsay.attribute.english.layout import laid_out
from hearsay.attribute.english.names import Likely, mentions
from hearsay.attribute.english.pieces import Pieces, pieces
from hearsay.attribute.english.triples import triples
from hearsay.attribute.english.units import sentences, units
from hearsay.attribute.english.unsaid import said
from hearsay.attribute.tokens import Parts
from hearsay.records import Span


class English:
    """The `Language` of English texts."""

    lang = "en"
    first_person = forms.FIRST_PERSON
    relative = forms.RELATIVE
    names_first = False

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """Drafts and names of each text."""
        return [_analyse(text) for text in texts]

    def routed(self, analysis: Analysis, draft: Draft, parent: Draft | None) -> Draft:
        return routes.routed(analysis, draft, parent)

    def base(self, text: str, span: Span) -> str:
        return forms.base(text[slice(*span)])

    def heads(self, text: str, source: Span, name: Span) -> bool:
        return forms.heads(text, source, name)

    def pronoun(self, word: str) -> Gender | None:
        return forms.pronoun(word)

    def unnamed(self, words: str) -> bool:
        return forms.unnamed(words)

    def somebody(self, words: str) -> bool:
        return forms.somebody(words)

    def head(self, base: str) -> str:
        return forms.head(base)

    def stands_in(self, words: str) -> Gender | None:
        return forms.stands_in(words)

    def person(self, words: str) -> bool:
        return forms.head(words) in forms.offices()

    def describes(self, text: str, source: Span) -> Description | None:
        return description.describes(text[slice(*source)])

    def role(self, base: str) -> str:
        return description.role(base)

    def appended(self, text: str, source: Span) -> str | None:
        return description.appended(text[slice(*source)])

    def owned_role(self, role: str) -> tuple[str, str] | None:
        return description.owned_role(role)

    def role_of(self, text: str, office: str, owner: str) -> str:
        return description.role_of(text, office, owner)

    def chosen_role(self, stated: Sequence[tuple[str, bool]]) -> str:
        return description.chosen_role(stated)

    def same_office(self, words: str, role: str) -> bool:
        return description.same_office(words, role)

    def group(self, text: str, start: int, end: int, *, first: bool) -> Span | None:  # noqa: ARG002
        """None: English nouns show no case."""
        return None

    def document(self, words: str) -> bool:
        return description.document(words)

    def owner(self, text: str, source: Span) -> Span | None:
        return description.owner(text, source)

    def owned(self, text: str, source: Span, owner: Span, name: str) -> str:  # noqa: ARG002
        return description.owned(self.base(text, source), name)

    def fuller(self, text: str, base: str, before: int | None = None) -> str | None:  # noqa: ARG002
        return description.fuller(text, base)

    def inside(self, text: str, source: Span) -> bool:  # noqa: ARG002
        """English has a noun there."""
        return False

    def own(self, _cue: str) -> bool:
        """An English verb has a subject."""
        return False

    def beside(self, _cue: str) -> bool:
        """English has no converbs."""
        return False

    def expanded(self, _name: str) -> str | None:
        """None."""
        return None

    def landless(self, _base: str) -> str | None:
        """None."""
        return None

    def country(self, _name: str) -> bool:
        """Nothing asks."""
        return False

    def generic(self, words: str) -> bool:
        return description.generic(words)

    def post(self, head: str) -> bool:
        return description.post(head)

    def calling(self, _head: str, _role: str) -> bool | None:
        """English tells nothing."""
        return None

    def stated(self, _text: str, _source: Span, _name: Span) -> str | None:
        """The mentions' own roles have it."""
        return None

    def act(self, _text: str, _source: Span) -> str | None:
        """None."""
        return None

    def dubbed(self, _text: str, _source: Span) -> tuple[str, str] | None:
        """None."""
        return None

    def told(self, word: str) -> Gender | None:
        """As any pronoun."""
        return self.pronoun(word)

    def behind(self, _role: str) -> str | None:
        """None."""
        return None

    def led(self, _word: str, _role: str) -> str | None:
        """None: who says "we" stands for himself."""
        return None

    def verb(self, _cue: str) -> Gender | None:
        """English verbs show no gender."""
        return None

    def body(self, words: str) -> bool:
        return description.body(words)

    def reflexive(self, word: str) -> bool:  # noqa: ARG002
        return False

    def implied(self, text: str, draft: Draft) -> bool:  # noqa: ARG002
        return False

    def medium(self, words: str) -> bool:
        return media.noun(words)

    def names_medium(self, text: str, name: Span) -> bool:
        before = text[max(0, name[0] - 40) : name[0]].rsplit(None, 1)
        return media.outlet(text[slice(*name)]) or bool(before and media.noun(before[-1]))

    def words(self, base: str) -> list[str]:
        return forms.compared(base)


def _analyse(text: str) -> Analysis:
    quotes = tuple(marks.find(text))
    split = sentences(text, quotes)
    cut = pieces(text, quotes, split)
    reading = model().read(cut)
    found = said(text, laid_out(text, scored(drafts(text, quotes, cut, triples(model(), cut, reading)))))
    outer = units(text, quotes, split, Parts.of(cut.places, reading.upos))
    named = mentions(outer, text, _likely(cut, reading))
    return Analysis(
        text,
        tuple(split),
        quotes,
        tuple(media.collapsed(text, cited(text, found))),
        tuple(named),
    )


def _likely(cut: Pieces, reading: Reading) -> Likely:
    """How likely a person's name the words at a place are: what the encoder says of the one it is surest of."""
    starts = [start for start, _ in cut.places]

    def likely(span: Span) -> float:
        first, last = bisect_left(starts, span[0]), bisect_left(starts, span[1])
        return float(reading.person[first:last].max()) if first < last else 0.5

    return likely
