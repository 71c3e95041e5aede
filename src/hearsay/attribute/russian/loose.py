"""A draft for every reporting word that no rule finds a content for: its subject, and what follows it or stands before.

Most are no statements; the learned choice tells which, and where their borders are.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.clauses import source_of
from hearsay.attribute.russian.cues import Cue, noun
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import cue_span, stretch
from hearsay.attribute.russian.tables import nouns
from hearsay.records import Span


def drafts(text: str, tree: Tree, cues: Sequence[Cue], taken: AbstractSet[Span]) -> Iterator[Draft]:
    """The reporting words of the sentence that no draft has as its cue."""
    used = {i for i, w in enumerate(tree.words) if any(a < w.end and w.start < b for a, b in taken)}
    for cue in cues:
        if cue.index in used or cue.shape == "passive participle":
            continue
        content = _rest(text, tree, cue.index)
        if content is None:
            continue
        source, how = source_of(text, tree, cue)
        yield Draft(
            source, cue_span(tree, cue), (content,), cue.verb.kind, cue.verb.lemma, f"loose, {how}", 1.0
        )
    verbs = {cue.index for cue in cues}
    for i, word in enumerate(tree.words):
        lemma = noun(word.lower)
        if lemma is None or i in used or i in verbs:
            continue
        content = _rest(text, tree, i)
        if content is not None:
            yield Draft((), (word.start, word.end), (content,), nouns()[lemma], lemma, "loose noun", 1.0)


def _rest(text: str, tree: Tree, at: int) -> Span | None:
    """What follows the word in its sentence, else what stands before it."""
    return stretch(text, tree, range(at + 1, len(tree.words))) or stretch(text, tree, range(at))
