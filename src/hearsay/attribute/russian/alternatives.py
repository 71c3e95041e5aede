"""What else a cue's source and content might be: every way to cut them that the tree and the marks of the sentence allow.

The rules name one; a learned choice (`choice`) picks among all of them. Over-generating and ranking is how Collins and
Koo (2005) mend parsers; here a cue is seldom missed, but the borders of its content and its subject often are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.cues import reading
from hearsay.attribute.russian.morphology import can_be, words
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import phrase, stretch, trim
from hearsay.records import Span, Spans

# how many are looked at, nearest to the cue (or to the rule's border) first
_SOURCES, _STARTS, _ENDS, _FEW, _RULED = 9, 4, 7, 4, 3
# no sentence of news has as many words; in a longer one the rules decide
_LONGEST = 250
# a clause's comma stands this near behind its cue, in words
_COMMA_NEAR = 12
_BORDERS = ",;:—–-("
_JOINS = words("и а но или")
_CLAUSES = ("acl:relcl", "acl", "advcl", "ccomp", "parataxis")
_NO_CONTENT = ("nsubj", "nsubj:pass", "cc", "aux", "aux:pass")
_COMPLEMENTS = ("obj", "nsubj:pass", "xcomp", "obl", "ccomp", "iobj", "nsubj")
_QUOTING = words("приводить привести цитировать процитировать")
_PARTS = ("flat:name", "flat", "compound", "flat:foreign")
_SPOKEN_OF = ("obl", "obl:agent", "iobj", "obj", "appos", "root", "conj", "parataxis", "nmod")
_NOMINAL = ("NOUN", "NPRO")
_OWN = words(
    "его ее её их свой свое своё свои своего своей своих своему своим своими свою своем своём мой мое моё мои моего моей"
    " наш наше наши нашей наша моя"
)


@dataclass(slots=True)
class Group:
    """One cue with all that its statement might be; the rules' own choices stand first."""

    cue: Span
    at: int
    drafts: list[Draft]
    sources: list[Spans] = field(default_factory=list)
    contents: list[Spans] = field(default_factory=list)
    below: set[int] = field(default_factory=set)


def groups(
    text: str, tree: Tree, drafts: Sequence[Draft], after: Sequence[Span] = (), before: Sequence[Span] = ()
) -> list[Group]:
    """The drafts of a sentence by cue, each with its alternatives; `after` holds free quotations that follow at once."""
    found: list[Group] = []
    for draft in drafts:
        group = next((g for g in found if g.cue[0] < draft.cue[1] and draft.cue[0] < g.cue[1]), None)
        if group is None:
            found.append(Group(draft.cue, word_at(tree, draft), [draft]))
        else:
            group.drafts.append(draft)
    for group in found:
        group.below = tree.under(group.at) if group.at >= 0 else set()
        ruled = [draft.source for draft in group.drafts]
        group.sources = _distinct(ruled)
        group.contents = _distinct([draft.content for draft in group.drafts])
        if len(tree.words) > _LONGEST:
            continue
        if not _settled(tree, group):
            group.sources = _distinct([*ruled, (), *_sources(text, tree, group)])
        group.contents = _distinct([*group.contents, *_contents(text, tree, group, after, before)])
    return found


def _settled(tree: Tree, group: Group) -> bool:
    """Whether form alone tells the source: «по словам X», the noun before «который заявил»; and whom a medium quotes is
    told later.
    """
    first = group.drafts[0]
    if first.frame == "according to" or (first.lemma in _QUOTING and first.frame.startswith("quotation")):
        return True
    if group.at < 0 or not group.drafts[0].source:
        return False
    below = (tree.words[i] for i in tree.children[group.at])
    return any(word.rel.startswith("nsubj") and word.lower.startswith("котор") for word in below)


def word_at(tree: Tree, draft: Draft) -> int:
    """The last word of the cue that is no particle; -1 where the cue stands in no tree."""
    inside = [i for i, w in enumerate(tree.words) if draft.cue[0] <= w.start and w.end <= draft.cue[1]]
    verbal = [
        i
        for i in inside
        if any(f.pos in ("VERB", "GRND", "PRTF", "PRTS", "INFN") for f in tree.words[i].forms)
    ]
    return (verbal or inside or [-1])[-1]


def _distinct(found: Sequence[Spans]) -> list[Spans]:
    return list(dict.fromkeys(found))


def _sources(text: str, tree: Tree, group: Group) -> Iterator[Spans]:
    """Noun phrases that may name who it comes from, nearest first, each whole and without what follows its comma."""
    at = group.at
    if at < 0:
        return
    alone = _one_speaks(tree, at)
    heads = [
        i
        for i in range(len(tree.words))
        if i != at and _may_speak(tree, i) and not (alone and _set_in(tree, i))
    ]
    heads.sort(key=lambda i: (abs(i - at), i))
    for i in heads[:_SOURCES]:
        whole = phrase(text, tree, i, _beyond(tree, i, at))
        if whole is None or (whole[0] < group.cue[1] and group.cue[0] < whole[1]):
            continue
        yield (whole,)
        comma = text.find(",", *whole)
        short = trim(text, whole[0], comma) if comma > tree.words[i].start else None
        if short:
            yield (short,)


def _beyond(tree: Tree, head: int, at: int) -> list[int]:
    """The children of a head on the far side of the cue, and clauses that hang on it."""
    return [
        j for j in tree.children[head] if (j > at) != (head > at) or j == at or tree.words[j].rel in _CLAUSES
    ]


def _one_speaks(tree: Tree, at: int) -> bool:
    """Whether the cue is a verb of one person or thing: «в МИД сообщили» has nobody's, «в МИД сообщил» has a subject."""
    found = reading(tree.words[at].lower)
    finite = found is not None and found[1] == "finite" and "безл" not in found[0].takes
    return finite and not can_be(tree.words[at].lower, "VERB", "plur")


def _set_in(tree: Tree, i: int) -> bool:
    case = tree.child(i, "case")
    return case is not None and tree.words[case].lower in ("в", "во", "на")


def _may_speak(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    if word.mark or not word.forms or word.lower.startswith("котор"):
        return False
    if word.rel.startswith("nsubj") or word.lower in _OWN:
        return True
    nominal = word.forms[0].pos in _NOMINAL or word.text[:1].isupper()
    if not nominal or word.rel in _PARTS:
        return False
    return word.rel in _SPOKEN_OF or any(f.has("nomn") for f in word.forms)


def _contents(
    text: str, tree: Tree, group: Group, after: Sequence[Span], before: Sequence[Span]
) -> Iterator[Spans]:
    first = group.drafts[0]
    for draft in group.drafts[:_RULED]:
        yield from _ended_elsewhere(text, tree, group, draft.content)
        yield from _begun_elsewhere(text, tree, group, draft.content)
    if group.at >= 0:
        yield from _behind(text, tree, group.at)
        yield from _complements(text, tree, group.at)
    if first.frame.startswith("about this"):
        yield from _earlier(text, before)
    if after:
        yield (*first.content, *after[:1])
        yield (*first.content, *after)
    if len(first.content) > 1:
        yield first.content[:1]
        yield first.content[1:]


def _ended_elsewhere(text: str, tree: Tree, group: Group, content: Spans) -> Iterator[Spans]:
    """The content with its last piece ended at another border of the sentence."""
    inside = [i for i, w in enumerate(tree.words) if content[-1][0] <= w.start < content[-1][1]]
    if inside and content[-1][0] >= group.cue[1]:
        for end in _ends(tree, inside[0], inside[-1]):
            span = _reaching(text, tree, inside[0], end)
            if span:
                yield (*content[:-1], span)


def _begun_elsewhere(text: str, tree: Tree, group: Group, content: Spans) -> Iterator[Spans]:
    """A content before its cue, begun behind another mark."""
    inside = [i for i, w in enumerate(tree.words) if content[0][0] <= w.start < content[0][1]]
    if inside and content[0][1] <= group.cue[0]:
        starts = [0, *(i + 1 for i in range(inside[-1]) if tree.words[i].text in ",;:—–")]
        for start in starts[:_ENDS]:
            span = _reaching(text, tree, start, inside[-1])
            if span:
                yield (span, *content[1:])


def _ends(tree: Tree, low: int, high: int) -> list[int]:
    """Places where what begins at `low` may end, those nearest to `high` first."""
    words_ = tree.words
    found = [len(words_) - 1]
    found += [
        i - 1 for i in range(low + 1, len(words_)) if words_[i].text in _BORDERS or words_[i].lower in _JOINS
    ]
    return sorted(set(found), key=lambda end: (abs(end - high), end))[:_ENDS]


def _reaching(text: str, tree: Tree, low: int, high: int) -> Span | None:
    return stretch(text, tree, range(low, high + 1)) if low <= high else None


def _behind(text: str, tree: Tree, at: int) -> Iterator[Spans]:
    """What hangs on the cue behind it, or stands behind the next comma, each with a few ends."""
    words_ = tree.words
    starts = []
    for i in sorted(tree.children[at]):
        members = [j for j in tree.under(i) if j > at]
        if members and not words_[i].mark and words_[i].rel not in _NO_CONTENT:
            starts.append((min(members), max(members)))
    reach = range(at + 1, min(at + _COMMA_NEAR, len(words_) - 1))
    comma = next((i for i in reach if words_[i].text == ","), None)
    if comma is not None:
        starts.append((comma + 1, len(words_) - 1))
    for first, high in list(dict.fromkeys(starts))[:_STARTS]:
        low = first
        while low < high and words_[low].mark and words_[low].text not in '«„“"(':
            low += 1
        for end in dict.fromkeys([*_ends(tree, low, high)[:_FEW], high]):
            span = _reaching(text, tree, low, end)
            if span:
                yield (span,)


def _complements(text: str, tree: Tree, at: int) -> Iterator[Spans]:
    """A complement before the cue, and any two together: «Фаяда критиковали за …», «назвал решение поступком»."""
    tops = [i for i in tree.children[at] if tree.words[i].rel in _COMPLEMENTS]
    sides: list[tuple[int, Span]] = []
    for i in tops:
        span = stretch(text, tree, [j for j in tree.under(i) if (j < at) == (i < at) and j != at])
        if span:
            sides.append((i, span))
    for k, (i, one) in enumerate(sides):
        if i < at:
            yield (one,)
        for _, two in sides[k + 1 :]:
            if one[1] <= two[0]:
                yield (one, two)


def _earlier(text: str, before: Sequence[Span]) -> Iterator[Spans]:
    """One, two or three sentences before, in pieces and in one."""
    spans = [span for place in before if (span := trim(text, *place))]
    for n in range(1, len(spans) + 1):
        yield tuple(reversed(spans[:n]))
        yield ((spans[n - 1][0], spans[0][1]),)
