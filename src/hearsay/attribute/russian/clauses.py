"""From a reporting word to its source, content and addressee along the sentence's dependencies."""

from collections.abc import Iterator

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.base import POINTERS
from hearsay.attribute.russian.contents import contents
from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.morphology import can_be
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import Content, cue_span, phrase, trim
from hearsay.attribute.russian.subjects import agent, source_end, subject
from hearsay.records import Span, Spans


def drafts(text: str, tree: Tree, cues: list[Cue]) -> Iterator[Draft]:
    """For each cue of the sentence a draft with each content that it may have in it, the likeliest first."""
    for cue in cues:
        for content in contents(text, tree, cue):
            yield draft(text, tree, cue, content)


def own_content(text: str, tree: Tree, cue: Cue) -> Content | None:
    """A clause or infinitive that the cue takes, if any."""
    found = next(contents(text, tree, cue), None)
    return found if found and found.frame in ("clause", "clause by comma", "infinitive") else None


def draft(text: str, tree: Tree, cue: Cue, content: Content) -> Draft:
    """The cue's statement with the given content."""
    source, how = source_of(text, tree, cue, content.tops)
    return Draft(
        source=source,
        cue=cue_span(tree, cue),
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
    head = None if passive else subject(tree, cue)
    how = "head" if cue.shape == "participle" else "converb" if cue.shape == "converb" else "subject"
    if head is None or head in tops:
        head, how = agent(tree, cue), "agent"
        if head is not None and head in tops:
            head = None
    if head is None:
        return (), "passive" if passive else cue.shape + " alone"
    if cue.shape == "infinitive":
        how = "infinitive"
    # a participle's source is its head alone: the clause around it belongs to the participle
    span = phrase(text, tree, head, [cue.index, *_far_side(tree, head, cue)])
    if span and cue.index < head:
        span = trim(text, span[0], max(span[1], tree.words[source_end(tree, cue.index, head)].end))
    return ((span,) if span else ()), how


def _far_side(tree: Tree, head: int, cue: Cue) -> list[int]:
    """Children of the source's head that stand on the far side of the cue."""
    if head < cue.index:
        return [i for i in tree.children[head] if i > cue.index]
    return [i for i in tree.children[head] if i < cue.index]


def addressee(text: str, tree: Tree, cue: Cue, tops: tuple[int, ...]) -> Span | None:
    """Whom the cue addresses, if its verb takes an addressee and one is there."""
    case, rels = _ADDRESSED.get(cue.verb.addressee, ("", ()))
    for i in tree.children[cue.index]:
        word = tree.words[i]
        if (
            i in tops
            or word.rel not in rels
            or tree.child(i, "case") is not None
            or can_be(word.lower, "INFN")
            or word.lower in POINTERS
        ):
            continue
        if word.rel == "obj" or can_be(word.lower, case):
            return phrase(text, tree, i, [j for j in tree.children[i] if tree.words[j].rel.startswith("acl")])
    return None


# case and relations of whom a verb addresses; the parser's objects are trusted for the accusative
_ADDRESSED: dict[str, tuple[str, tuple[str, ...]]] = {
    "dat": ("datv", ("iobj", "obl")),
    "acc": ("accs", ("obj", "iobj")),
}
