"""What a cue takes as content: a clause, an infinitive, a prepositional phrase, an object with what is said
of it.

Each way is a frame of its own name, so that counts can tell how far each is to be trusted.
"""

import re
from collections.abc import Iterator

from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.extent import OPENERS, extended, onward, opening, until_next_verb
from hearsay.attribute.russian.morphology import can_be
from hearsay.attribute.russian.parentheses import parenthesis
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import Content, stretch
from hearsay.records import Spans

# between a cue and its colon stand its subject and an addressee, in words
_COLON_NEAR = 12
_INFINITIVE = ("xcomp", "ccomp", "csubj", "obj", "advcl")
CLAUSE = ("ccomp", "csubj", "csubj:pass")


def contents(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    takes = cue.verb.takes
    yield from _clause(text, tree, cue)
    if "инф" in takes:
        yield from _infinitive(text, tree, cue)
    if takes & {"вин-как", "вин-в", "вин-за"}:
        yield from _called(text, tree, cue)
    yield from _prepositional(text, tree, cue)
    yield from _clause_by_comma(text, tree, cue)
    if "вин" in takes:
        yield from _object(text, tree, cue)
    if "речь" in takes:
        yield from _after_colon(text, tree, cue)
    if "речь" in takes and cue.shape in ("finite", "passive"):
        yield from parenthesis(text, tree, cue)


def _clause(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«заявил, что …»: by the tree, else by the comma and conjunction behind the cue."""
    for i in tree.children[cue.index]:
        rel = tree.words[i].rel
        if i < cue.index or not (rel in CLAUSE or (rel == "advcl" and _mark(tree, i) in ("чтобы", "что"))):
            continue
        members = {j for j in tree.under(i) if j > cue.index}
        mark = tree.child(i, "mark")
        start = opening(tree, cue.index, mark if mark is not None and mark > cue.index else min(members))
        name = "clause" if _mark(tree, i) else "bare clause"
        span = stretch(text, tree, range(start, extended(tree, cue.index, members) + 1))
        if span:
            yield Content((span,), name, (i,))


def _clause_by_comma(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«…, что …» behind a cue that the tree does not join to it."""
    at = cue.index + 1
    while at + 1 < len(tree.words) and at < cue.index + 6 and tree.words[at].text != ",":
        at += 1
    if (
        at + 1 < len(tree.words)
        and tree.words[at].text == ","
        and tree.words[at + 1].lower in ("что", "чтобы", "будто")
    ):
        head = tree.words[at + 1].head
        members = {j for j in tree.under(head) if j > at} | {at + 1} if head > at else {at + 1}
        start = opening(tree, cue.index, at + 1)
        span = stretch(text, tree, range(start, extended(tree, cue.index, members) + 1))
        if span:
            yield Content((span,), "clause by comma", ())


def _mark(tree: Tree, top: int) -> str | None:
    mark = tree.child(top, "mark")
    if mark is not None:
        return tree.words[mark].lower
    first = min(tree.under(top))
    return tree.words[first].lower if tree.words[first].lower in OPENERS else None


def _infinitive(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«призвал вывести войска», «уходить не намерен»."""
    below = [i for i in tree.children[cue.index] if tree.words[i].rel in _INFINITIVE]
    for i in (i for i in below if can_be(tree.words[i].lower, "INFN")):
        if i < cue.index:
            span = stretch(text, tree, [j for j in tree.under(i) if j < cue.index])
            if span:
                yield Content((span,), "infinitive before", (i,))
        else:
            members = tree.under(i)
            first = min(j for j in members if j > cue.index)
            places = list(range(first, extended(tree, cue.index, members) + 1))
            span = stretch(text, tree, until_next_verb(tree, cue.index, places))
            if span:
                yield Content((span,), "infinitive", (i,))


def _after_colon(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«Орлов признал: мост закрыт»: what follows the colon, without marks."""
    near = range(cue.index + 1, min(cue.index + _COLON_NEAR, len(tree.words) - 1))
    colon = next((i for i in near if tree.words[i].text == ":"), None)
    if colon is None or tree.words[colon + 1].text in "«„“\"'":
        return
    if any(can_be(tree.words[i].lower, "VERB") for i in range(cue.index + 1, colon)):
        return
    span = stretch(text, tree, range(colon + 1, len(tree.words)))
    if span:
        yield Content((span,), "after colon", ())


def _called(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«назвал X Y-ом», «обвинил X в Y», «критиковал X за Y»."""
    children = tree.children[cue.index]
    first = next((i for i in children if tree.words[i].rel in ("obj", "nsubj:pass")), None)
    if first is None and (cue.shape == "passive" or cue.impersonal):
        first = tree.child(cue.index, "nsubj")
    second = next((i for i in children if i != first and _predicate(tree, i, cue.verb.takes)), None)
    if second is None:
        return
    tops = tuple(i for i in (first, second) if i is not None)
    places = set().union(*(tree.under(i) for i in tops))
    if second > cue.index and second == max(tops):
        places |= set(onward(tree, cue.index, second))
    pieces = _pieces(text, tree, cue.index, places)
    if pieces:
        yield Content(pieces, "object and predicate" if len(tops) == 2 else "predicate", tops)


def _predicate(tree: Tree, i: int, takes: frozenset[str]) -> bool:
    """Whether the word is what the verb says of its object, in one of the ways the verb takes."""
    if tree.words[i].rel not in ("xcomp", "obl", "iobj", "advcl", "nmod", "obj", "acl"):
        return False
    case = _case(tree, i)
    if case is None:
        return "вин-как" in takes and can_be(tree.words[i].lower, "ablt")
    return f"вин-{case}" in takes


def _pieces(text: str, tree: Tree, cue: int, members: set[int]) -> Spans:
    """The words before and behind the cue, each side one piece."""
    sides = ([i for i in members if i < cue], [i for i in members if i > cue])
    return tuple(span for side in sides if (span := stretch(text, tree, side)))


def _case(tree: Tree, top: int) -> str | None:
    case = tree.child(top, "case", "mark")
    if case is None:
        return None
    lower = tree.words[case].lower
    return {"об": "о", "обо": "о", "во": "в", "со": "с", "ко": "к", "изо": "из", "ото": "от"}.get(
        lower, lower
    )


def _prepositional(text: str, tree: Tree, cue: Cue) -> Iterator[Content]:
    """«сообщил о похищении»."""
    for i in tree.children[cue.index]:
        case = _case(tree, i)
        if (
            case is None
            and "тв" in cue.verb.takes
            and tree.words[i].rel == "obl"
            and can_be(tree.words[i].lower, "ablt")
        ):
            case = "тв"
        if case in cue.verb.takes and tree.words[i].rel in ("obl", "nmod", "iobj", "advcl", "ccomp", "obj"):
            span = stretch(text, tree, onward(tree, cue.index, i))
            if span and not _anaphoric(text[slice(*span)]):
                yield Content((span,), f"prepositional {case}", (i,))


def _anaphoric(words: str) -> bool:
    return (
        re.fullmatch(r"(?:об?|в|на|с|за) (?:этом|этим|это|том|чём|чем|нём|нем|ней|котор\w+)", words.lower())
        is not None
    )


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
            span = stretch(text, tree, onward(tree, cue.index, i))
            if span and not _points_back(text[slice(*span)]):
                yield Content((span,), "passive subject" if passive else "object", (i,))
