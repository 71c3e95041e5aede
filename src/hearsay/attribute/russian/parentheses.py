"""«…, сообщил X», «как заявил X, …»: a report set into a sentence, whose content is the clause around it."""

from collections.abc import Iterator

from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.morphology import words
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import Content, stretch
from hearsay.attribute.russian.subjects import source_end, subject
from hearsay.records import Span

_JOINERS = words("чем где когда куда если что чтобы кто и а но или хотя пока поскольку так зачем почему")
_CLAUSES = ("ccomp", "acl:relcl", "acl", "advcl", "csubj")
_CONNECTIVES = frozenset(
    (
        "кроме того",
        "однако",
        "при этом",
        "между тем",
        "тем временем",
        "в частности",
        "например",
        "так",
        "вместе с тем",
        "ранее",
    )
)


def parenthesis(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«…, сообщил X» at the end, «…, отмечает X, …» within, «как заявил X, …»: content is the rest of the
    clause.
    """
    low, high = _group(tree, cue)
    opening = tree.words[low].lower
    as_ = opening == "как"
    if not as_ and (
        not low
        or tree.words[low - 1].text not in ",—–-"
        or opening in _JOINERS
        or opening.startswith("котор")
    ):
        return
    first, last = clause_around(tree, cue.index, low, high)
    sides = (range(first, low), range(high + 1, last + 1))
    rest = [span for side in sides if (span := stretch(text, tree, side)) and span[1] - span[0] > 2]
    rest = without_connective(text, rest)
    if sum(end - start for start, end in rest) > 12:
        yield Content(tuple(rest), "as he said" if as_ else "parenthesis", ())


def clause_around(tree: Tree, inside: int, low: int, high: int) -> tuple[int, int]:
    """First and last word of the clause that the words from `low` to `high` stand in as a parenthesis."""
    whole = 0, len(tree.words) - 1
    if low <= 1 or high == whole[1] or (tree.words[high + 1].text in ".!?…" and high + 1 == whole[1]):
        return whole
    top = tree.words[inside].head
    for _ in tree.words:
        if top < 0 or tree.words[top].rel == "root":
            return whole
        if tree.words[top].rel in _CLAUSES:
            break
        top = tree.words[top].head
    members = tree.under(top)
    return (min(members), max(members)) if min(members) <= low and high <= max(members) else whole


def without_connective(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces without a first one that only connects sentences («Кроме того»)."""
    lead = text[slice(*pieces[0])].lower() if len(pieces) > 1 else ""
    return pieces[1:] if lead in _CONNECTIVES else pieces


def _group(tree: Tree, cue: Cue) -> tuple[int, int]:
    """The words of a parenthesis: from its comma to the end of the source."""
    low = cue.index
    while low and tree.words[low - 1].text not in (",", "—", "–", "-", "(") and cue.index - low < 4:
        low -= 1
    low = next((i for i in range(low, cue.index) if tree.words[i].lower == "как"), low)
    if cue.impersonal and tree.words[low].lower == "как":
        return low, cue.index
    head = subject(tree, cue)
    high = max(cue.index, source_end(tree, cue.index, head) if head is not None else 0)
    while high + 1 < len(tree.words) and tree.words[high + 1].text not in (",", "—", "–"):
        high += 1
    return low, high
