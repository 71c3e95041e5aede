"""Spans of the parts of a statement: noun phrases, subjects, cue groups, addressees."""

from collections.abc import Iterable

from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.morphology import can_be
from hearsay.attribute.russian.parse import Tree
from hearsay.records import Span

SUBJECT = ("nsubj", "nsubj:pass")
_PAIRS = {"»": "«", ")": "(", "”": "“"}


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without the marks and spaces around it; closing marks stay where their opening ones are inside."""
    while start < end and (text[start].isspace() or text[start] in ",;:.!?—–-…»)”'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.—–-«('" or _lone(text, start, end)):
        end -= 1
    return (start, end) if start < end else None


def _lone(text: str, start: int, end: int) -> bool:
    opening = _PAIRS.get(text[end - 1])
    return opening is not None and opening not in text[start:end]


def stretch(text: str, tree: Tree, indices: Iterable[int]) -> Span | None:
    """From the first to the last of the words, trimmed."""
    places = list(indices)
    if not places:
        return None
    start, end = tree.words[min(places)].start, tree.words[max(places)].end
    # a closing mark or bracket right behind belongs to the phrase
    nearby = max(places) + 1
    while nearby < len(tree.words) and tree.words[nearby].text in "»)”\"":
        end = tree.words[nearby].end
        nearby += 1
    first = min(places)
    if first and tree.words[first - 1].text in "«“„(\"":
        start = tree.words[first - 1].start
    return trim(text, start, end)


def phrase(text: str, tree: Tree, top: int, without: Iterable[int] = ()) -> Span | None:
    """The noun phrase of `top` without its prepositions and what stands beyond a cue."""
    cut = [i for i in tree.children[top] if tree.words[i].rel in ("case", "cc", "mark", "parataxis", "cop")]
    return stretch(text, tree, _joined(tree.under(top, [*cut, *without]), top))


def _joined(found: set[int], top: int) -> set[int]:
    """The words around `top` with no gap wider than a mark or two between them."""
    ordered = sorted(found)
    at = ordered.index(top)
    low = high = at
    while low and ordered[low] - ordered[low - 1] <= 3:
        low -= 1
    while high + 1 < len(ordered) and ordered[high + 1] - ordered[high] <= 3:
        high += 1
    return set(ordered[low : high + 1])


def subject(tree: Tree, cue: Cue) -> int | None:
    """The word that heads the cue's subject: its own, or the one it shares."""
    at = cue.index
    if cue.shape in ("participle",):
        return tree.words[at].head if tree.words[at].rel in ("acl", "amod", "acl:relcl") and tree.words[at].head >= 0 else None
    if cue.shape == "passive participle":
        return None
    for _ in range(4):
        found = tree.child(at, *SUBJECT)
        if found is not None:
            return found
        rel, head = tree.words[at].rel, tree.words[at].head
        if at == cue.index and cue.shape in ("finite", "state"):
            stray = _stray(tree, at)
            if stray is not None:
                return stray
        if head < 0 or rel not in ("conj", "advcl", "xcomp", "parataxis"):
            return None
        if rel == "advcl" and cue.shape != "converb":
            return None
        if rel == "parataxis" or (rel == "xcomp" and cue.shape != "infinitive"):
            return None
        at = head
    return None


def _stray(tree: Tree, cue: int) -> int | None:
    """A subject right beside the verb that the tree hangs on another word behind it."""
    for i in range(cue - 1, -1, -1):
        word = tree.words[i]
        if word.rel in SUBJECT and word.head > cue:
            return i
        if word.rel in SUBJECT or word.text in ";:" or can_be(word.lower, "VERB"):
            break
    for i in range(cue + 1, min(cue + 4, len(tree.words))):
        word = tree.words[i]
        if word.mark:
            break
        if word.rel in SUBJECT and can_be(word.lower, "nomn"):
            return i
    return None


def agent(tree: Tree, cue: Cue) -> int | None:
    """Who a passive or a subjectless plural is by: an instrumental, or the office in «в МИД сообщили»."""
    for i in tree.children[cue.index]:
        word = tree.words[i]
        case = tree.child(i, "case")
        if case is None and word.rel in ("obl", "obl:agent", "iobj") and can_be(word.lower, "ablt") and (
            cue.shape in ("passive", "passive participle") or cue.impersonal
        ):
            return i
    for i in tree.children[cue.index]:
        case = tree.child(i, "case")
        if case is not None and tree.words[case].lower in ("в", "во", "на", "из") and tree.words[i].rel in ("obl", "nmod"):
            prep = tree.words[case].lower
            word = tree.words[i]
            if _calendar(word.lower):
                continue
            if prep in cue.verb.takes and prep != "из":
                continue
            if (prep != "из" and (cue.shape == "passive" or cue.impersonal or _plural(tree, cue.index))) or (prep == "из" and "из" in cue.verb.takes):
                return i
    return None


def _plural(tree: Tree, at: int) -> bool:
    return tree.words[at].lower == "говорится" or can_be(tree.words[at].lower, "VERB", "plur")


_TIMES = {"понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье", "году", "время", "день", "момент"}


def _calendar(lower: str) -> bool:
    return lower in _TIMES or lower.isdigit() or can_be(lower, "Abbr", "Init")


_AUX = {"был", "была", "было", "были", "будет", "будут", "бы", "стал", "стала", "стали", "стало", "не", "ни"}


def cue_span(tree: Tree, cue: Cue) -> Span:
    """The verb group: negation, auxiliaries and particles that stand right beside the verb."""
    low = high = cue.index
    while low and tree.words[low - 1].lower in _AUX:
        low -= 1
    while high + 1 < len(tree.words) and tree.words[high + 1].lower in ("бы", "был", "была", "было", "были"):
        high += 1
    return tree.words[low].start, tree.words[high].end
