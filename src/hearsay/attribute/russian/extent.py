"""How far a content reaches: from the conjunction it opens with to where the sentence leaves it.

The parser's subtrees end too early (a wrong attachment) or too late (a verb of the cue's own subject hung
below); form and conjunctions correct both. Tuned by reading the errors of the training part of the project's
annotation.
"""

from hearsay.attribute.russian.cues import noun
from hearsay.attribute.russian.morphology import can_be, words
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.subjects import COORDINATORS, SUBJECT, agree, resumed

OPENERS = words(
    "что чтобы чтоб ли будто якобы как кто где когда куда почему зачем сколько какой какая какие каким"
    " который"
)
THAT = words("то том тем того тому")


def opening(tree: Tree, cue: int, first: int) -> int:
    """Where a clause's content begins: «что», or the «о том» or «уверенность» that it hangs on."""
    if tree.words[first - 1].text != ",":
        while first - 1 > cue and tree.words[first - 1].text != ",":
            first -= 1
    before = first - 2
    if before <= cue:
        return first
    if tree.words[before].lower in THAT:
        return (
            before - 1
            if before - 1 > cue and any(f.pos == "PREP" for f in tree.words[before - 1].forms)
            else before
        )
    if noun(tree.words[before].lower) or tree.words[before].lower == "факт":
        return min(j for j in tree.under(before) if cue < j <= before)
    return first


def extended(tree: Tree, cue: int, members: set[int]) -> int:
    """The last word of a content that the tree ends at the last of `members`.

    What is cut off by a wrong attachment is taken back: reading goes on until a word that governs the cue or
    hangs on the cue's side of the sentence (another main verb, a converb, «…, сообщает …»).
    """
    above = _above(tree, cue)
    last = next((j - 1 for j in sorted(members) if j > cue and resumed(tree, j) == cue), max(members))
    last = _shortened(tree, last)
    for i in range(last + 1, len(tree.words)):
        word = tree.words[i]
        if (
            i in above
            or _leaves(tree, i, above)
            or (word.head < 0 and word.rel == "root" and not word.mark)
            or resumed(tree, i) == cue
        ):
            first = min((j for j in tree.under(i) if j > last), default=i)
            return _shortened(tree, max(last, min(first, i) - 1))
    return len(tree.words) - 1


def _shortened(tree: Tree, last: int) -> int:
    """Back over the conjunctions that lead to what comes next."""
    while last and (
        (tree.words[last].mark and tree.words[last].text not in '»”)"')
        or tree.words[last].lower in COORDINATORS
    ):
        last -= 1
    return last


def until_next_verb(tree: Tree, cue: int, places: list[int]) -> list[int]:
    """A nominal content ends where «и» joins another verb of the cue's subject that the tree hangs below."""
    for j in places[1:]:
        before = [word.lower for word in tree.words[max(0, j - 2) : j]]
        opened = any(w.lower.startswith("котор") or w.lower in OPENERS for w in tree.words[places[0] : j])
        if (
            not opened
            and any(word in ("и", "но", "а") for word in before)
            and any(form.pos == "VERB" for form in tree.words[j].forms[:1])
            and tree.child(j, *SUBJECT) is None
            and agree(tree.words[cue].lower, tree.words[j].lower)
        ):
            return [i for i in places if i <= _shortened(tree, j - 1)]
    return places


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
    return not (
        word.rel in ("advcl", "mark", "ccomp", "acl:relcl", "obl", "nmod", "advmod", "cc")
        and not can_be(word.lower, "GRND")
    )


def beside(members: set[int], cue: int, top: int) -> list[int]:
    return [i for i in members if (i > cue) == (top > cue) and i != cue]


def onward(tree: Tree, cue: int, top: int) -> list[int]:
    """The words of a complement on its side of the cue, with the clauses that go on behind it."""
    places = beside(tree.under(top), cue, top)
    if top > cue and places:
        last = max(places)
        end = extended(tree, cue, set(places))
        if end > last:
            places = list(range(min(places), end + 1))
        places = until_next_verb(tree, cue, sorted(places))
    return places
