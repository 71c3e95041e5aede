"""«заявление министра о выводе войск», «его намерение уйти», «сообщения, что …»: a noun reports, its
complement is the content.
"""

from collections.abc import Iterator

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.cues import Cue, noun, reading
from hearsay.attribute.russian.extent import extended
from hearsay.attribute.russian.morphology import can_be, words
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import phrase, stretch
from hearsay.attribute.russian.subjects import subject
from hearsay.attribute.russian.tables import nouns, phrases
from hearsay.records import Span, Spans

_ABOUT = ("о", "об", "обо", "на", "в", "к")
_OWN = words(
    "его ее её их свой свое своё свои своего своей своих своему своим своими свою мой мои наш наши моя наша"
)


def drafts(text: str, tree: Tree) -> Iterator[Draft]:
    """A draft for each reporting noun that has a complement."""
    for i, word in enumerate(tree.words):
        lemma = noun(word.lower)
        if lemma is None or _in_phrase(tree, i, lemma):
            continue
        for frame, content, top in _contents(text, tree, i):
            source = _source(text, tree, i, top)
            shared = None if source else _shared(text, tree, i)
            yield Draft(
                source=(source,) if source else (shared,) if shared else (),
                cue=(word.start, word.end),
                content=(content,),
                kind=nouns()[lemma],
                lemma=lemma,
                frame=f"noun, {frame}" + ("" if source else ", shared" if shared else ", alone"),
                confidence=1.0,
            )
            break


def before_speech(text: str, tree: Tree, at: int, pieces: Spans) -> Draft:
    """«Комментарий министра: «…»»: the noun before the colon is the cue."""
    word = tree.words[at]
    source = _source(text, tree, at, -1)
    lemma = noun(word.lower) or word.lower
    frame = "colon, noun" if source else "colon, noun alone"
    return Draft(
        (source,) if source else (),
        (word.start, word.end),
        pieces,
        nouns().get(lemma, "speech"),
        lemma,
        frame,
        1.0,
    )


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
        span = stretch(text, tree, range(min(members), last + 1))
        if span:
            yield name, span, i


def _shared(text: str, tree: Tree, at: int) -> Span | None:
    """The subject of the reporting verb that the noun depends on: «министр объявил о намерении уйти»."""
    head = tree.words[at].head
    found = reading(tree.words[head].lower) if head >= 0 else None
    if found is None or tree.words[at].rel == "nsubj" or found[1] not in ("finite", "converb"):
        return None
    top = subject(tree, Cue(head, *found))
    return phrase(text, tree, top, [at, head]) if top is not None else None


def _source(text: str, tree: Tree, at: int, content: int) -> Span | None:
    """The noun's possessive or its genitive."""
    for i in tree.children[at]:
        if tree.words[i].lower in _OWN:
            return tree.words[i].start, tree.words[i].end
    for i in tree.children[at]:
        word = tree.words[i]
        if (
            i != content
            and i > at
            and word.rel == "nmod"
            and tree.child(i, "case") is None
            and can_be(word.lower, "gent")
        ):
            return phrase(text, tree, i, [content])
    return None
