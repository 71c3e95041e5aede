"""From a reporting word to its source and content along the sentence's dependencies.

Each way of taking content is a frame of its own name, so that counts can tell how far each is to be trusted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import frames
from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.morphology import can_be
from hearsay.attribute.russian.parse import Tree
from hearsay.records import Span, Spans

_CLAUSE = ("ccomp", "csubj", "csubj:pass")
_OPENERS = frozenset(
    "что чтобы чтоб ли будто якобы как кто где когда куда почему зачем сколько какой какая какие каким который".split()
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue takes: its pieces, the frame's name, the tops of the pieces in the tree."""

    pieces: Spans
    frame: str
    tops: tuple[int, ...] = ()


def drafts(text: str, tree: Tree, cues: list[Cue]) -> Iterator[Draft]:
    """A draft for each cue of the sentence that has content in it."""
    for cue in cues:
        content = next(_contents(text, tree, cue), None)
        if content is not None:
            yield draft(text, tree, cue, content)


def own_content(text: str, tree: Tree, cue: Cue) -> Content | None:
    """A clause or infinitive that the cue takes, if any."""
    found = next(_contents(text, tree, cue), None)
    return found if found and found.frame in ("clause", "clause by comma", "infinitive") else None


def draft(text: str, tree: Tree, cue: Cue, content: Content) -> Draft:
    """The cue's statement with the given content."""
    source, how = source_of(text, tree, cue, content.tops)
    return Draft(
        source=source,
        cue=frames.cue_span(tree, cue),
        content=content.pieces,
        kind=cue.verb.kind,
        lemma=cue.verb.lemma,
        frame=f"{content.frame}, {how}",
        confidence=1.0,
        addressee=addressee(text, tree, cue, content.tops),
    )


def source_of(text: str, tree: Tree, cue: Cue, tops: tuple[int, ...] = ()) -> tuple[Spans, str]:
    """The source's span and how it was found: subject, agent, head (of a participle) or none."""
    passive = cue.shape in ("passive", "passive participle") or cue.impersonal
    head = None if passive else frames.subject(tree, cue)
    how = "head" if cue.shape == "participle" else "converb" if cue.shape == "converb" else "subject"
    if head is None or head in tops:
        head, how = frames.agent(tree, cue), "agent"
        if head is not None and head in tops:
            head = None
    if head is None:
        return (), "passive" if passive else cue.shape + " alone"
    if cue.shape == "infinitive":
        how = "infinitive"
    without = [cue.index] if cue.index not in tree.under(head) or head != cue.index else []
    # a participle's source is its head alone: the clause around it belongs to the participle
    span = frames.phrase(text, tree, head, [cue.index, *_after_comma(tree, head, cue)])
    return ((span,) if span and without else ()), how


def _after_comma(tree: Tree, head: int, cue: Cue) -> list[int]:
    """Children of the source's head that stand on the far side of the cue."""
    if head < cue.index:
        return [i for i in tree.children[head] if i > cue.index]
    return [i for i in tree.children[head] if i < cue.index]


def addressee(text: str, tree: Tree, cue: Cue, tops: tuple[int, ...]) -> Span | None:
    """Whom the cue addresses, if its verb takes an addressee and one is there."""
    wanted = {"dat": "datv", "acc": "accs"}.get(cue.verb.addressee)
    if wanted is None:
        return None
    for i in tree.children[cue.index]:
        word = tree.words[i]
        if i not in tops and word.rel in ("iobj", "obj", "obl") and tree.child(i, "case") is None and can_be(word.lower, wanted):
            if wanted == "datv" and word.rel == "obj":
                continue
            return frames.phrase(text, tree, i, [j for j in tree.children[i] if tree.words[j].rel.startswith("acl")])
    return None


def _contents(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    takes = cue.verb.takes
    yield from _clause(text, tree, cue)
    if "инф" in takes:
        yield from _infinitive(text, tree, cue)
    if takes & {"вин-как", "вин-в"}:
        yield from _called(text, tree, cue)
    yield from _prepositional(text, tree, cue)
    yield from _clause_by_comma(text, tree, cue)
    if "вин" in takes:
        yield from _object(text, tree, cue)
    if "речь" in takes and cue.shape in ("finite", "passive"):
        yield from _parenthesis(text, tree, cue)


def _clause(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«заявил, что …»: by the tree, else by the comma and conjunction behind the cue."""
    for i in tree.children[cue.index]:
        rel = tree.words[i].rel
        if i < cue.index or not (rel in _CLAUSE or (rel == "advcl" and _mark(tree, i) in ("чтобы", "что"))):
            continue
        members = {j for j in tree.under(i) if j > cue.index}
        start = _opening(tree, cue.index, min(members))
        name = "clause" if _mark(tree, i) else "bare clause"
        span = frames.stretch(text, tree, range(start, extended(tree, cue.index, members) + 1))
        if span:
            yield Content((span,), name, (i,))


def _clause_by_comma(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«…, что …» behind a cue that the tree does not join to it."""
    at = cue.index + 1
    while at + 1 < len(tree.words) and at < cue.index + 6 and tree.words[at].text != ",":
        at += 1
    if at + 1 < len(tree.words) and tree.words[at].text == "," and tree.words[at + 1].lower in ("что", "чтобы", "будто"):
        head = tree.words[at + 1].head
        members = {j for j in tree.under(head) if j > at} | {at + 1} if head > at else {at + 1}
        span = frames.stretch(text, tree, range(at + 1, extended(tree, cue.index, members) + 1))
        if span:
            yield Content((span,), "clause by comma", ())


def _mark(tree: Tree, top: int) -> str | None:
    mark = tree.child(top, "mark")
    if mark is not None:
        return tree.words[mark].lower
    first = min(tree.under(top))
    return tree.words[first].lower if tree.words[first].lower in _OPENERS else None


def _opening(tree: Tree, cue: int, first: int) -> int:
    """Where a clause really begins: back to «что» right behind the cue's comma."""
    while first - 1 > cue and tree.words[first - 1].text != ",":
        first -= 1
    return first


def extended(tree: Tree, cue: int, members: set[int]) -> int:
    """The last word of a content that the tree ends at the last of `members`.

    What is cut off by a wrong attachment is taken back: reading goes on until a word that governs the cue or hangs on
    the cue's side of the sentence (another main verb, a converb, «…, сообщает …»).
    """
    above = _above(tree, cue)
    inside = set(members)
    last = max(members)
    for i in range(last + 1, len(tree.words)):
        word = tree.words[i]
        if i in above or _leaves(tree, i, above) or (word.head < 0 and not word.mark):
            first = min(j for j in tree.under(i) if j > last) if any(j > last for j in tree.under(i)) else i
            return max(last, min(first, i) - 1)
        inside.add(i)
    return len(tree.words) - 1


def _above(tree: Tree, at: int) -> set[int]:
    """A word and all that govern it."""
    found = {at}
    while tree.words[at].head >= 0 and tree.words[at].head not in found:
        at = tree.words[at].head
        found.add(at)
    return found


def _leaves(tree: Tree, i: int, above: set[int]) -> bool:
    """Whether the word hangs on the cue or above it in a way that ends the content."""
    word = tree.words[i]
    if word.head not in above or word.mark:
        return False
    return not (word.rel in ("advcl", "mark", "ccomp", "acl:relcl", "obl", "nmod", "advmod", "cc") and not can_be(word.lower, "GRND"))


def _infinitive(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«призвал вывести войска»."""
    for i in tree.children[cue.index]:
        if tree.words[i].rel in ("xcomp", "ccomp", "csubj", "obj", "advcl") and can_be(tree.words[i].lower, "INFN") and i > cue.index:
            members = tree.under(i)
            first = min(j for j in members if j > cue.index)
            span = frames.stretch(text, tree, range(first, extended(tree, cue.index, members) + 1))
            if span:
                yield Content((span,), "infinitive", (i,))


def _called(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«назвал X Y-ом», «обвинил X в Y»."""
    takes = cue.verb.takes
    first = next((i for i in tree.children[cue.index] if tree.words[i].rel in ("obj", "nsubj:pass")), None)
    prep = "в" if "вин-в" in takes else "как"
    second = next(
        (
            i
            for i in tree.children[cue.index]
            if i != first
            and tree.words[i].rel in ("xcomp", "obl", "iobj", "advcl", "nmod", "obj")
            and (_case(tree, i) == prep or (prep == "как" and _case(tree, i) is None and can_be(tree.words[i].lower, "ablt")))
        ),
        None,
    )
    if first is None and second is None:
        return
    tops = tuple(i for i in (first, second) if i is not None)
    pieces = _pieces(text, tree, cue.index, set().union(*(tree.under(i) for i in tops)))
    if pieces and (second is not None or prep == "в"):
        yield Content(pieces, "object and predicate" if len(tops) == 2 else "predicate", tops)


def _pieces(text: str, tree: Tree, cue: int, members: set[int]) -> Spans:
    """The words before and behind the cue, each side one piece."""
    sides = ([i for i in members if i < cue], [i for i in members if i > cue])
    return tuple(span for side in sides if (span := frames.stretch(text, tree, side)))


def _case(tree: Tree, top: int) -> str | None:
    case = tree.child(top, "case", "mark")
    if case is None:
        return None
    lower = tree.words[case].lower
    return {"об": "о", "обо": "о", "во": "в", "со": "с", "ко": "к", "изо": "из", "ото": "от"}.get(lower, lower)


def _prepositional(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«сообщил о похищении»."""
    for i in tree.children[cue.index]:
        case = _case(tree, i)
        if case in cue.verb.takes and tree.words[i].rel in ("obl", "nmod", "iobj", "advcl", "ccomp", "obj"):
            span = frames.stretch(text, tree, _onward(tree, cue.index, i))
            if span and not _anaphoric(text[slice(*span)]):
                yield Content((span,), f"prepositional {case}", (i,))


def _beside(members: set[int], cue: int, top: int) -> list[int]:
    return [i for i in members if (i > cue) == (top > cue) and i != cue]


def _onward(tree: Tree, cue: int, top: int) -> list[int]:
    """The words of a complement on its side of the cue, with the clauses that go on behind it."""
    places = _beside(tree.under(top), cue, top)
    if top > cue and places:
        last = max(places)
        end = extended(tree, cue, set(places))
        if end > last and tree.words[last + 1].text == ",":
            return list(range(min(places), end + 1))
    return places


def _anaphoric(words: str) -> bool:
    return re.fullmatch(r"(?:об?|в|на) (?:этом|том|чём|чем|нём|нем|ней|котор\w+)", words.lower()) is not None


def _points_back(words: str) -> bool:
    """«это», «эту информацию», «такое мнение» stand for a sentence before."""
    return re.fullmatch(r"(?:эт|так|данн|подобн)\w+(?: (?:же )?\w+)?", words.lower()) is not None


def _object(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«выразил надежду», «опроверг слухи»; of a passive its subject."""
    passive = cue.shape == "passive" or cue.impersonal
    rels = ("nsubj:pass", "nsubj") if passive else ("obj",)
    if cue.shape == "passive participle":
        return
    for i in tree.children[cue.index]:
        if tree.words[i].rel in rels:
            span = frames.stretch(text, tree, _onward(tree, cue.index, i))
            if span and not _points_back(text[slice(*span)]):
                yield Content((span,), "passive subject" if passive else "object", (i,))


def _parenthesis(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«…, сообщил X» at the end, «…, отмечает X, …» within, «как заявил X, …»: content is the rest of the sentence."""
    low, high = _group(tree, cue)
    last = len(tree.words) - 1
    as_ = any(tree.words[i].lower == "как" for i in range(low, cue.index))
    before = low > 0 and tree.words[low - 1].text in ",—–-"
    if not (as_ or before):
        return
    rest = [span for span in (
        frames.stretch(text, tree, range(low)) if low > 0 else None,
        frames.stretch(text, tree, range(high + 1, last + 1)) if high < last else None,
    ) if span]
    rest = [span for span in rest if span[1] - span[0] > 2]
    if rest and sum(b - a for a, b in rest) > 12:
        yield Content(tuple(rest), "as he said" if as_ else "parenthesis", ())


def _group(tree: Tree, cue: Cue) -> tuple[int, int]:
    """The words of a parenthesis: from its comma to the end of the source."""
    low = cue.index
    while low and tree.words[low - 1].text not in (",", "—", "–", "-", "(") and cue.index - low < 4:
        low -= 1
    subject = tree.child(cue.index, *frames.SUBJECT)
    high = max(i for i in [cue.index, *(tree.under(subject) if subject is not None else ())])
    while high + 1 < len(tree.words) and tree.words[high + 1].text not in (",", "—", "–"):
        high += 1
    return low, high
