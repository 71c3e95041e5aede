"""All Russian rules on a batch of texts: layout, one batch of trees, then the drafts of each rule."""

from collections.abc import Sequence

from hearsay.attribute import quotes
from hearsay.attribute.drafts import Analysis, Draft
from hearsay.attribute.russian import clauses, nouns, parse, phrases, speech
from hearsay.attribute.russian.cues import Cue, noun, reading
from hearsay.attribute.russian.layout import Layout, lay_out
from hearsay.attribute.russian.parse import Tree, Word
from hearsay.attribute.russian.tables import phrases as phrase_table
from hearsay.records import Span


def analyse(texts: Sequence[str]) -> list[Analysis]:
    found = [quotes.find(text) for text in texts]
    layouts = [lay_out(text, marks) for text, marks in zip(texts, found, strict=True)]
    trees = _trees(texts, layouts)
    return [
        Analysis(
            text=text,
            sentences=tuple(s for p in quotes.paragraphs(text) for s in parse.sentences(text, *p)),
            quotes=tuple(marks),
            drafts=tuple(_drafts(text, layout, forest)),
        )
        for text, marks, layout, forest in zip(texts, found, layouts, trees, strict=True)
    ]


def _trees(texts: Sequence[str], layouts: Sequence[Layout]) -> list[dict[Span, Tree]]:
    """The trees of every stretch that holds something to report, from one batch over all texts."""
    places: list[tuple[int, Span]] = []
    stretches: list[list[Word]] = []
    for i, (text, layout) in enumerate(zip(texts, layouts, strict=True)):
        for span in sorted(set(layout.stretches)):
            words = parse.words(text, span)
            if any(_reports(word.lower) for word in words):
                places.append((i, span))
                stretches.append(words)
    forests: list[dict[Span, Tree]] = [{} for _ in texts]
    for (i, span), tree in zip(places, parse.trees(stretches), strict=True):
        forests[i][span] = tree
    return forests


def _reports(lower: str) -> bool:
    return (
        reading(lower) is not None
        or noun(lower) is not None
        or lower in (":", "согласно")
        or any(form.lemma in phrase_table() for form in parse.forms(lower))
    )


def _cues(tree: Tree) -> list[Cue]:
    return [Cue(i, *found) for i, word in enumerate(tree.words) if (found := reading(word.lower)) is not None]


def _drafts(text: str, layout: Layout, trees: dict[Span, Tree]) -> list[Draft]:
    cues = {span: _cues(tree) for span, tree in trees.items()}
    frames = {u.frame for u in layout.utterances if u.frame}
    drafts = list(speech.drafts(text, [u for u in layout.utterances if u.frame in trees], trees, cues))
    framed = {draft.cue for draft in drafts}
    for span, tree in trees.items():
        drafts += [d for d in clauses.drafts(text, tree, cues[span]) if d.cue not in framed]
        drafts += phrases.drafts(text, tree)
        drafts += nouns.drafts(text, tree)
    return sorted(drafts, key=lambda d: (min(d.cue, *d.content, *d.source), d.cue))
