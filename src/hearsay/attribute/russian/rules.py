"""All Russian rules on a batch of texts: layout, one batch of trees, then the drafts of each rule."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.attribute import quotes
from hearsay.attribute.drafts import Analysis, Description, Draft, Gender, Mention
from hearsay.attribute.russian import (
    alternatives,
    anaphora,
    base,
    choice,
    clauses,
    description,
    headlines,
    heads,
    interviews,
    loose,
    names,
    nouns,
    outlets,
    parse,
    phrases,
    reference,
    refusals,
    relays,
    routes,
    shares,
    speech,
    unsaid,
)
from hearsay.attribute.russian.alternatives import Group
from hearsay.attribute.russian.cues import Cue, noun, reading
from hearsay.attribute.russian.layout import Layout, lay_out
from hearsay.attribute.russian.morphology import forms
from hearsay.attribute.russian.parse import Tree, Word
from hearsay.attribute.russian.tables import (
    bodies,
    callings,
    documents,
    generic_bodies,
    generic_documents,
    offices,
    short_bodies,
)
from hearsay.attribute.russian.tables import phrases as phrase_table
from hearsay.attribute.russian.traits import Setting
from hearsay.records import Span

# names that one source may touch
_NAMES_NEAR = 8
# as many sentences before it may be what «об этом» points back to
_BACK = 3


Choose = Callable[[Setting, Sequence[Group]], list[Draft]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text cut up and marked."""

    text: str
    layout: Layout
    quotes: Sequence[quotes.Quote]
    mentions: Sequence[Mention]


class Russian:
    """The Russian `Language`."""

    lang = "ru"
    first_person = reference.FIRST_PERSON
    relative = reference.RELATIVE
    names_first = True

    def __init__(self, choose: Choose | None = None) -> None:
        self._choose = choose or choice.shipped().best
        # base forms are asked for after an analysis: the names of the last batch are kept
        self._names: dict[str, tuple[Mention, ...]] = {}
        # the case in which an addressee was found
        self._told: dict[tuple[str, Span], str] = {}

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """Drafts and names of each text; the models run once over all."""
        marks = [quotes.find(text) for text in texts]
        layouts = [lay_out(text, found) for text, found in zip(texts, marks, strict=True)]
        forests = _trees(texts, layouts)
        spans = parse.names(texts)
        mentions = [names.mentions(text, found) for text, found in zip(texts, spans, strict=True)]
        self._names = dict(zip(texts, mentions, strict=True))
        self._told = {}
        return [
            Analysis(
                text=text,
                sentences=tuple(s for p in quotes.paragraphs(text) for s in parse.sentences(text, *p)),
                quotes=tuple(marks[i]),
                drafts=tuple(
                    _whole(draft, mentions[i])
                    for draft in _drafts(
                        _Text(text, layouts[i], marks[i], mentions[i]), forests[i], self._choose
                    )
                ),
                mentions=mentions[i],
            )
            for i, text in enumerate(texts)
        ]

    def routed(self, analysis: Analysis, draft: Draft, parent: Draft | None) -> Draft:
        """The draft with the media and the addressee that its sentence names."""
        found, case = routes.routed(analysis, draft, parent)
        if found.addressee and case:
            self._told[analysis.text, found.addressee] = case
        return found

    def base(self, text: str, span: Span) -> str:
        """The words at the span in the nominative, without what only points («этот»)."""
        if text not in self._names:
            self._names[text] = names.mentions(text, parse.names([text])[0])
        return base.base(text, span, self._names[text], self._told.get((text, span)))

    def heads(self, text: str, source: Span, name: Span) -> bool:
        """Whether the name is who the source is, and no mere part of it."""
        return reference.heads(text, source, name, self._names.get(text, ()))

    def head(self, base: str) -> str:
        """The noun that the rest of the phrase hangs on."""
        return reference.head(base)

    def stands_in(self, words: str) -> Gender | None:
        """The gender of an office of one word."""
        return reference.stands_in(words)

    def person(self, words: str) -> bool:
        """Whether an office heads the phrase."""
        return reference.head(words) in offices()

    def describes(self, text: str, source: Span) -> Description | None:
        """What a phrase for people without a name says."""
        return description.describes(self.base(text, source))

    def role(self, base: str) -> str:
        """A description as a role: «один из советников» is «советник»."""
        return description.role(base)

    def appended(self, text: str, source: Span) -> str | None:  # noqa: ARG002
        """Nothing: the base form keeps what stands in apposition."""
        return None

    def owned_role(self, role: str) -> tuple[str, str] | None:
        """«глава ведомства»: the common noun of a body in the nominative, and the office."""
        return heads.owned_role(role)

    def role_of(self, text: str, office: str, owner: str) -> str:  # noqa: ARG002
        """«глава Россвязи»."""
        return f"{office} {heads.genitive_of_body(owner)}" if owner else office

    def chosen_role(self, stated: Sequence[tuple[str, bool]]) -> str:
        """An office before a calling or tie (posts, then what the table of offices has), one whose
        body is named («глава ведомства»), the commonest, the longest.
        """
        times = Counter(role for role, _ in stated)
        return max(
            times,
            key=lambda role: (
                self.post(self.head(role)),
                self.person(role),
                not self.generic(role.split()[-1].lower()),
                times[role],
                len(role),
            ),
        )

    def same_office(self, words: str, role: str) -> bool:
        """Whether a description may be of who holds the role."""
        described = tuple(reference.compared(words))
        return any(
            description.same_office(
                described, self.head(words), tuple(reference.compared(part)), self.head(part)
            )
            for part in re.split(r", | и ", role)
        )

    def group(self, text: str, start: int, end: int, *, first: bool) -> Span | None:
        """The first or last noun phrase for several people in the nominative."""
        return description.group(text, start, end, first=first)

    def document(self, words: str) -> bool:
        """Whether a text or utterance heads the phrase."""
        return reference.head(words) in documents()

    def owner(self, text: str, source: Span) -> Span | None:
        """Whose it is, within the phrase."""
        found = description.owner(text, source)
        head = reference.head(self.base(text, source))
        if found and head in documents() and base.pronoun(text[slice(*found)]) is None:
            # «в заявлении директора»: no nominative
            within = text[max(0, found[0] - 3) : found[0]].lower() in (" в ", "на ")
            self._told.setdefault((text, found), "loct" if within else "gent")
        return found

    def owned(self, text: str, source: Span, owner: Span, name: str) -> str:
        """The phrase with the owner's full name."""
        return description.owned(self.base(text, source), name, text[slice(*owner)])

    def fuller(self, text: str, base: str, before: int | None = None) -> str | None:
        """The fullest phrase of the text with the same words."""
        return description.fuller(text, base, before)

    def inside(self, text: str, source: Span) -> bool:
        """Whether the source is a pronoun for a text: «в нём [говорится]», «он [запрещает]»."""
        return description.inside(text, source)

    def own(self, cue: str) -> bool:
        """Whether a verb without a subject is in the first person: «хочу»."""
        return any(f.has("VERB", "1per", "sing") for word in cue.split() for f in forms(word.lower())[:1])

    def beside(self, cue: str) -> bool:
        """Whether the cue is a converb."""
        return any(f.pos == "GRND" for word in cue.split() for f in forms(word.lower())[:1])

    def expanded(self, name: str) -> str | None:
        """What the first word of a body's name is short for, with the rest of the name."""
        first, _, rest = name.lower().partition(" ")
        full = short_bodies().get(first)
        return f"{full} {rest}".strip() if full else None

    def landless(self, base: str) -> str | None:
        """«президент страны» is a «президент» of the country that is spoken of."""
        bare = base.removesuffix(" страны").removesuffix(" государства")
        if bare.split()[-1:] in (["глава"], ["главы"], ["лидер"]):
            return None  # «глава государства» is an office
        return bare if bare != base and reference.head(bare) else None

    def country(self, name: str) -> bool:
        """Whether the table of equals has the name as a country, or it ends as countries do."""
        return description.country(name)

    def generic(self, words: str) -> bool:
        """Whether the word fits any body, or any text."""
        return reference.head(words) in generic_bodies() | generic_documents()

    def post(self, head: str) -> bool:
        """Whether the noun is that of an office which a state or body has one of."""
        return description.post(head)

    def calling(self, head: str, role: str) -> bool | None:
        """Whether the holder of the role may be called by the bare noun."""
        fits = callings().get(head)
        return None if fits is None else bool(fits & set(reference.compared(role)))

    def stated(self, text: str, source: Span, name: Span) -> str | None:
        """The role that the words before a name in a source state."""
        return description.stated(text, source, name)

    def act(self, text: str, source: Span) -> str | None:
        """The legal text that a phrase means."""
        return description.act(text, source, self.base(text, source))

    def dubbed(self, text: str, source: Span) -> tuple[str, str] | None:
        """«читатель под ником «Сторож»», «комментатор «Дед Игнат»»."""
        return description.dubbed(text, source)

    def told(self, word: str) -> Gender | None:
        """«им» is several where it is told."""
        return "plural" if word.lower() == "им" else base.pronoun(word)

    def behind(self, role: str) -> str | None:
        """«официальный представитель посольства» speaks for «посольство»."""
        return description.behind(role)

    def led(self, word: str, role: str) -> str | None:
        """«мы» of a «глава подразделения» are the «подразделение»."""
        return heads.led(role) if word.lower() in reference.FIRST_PLURAL else None

    def verb(self, cue: str) -> Gender | None:
        """The gender that a verb in the past tense shows."""
        return reference.verb(cue)

    def body(self, words: str) -> bool:
        """Whether a noun for a body of any name heads the phrase."""
        return reference.head(words) in bodies()

    def reflexive(self, word: str) -> bool:
        """Whether the word is a form of «свой»."""
        return description.reflexive(word)

    def implied(self, text: str, draft: Draft) -> bool:
        """Whether the verb of a nested statement is by form its parent's speaker's."""
        verbs = re.findall(r"[\w-]+", text[slice(*draft.cue)])
        passive = any(verb.lower() in ("был", "была", "было", "были") for verb in verbs)
        return any(
            description.implied(verb, passive=passive)
            for verb in verbs
            if verb.lower() not in ("не", "еще", "ещё")
        )

    def medium(self, words: str) -> bool:
        """Whether the word is a common noun for a medium."""
        return outlets.noun(words)

    def names_medium(self, text: str, name: Span) -> bool:
        """Whether a name is a medium's, by the table or by the noun before it."""
        before = text[max(0, name[0] - 40) : name[0]].strip("«»“”„\"' ").rsplit(None, 1)
        return outlets.outlet(text, name) or bool(before and outlets.noun(before[-1]))

    def words(self, base: str) -> list[str]:
        """The words of a base form as lemmas."""
        return reference.compared(base)

    def pronoun(self, word: str) -> Gender | None:
        """The gender or number of a pronoun of the third person."""
        return base.pronoun(word)

    def unnamed(self, words: str) -> bool:
        """Whether the phrase names nobody."""
        return base.unnamed(words)

    def somebody(self, _words: str) -> bool:
        """Always: texts and figures are none of the words for nobody."""
        return True


def _trees(texts: Sequence[str], layouts: Sequence[Layout]) -> list[dict[Span, Tree]]:
    """The trees of every stretch that holds something to report, from one batch over all texts."""
    places: list[tuple[int, Span]] = []
    stretches: list[list[Word]] = []
    for i, (text, layout) in enumerate(zip(texts, layouts, strict=True)):
        for span in sorted(set(layout.stretches)):
            words = parse.words(text, span)
            if any(_reports(word.lower) for word in words):
                places.append((i, span))
                stretches.append(words)
    forests: list[dict[Span, Tree]] = [{} for _ in texts]
    for (i, span), tree in zip(places, parse.trees(stretches), strict=True):
        forests[i][span] = tree
    return forests


def _reports(lower: str) -> bool:
    return (
        reading(lower) is not None
        or noun(lower) is not None
        or lower in (":", "согласно")
        or any(form.lemma in phrase_table() for form in forms(lower))
    )


def _cues(tree: Tree) -> list[Cue]:
    return [Cue(i, *found) for i, word in enumerate(tree.words) if (found := reading(word.lower)) is not None]


def _drafts(given: _Text, trees: dict[Span, Tree], choose: Choose) -> list[Draft]:
    """The drafts of a text, one a cue, as they are chosen from all that each cue may have."""
    text, layout = given.text, given.layout
    cues = {span: _cues(tree) for span, tree in trees.items()}
    spoken = speech.drafts(text, [u for u in layout.utterances if u.frame in trees], trees, cues)
    stretches = sorted(set(layout.stretches))
    drafts = [*headlines.drafts(text), *interviews.drafts(text, given.mentions)]
    for span, tree in trees.items():
        before = stretches[: bisect_left(stretches, span)][: -_BACK - 1 : -1]
        found = spoken.get(span, [])
        found += _told(text, tree, cues[span], before[0] if before else None, {draft.cue for draft in found})
        found += loose.drafts(text, tree, cues[span], {draft.cue for draft in found})
        setting = Setting(text, tree, given.quotes, given.mentions)
        # «: “.»: a frame around no word says nothing
        found = [draft for draft in found if draft.content]
        found = choose(setting, alternatives.groups(text, tree, found, layout.free_after(text, span), before))
        found = shares.parted(text, tree, unsaid.said(text, tree, found))
        drafts += relays.settled(text, tree, outlets.via(text, tree, found))
    drafts = [draft for draft in drafts if not refusals.refused(text, draft)]
    return sorted(drafts, key=lambda d: (min(d.cue, *d.content, *d.source), d.cue))


def _whole(draft: Draft, mentions: Sequence[Mention]) -> Draft:
    """The draft with no name cut in its source: the tree may part an initial from its surname («С. Орлов»)."""
    first = bisect_left(mentions, draft.source[0] if draft.source else (0, 0), key=lambda m: m.span)
    cut = [
        m.span
        for m in mentions[max(0, first - 1) : first + _NAMES_NEAR]
        for s in draft.source
        if m.span[0] < s[1] < m.span[1] or m.span[0] < s[0] < m.span[1]
    ]
    if len(draft.source) != 1 or not cut:
        return draft
    start, end = draft.source[0]
    return replace(draft, source=((min(start, *(a for a, _ in cut)), max(end, *(b for _, b in cut))),))


def _told(text: str, tree: Tree, cues: list[Cue], before: Span | None, framed: set[Span]) -> Iterator[Draft]:
    """The drafts of one stretch that are not framed speech."""
    taken = set(framed)
    for draft in clauses.drafts(text, tree, cues):
        if draft.cue not in framed:
            taken.add(draft.cue)
            yield draft
    yield from (d for d in anaphora.drafts(text, tree, cues, before) if d.cue not in taken)
    yield from phrases.drafts(text, tree)
    yield from nouns.drafts(text, tree)
