"""What a source, a content and a whole draft look like, in numbers, for the learned choice among them.

A number that cannot be told is `MISSING`. Classes (part of speech, relation, frame) are numbered in the order of their lists;
trees cut such numbers where it helps. A change of the lists or their order asks for a new training.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearsay.attribute.drafts import Draft, Mention
from hearsay.attribute.quotes import Quote, touching
from hearsay.attribute.russian.alternatives import Group
from hearsay.attribute.russian.base import pronoun
from hearsay.attribute.russian.cues import noun, reading
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.parse import Tree, Word
from hearsay.attribute.russian.tables import media, offices, settings
from hearsay.records import Span, Spans

Numbers = list[float]
MISSING = -99.0


def _numbered(line: str, sep: str = " ") -> dict[str, float]:
    return {word: float(i) for i, word in enumerate(line.split(sep), 1)}


_POS = _numbered("NOUN NPRO ADJF ADJS VERB INFN PRTF PRTS GRND NUMR ADVB PRED PREP CONJ PRCL INTJ COMP")
_RELS = _numbered(
    "root nsubj nsubj:pass obj iobj obl obl:agent nmod appos amod acl acl:relcl advcl ccomp xcomp csubj conj parataxis"
    " advmod case cc mark punct flat:name det nummod aux cop fixed compound discourse vocative orphan"
)
_OPEN = _numbered(
    "что чтобы о об обо в на за к с от против по из как ли будто когда где кто почему который то однако но а и или хотя"
    " поэтому поскольку после пока так тогда если потому ведь также тем при для это этом этим этого эти ничего"
)
_MARKS = _numbered(', . : ; — – - ( ) « » „ “ ” " ! ? …')
_FRAMES = _numbered(
    "clause|bare clause|clause by comma|infinitive|object|object and predicate|predicate|passive subject|prepositional о"
    "|prepositional в|prepositional на|prepositional к|prepositional с|prepositional за|prepositional от|prepositional тв"
    "|prepositional против|prepositional по|prepositional из|parenthesis|as he said|quotation|colon|noun|according to"
    "|according to nobody|about this|headline|loose|loose noun|accused of|after colon|infinitive before",
    "|",
)
_HOW = _numbered(
    "subject|agent|head|converb|infinitive|passive|finite alone|infinitive alone|state alone|converb alone"
    "|participle alone|passive participle|о|clause|shared|alone|cue|name|verbal|block",
    "|",
)
_SHAPES = _numbered("finite|infinitive|participle|passive participle|passive|converb|state", "|")
_TAKES = tuple(_numbered("речь что чтобы инф вин вин-как вин-в вин-за тв о в на к с за от безл"))
_CUE_TREE = 12 + len(_TAKES)
_SOURCE_WORDS, _SOURCE_TREE = 13, 25
_CONTENT_TREE = 38
_TURNS = words("однако но а хотя тогда поэтому")


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with what surrounds it: the text's quotation marks and names."""

    text: str
    tree: Tree
    quotes: Sequence[Quote]
    mentions: Sequence[Mention]


def cue_numbers(setting: Setting, group: Group) -> Numbers:
    """The cue itself: form, what its entry takes, its place in the tree, the sentence and the text."""
    draft, tree, at = group.drafts[0], setting.tree, group.at
    depth = [
        q for q in touching(setting.quotes, *group.cue) if q.start < group.cue[0] and group.cue[1] < q.end
    ]
    row = [
        *_frame(draft),
        float(len(group.drafts)),
        float(draft.kind == "speech"),
        float(len(depth)),
        group.cue[0] / max(1, len(setting.text)),
        float(text_of(setting, group.cue).count(" ")),
    ]
    if at < 0:
        return row + [MISSING] * _CUE_TREE
    words = tree.words
    word = words[at]
    found = reading(word.lower)
    takes = found[0].takes if found else frozenset()
    rels = {words[j].rel for j in tree.children[at]}
    form = word.forms[0] if word.forms else None
    return [
        *row,
        _SHAPES.get(found[1], 0.0) if found else 0.0,
        _pos(word),
        _RELS.get(word.rel, 0.0),
        float(at),
        float(len(words) - at),
        float(bool(rels & {"nsubj", "nsubj:pass"})),
        float("ccomp" in rels or "csubj" in rels),
        float("xcomp" in rels),
        float(bool(form and form.has("plur"))),
        float(bool(form and form.has("past"))),
        float(bool(form and form.has("futr"))),
        float(any(w.lower in ("не", "ни") for w in words[max(0, at - 2) : at])),
        *(float(t in takes) for t in _TAKES),
    ]


def text_of(setting: Setting, span: Span) -> str:
    return setting.text[slice(*span)]


def source_numbers(setting: Setting, group: Group, others: Sequence[Group], rank: int) -> Numbers:
    """One alternative for the source; `others` are the other cues of the sentence. Its rank is not told: the rules were
    written on the texts that the choice learns from.
    """
    source, tree, text = group.sources[rank], setting.tree, setting.text
    row = [float(not source), float(not group.drafts[0].source), float(len(group.sources))]
    if not source:
        return row + [MISSING] * (_SOURCE_WORDS + _SOURCE_TREE)
    start, end = source[0]
    words_ = text[start:end]
    named = [m for m in setting.mentions if m.span[0] < end and start < m.span[1]]
    row += [
        float(any(a < end and start < b for a, b in group.drafts[0].content)),
        float(end - start),
        float(len(words_.split())),
        float(words_[0].isupper()),
        float(words_.count(",")),
        float(pronoun(words_) is not None),
        float(words_.lower() in ("я", "мы")),
        float("«" in words_ or '"' in words_),
        float(any(m.sort == "person" for m in named)),
        float(any(m.sort == "organisation" for m in named)),
        float(any(m.sort == "place" for m in named)),
        float(sum(source in other.sources[:1] for other in others)),
        float(any(source in other.sources[:1] and other.cue < group.cue for other in others)),
    ]
    place = places(tree, source[0])
    if place is None or group.at < 0:
        return row + [MISSING] * _SOURCE_TREE
    return row + _source_in_tree(setting, group.at, place)


def _source_in_tree(setting: Setting, at: int, place: tuple[int, int]) -> Numbers:
    tree, (low, high) = setting.tree, place
    words = tree.words
    head = next((i for i in range(low, high + 1) if not low <= words[i].head <= high), low)
    between = words[min(head, at) + 1 : max(head, at)]
    top = words[head]
    lemma = top.forms[0].lemma if top.forms else ""
    case = tree.child(head, "case")
    return [
        float(head - at),
        float(abs(low - at) if low > at else abs(high - at)),
        _RELS.get(top.rel, 0.0),
        float(top.head == at),
        float(words[at].head == head),
        float(words[at].head >= 0 and top.head == words[at].head),
        _climb(tree, at, top.head),
        _pos(top),
        *_cases(top.lower),
        float(bool(top.forms) and top.forms[0].has("anim")),
        float(lemma in offices()),
        float(lemma in settings()),
        float(lemma in media()),
        _OPEN.get(words[case].lower, 0.0) if case is not None else -1.0,
        float(sum(w.text == "," for w in between)),
        float(any(w.text in "—–:«»" for w in between)),
        float(sum(_reports(w.lower) >= 1 for w in between)),
        float(sum(w.rel.startswith("nsubj") for w in between)),
        float(any(w.forms and w.forms[0].pos in ("VERB", "PRTS") for w in between)),
        _agrees(tree, at, head),
        _near(words, low - 1)[0],
        _near(words, high + 1)[2],
    ]


def content_numbers(setting: Setting, group: Group, rank: int) -> Numbers:
    """One alternative for the content."""
    text = setting.text
    content = group.contents[rank]
    rules = [d.content for d in group.drafts]
    own = _frame(group.drafts[rules.index(content)]) if content in rules else [-1.0, -1.0]
    hull = (content[0][0], content[-1][1])
    length = sum(b - a for a, b in content)
    outer = [(q, a, b) for a, b in content for q in touching(setting.quotes, a, b) if q.depth == 0]
    marked = sum(max(0, min(q.end, b) - max(q.start, a)) for q, a, b in outer)
    cut = any(
        (q.start < b < q.end - 1 or q.start + 1 < a < q.end) and not (q.start <= a and b <= q.end)
        for q, a, b in outer
    )
    row = [
        *own,
        float(len(content)),
        float(length),
        marked / max(1, length),
        float(cut),
        float(hull[0] >= group.cue[1]),
        float(hull[1] <= group.cue[0]),
        float(text[hull[0]] in '«„“"'),
        float(text[hull[1] - 1] in '»”“"'),
        float(any(text[a:b].count("(") != text[a:b].count(")") for a, b in content)),
        float(any(a < group.cue[1] and group.cue[0] < b for a, b in content)),
    ]
    first, last = places(setting.tree, content[0]), places(setting.tree, content[-1])
    if first is None or last is None or group.at < 0:
        return row + [MISSING] * _CONTENT_TREE
    return row + _content_in_tree(setting, group, content, first, last[1])


def _content_in_tree(
    setting: Setting, group: Group, content: Spans, first: tuple[int, int], high: int
) -> Numbers:
    tree, at, low = setting.tree, group.at, first[0]
    words = tree.words
    members = {i for a, b in content for i in range(low, high + 1) if a <= words[i].start < b}
    under = group.below
    mine = {j for i in tree.children[at] if words[i].rel.startswith("nsubj") for j in tree.under(i)}
    follows = high + 1
    while follows < len(words) and words[follows].mark and follows < high + 3:
        follows += 1
    nxt = words[follows] if follows < len(words) else None
    head = next((i for i in range(low, first[1] + 1) if words[i].head not in members), low)
    gap = words[at + 1 : low] if low > at else words[high + 1 : at]
    return [
        *_near(words, low),
        *_near(words, low - 1),
        *_near(words, high),
        *_near(words, high + 1),
        *_near(words, follows),
        _reports(nxt.lower) if nxt else -1.0,
        _RELS.get(nxt.rel, 0.0) if nxt else -1.0,
        float(nxt.head == at) if nxt else -1.0,
        float(nxt.head in members) if nxt else -1.0,
        float(nxt is not None and nxt.lower.startswith("котор")),
        _RELS.get(words[head].rel, 0.0),
        float(words[head].head == at),
        _pos(words[head]),
        _cases(words[head].lower)[2],
        float(len(gap)),
        float(sum(w.text == "," for w in gap)),
        float(
            sum(words[i].head not in members and words[i].head != at and not words[i].mark for i in members)
        ),
        float(
            sum(
                w.head in members and i not in members and not w.mark and i != at for i, w in enumerate(words)
            )
        ),
        float(len(members)),
        float(len([i for i in members if i > at and i not in under])),
        float(len(under - members)),
        float(bool(mine & members)),
        float(high >= len(words) - 2),
        float(sum(_reports(words[i].lower) >= 1 for i in members)),
        float(sum(bool(words[i].forms) and words[i].forms[0].pos == "VERB" for i in members)),
        float(low <= 1),
        float(sum(words[i].lower in _TURNS for i in members)),
        float(any(words[i].text in ";:—–" for i in members if i > low)),
    ]


def _climb(tree: Tree, at: int, goal: int) -> float:
    """How many heads up from `at` the word `goal` is; -1 where it does not govern it."""
    for step in range(len(tree.words)):
        if at < 0:
            break
        if at == goal:
            return float(step)
        at = tree.words[at].head
    return -1.0


def places(tree: Tree, span: Span) -> tuple[int, int] | None:
    """First and last word of the tree within the span."""
    low = bisect_left(tree.words, span[0], key=lambda word: word.start)
    high = bisect_left(tree.words, span[1], key=lambda word: word.start) - 1
    return (low, high) if low <= high else None


def _frame(draft: Draft) -> Numbers:
    name, _, how = draft.frame.partition(", ")
    return [_FRAMES.get(name, 0.0), _HOW.get(how.rsplit(", ", 1)[-1], 0.0)]


def _pos(word: Word) -> float:
    return _POS.get(word.forms[0].pos, 0.0) if word.forms and not word.mark else -1.0


def _near(words: Sequence[Word], i: int) -> Numbers:
    """A word as its neighbours see it: its class, what it opens, which mark it is."""
    if not 0 <= i < len(words):
        return [-2.0, 0.0, 0.0]
    word = words[i]
    return [_pos(word), _OPEN.get(word.lower, 0.0), _MARKS.get(word.text[:1], 0.0)]


@lru_cache(maxsize=65536)
def _reports(lower: str) -> float:
    found = reading(lower)
    if found is None:
        return 0.5 if noun(lower) else 0.0
    return 2.0 if "речь" in found[0].takes else 1.0


@lru_cache(maxsize=16384)
def _cases(lower: str) -> tuple[float, float, float, float]:
    nomn, gent, ablt, datv = (
        float(any(f.has(case) for f in forms(lower)[:4])) for case in ("nomn", "gent", "ablt", "datv")
    )
    return nomn, gent, ablt, datv


def _agrees(tree: Tree, at: int, head: int) -> float:
    """Whether number, and gender in the past, of the cue's verb fit the noun; half where it is no verb."""
    verb = next((f for f in tree.words[at].forms if f.pos in ("VERB", "PRTS", "ADJS")), None)
    if verb is None:
        return 0.5
    for form in tree.words[head].forms:
        if "nomn" not in form.grammemes:
            continue
        number = verb.grammemes & {"sing", "plur"} <= form.grammemes
        genders, own = ({"masc", "femn", "neut"} & f.grammemes for f in (verb, form))
        if number and (not genders or not own or genders & own):
            return 1.0
    return 0.0
