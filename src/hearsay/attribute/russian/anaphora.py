"""«Об этом сообщил министр», «эту информацию подтвердили в полиции»: what is pointed back to is the sentence
before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import clauses
from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.morphology import can_be, words
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import Content, trim
from hearsay.records import Span

_POINTERS = words("этом этого это этому этим эту эти эта такое такой такую таком данную данное")


def drafts(text: str, tree: Tree, cues: Sequence[Cue], before: Span | None) -> Iterator[Draft]:
    """A draft for each cue whose complement only points back, its content the stretch `before`."""
    if before is None:
        return
    for cue in cues:
        if "речь" in cue.verb.takes and cue.shape in ("finite", "passive") and _points(tree, cue):
            content = trim(text, *before)
            if content:
                draft = clauses.draft(text, tree, cue, Content((content,), "about this"))
                yield _with_subject(tree, cue, draft)


def _points(tree: Tree, cue: Cue) -> bool:
    for i in tree.children[cue.index]:
        if tree.words[i].rel in ("obj", "obl", "iobj", "nmod", "nsubj:pass", "nsubj"):
            places = tree.under(i)
            if (
                len(places) <= 3
                and any(tree.words[j].lower in _POINTERS for j in places)
                and not _has_clause(tree, cue)
            ):
                return True
    return False


def _has_clause(tree: Tree, cue: Cue) -> bool:
    return any(
        tree.words[i].rel == "ccomp" or (tree.words[i].rel == "xcomp" and not _named(tree, i))
        for i in tree.children[cue.index]
    )


def _named(tree: Tree, i: int) -> bool:
    """Whether the word is a name by its capital."""
    return tree.words[i].text[:1].isupper() and not can_be(tree.words[i].lower, "VERB")


def _with_subject(tree: Tree, cue: Cue, draft: Draft) -> Draft:
    """«Орлов это опроверг»: a name that opens the clause before the pointer, where the tree shows no subject."""
    if draft.source or cue.shape != "finite" or cue.index < 2:
        return draft
    pointer, first = tree.words[cue.index - 1], tree.words[cue.index - 2]
    if pointer.lower not in _POINTERS or not _named(tree, cue.index - 2):
        return draft
    return replace(draft, source=((first.start, first.end),), frame="about this, subject")
