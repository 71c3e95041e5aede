"""«заявление министра о выводе войск», «его намерение уйти», «сообщения, что …»: a noun reports, its complement is the content."""

from collections.abc import Iterator

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import frames
from hearsay.attribute.russian.clauses import extended
from hearsay.attribute.russian.cues import noun
from hearsay.attribute.russian.morphology import can_be
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.tables import nouns, phrases
from hearsay.records import Span

_ABOUT = ("о", "об", "обо", "на", "в", "к")
_OWN = frozenset("его ее её их свой свое своё свои своего своей своих своему своим своими свою мой мои наш наши моя наша".split())


def drafts(text: str, tree: Tree) -> Iterator[Draft]:
    """A draft for each reporting noun that has a complement."""
    for i, word in enumerate(tree.words):
        lemma = noun(word.lower)
        if lemma is None or _in_phrase(tree, i, lemma):
            continue
        for frame, content, top in _contents(text, tree, i):
            source = _source(text, tree, i, top)
            yield Draft(
                source=(source,) if source else (),
                cue=(word.start, word.end),
                content=(content,),
                kind=nouns()[lemma],
                lemma=lemma,
                frame=f"noun, {frame}" + ("" if source else ", alone"),
                confidence=1.0,
            )
            break


def _in_phrase(tree: Tree, at: int, lemma: str) -> bool:
    """Whether the noun stands in «по словам» and its like."""
    return lemma in phrases() and any(tree.words[j].lower in ("по", "со") for j in range(max(0, at - 2), at))


def _contents(text: str, tree: Tree, at: int) -> Iterator[tuple[str, Span, int]]:
    """The noun's complements with their names and tops."""
    for i in tree.children[at]:
        if i < at:
            continue
        word, case = tree.words[i], tree.child(i, "case", "mark")
        lead = tree.words[case].lower if case is not None else ""
        if lead in _ABOUT and word.rel in ("nmod", "obl"):
            name = "о" if lead.startswith("о") else lead
        elif can_be(word.lower, "INFN") and lead == "":
            name = "infinitive"
        elif word.rel in ("acl", "ccomp", "advcl", "appos", "nmod") and lead in ("что", "чтобы"):
            name = "clause"
        else:
            continue
        members = {j for j in tree.under(i) if j > at}
        last = extended(tree, at, members) if name == "clause" else max(members)
        span = frames.stretch(text, tree, range(min(members), last + 1))
        if span:
            yield name, span, i


def _source(text: str, tree: Tree, at: int, content: int) -> Span | None:
    """The noun's possessive or its genitive."""
    for i in tree.children[at]:
        if tree.words[i].lower in _OWN:
            return tree.words[i].start, tree.words[i].end
    for i in tree.children[at]:
        word = tree.words[i]
        if i != content and i > at and word.rel == "nmod" and tree.child(i, "case") is None and can_be(word.lower, "gent"):
            return frames.phrase(text, tree, i, [content])
    return None
