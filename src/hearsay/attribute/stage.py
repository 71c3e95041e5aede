"""The stage: documents in, their statements out, with evidence.

`attribute(batch)` is pure; the languages' models are opened once per process, at first use.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from hearsay.attribute import LANGUAGES, confidence
from hearsay.attribute.chains import distinct, parents, routes
from hearsay.attribute.drafts import Analysis, Draft, Language
from hearsay.attribute.quotes import type_of
from hearsay.attribute.speakers import Cast, Who
from hearsay.records import Document, Statement

# what is less sure is not shown. Russian: from .35 to .4 the F1 of triples falls from 70.7 to 70.1 on five folds of ru-train
# English: on held-out articles of PolNeAR train the F1 of triples is flat from .3 to .4
MIN_CONFIDENCE = {"en": 0.3, "ru": 0.35}
# statements within others are fewer to learn from, so their confidence is lower than it could be
MIN_NESTED = {"en": 0.2, "ru": 0.35}


@lru_cache(maxsize=len(LANGUAGES))
def language(lang: str) -> Language | None:
    """The rules of a language, or None where there are none; loads what they need."""
    if lang == "en":
        from hearsay.attribute.english import English

        return English()
    if lang == "ru":
        from hearsay.attribute.russian import Russian

        return Russian()
    return None


def attribute(batch: Sequence[Document]) -> list[list[Statement]]:
    """The statements of each document; none for a language that has no rules."""
    found: list[list[Statement]] = [[] for _ in batch]
    for lang in sorted({document.lang or "" for document in batch}):
        rules = language(lang)
        if rules is None:
            continue
        places = [i for i, document in enumerate(batch) if document.lang == lang]
        for i, analysis in zip(places, rules.analyse([batch[i].text for i in places]), strict=True):
            found[i] = statements(analysis, rules)
    return found


def statements(analysis: Analysis, rules: Language, minimum: float | None = None) -> list[Statement]:
    """The drafts that are sure enough, in reading order, with speakers and nesting."""
    least = MIN_CONFIDENCE[rules.lang] if minimum is None else minimum
    nested_least = MIN_NESTED[rules.lang] if minimum is None else minimum
    table = confidence.counts(rules.lang)
    scored = [replace(draft, confidence=confidence.score(draft, table)) for draft in analysis.drafts]
    drafts = distinct(analysis.text, [draft for draft in scored if draft.confidence >= nested_least])
    for _ in range(2):  # a statement whose parent falls stands alone, and must be as sure as those
        within = parents(analysis.text, drafts)
        drafts = [
            draft
            for draft, parent in zip(drafts, within, strict=True)
            if draft.confidence >= (least if parent is None else nested_least)
        ]
    return resolved(analysis, rules, drafts, parents(analysis.text, drafts))


def resolved(
    analysis: Analysis, rules: Language, drafts: Sequence[Draft], nested: Sequence[int | None]
) -> list[Statement]:
    """The drafts as statements, in their order; `nested` has the index of the one that each stands in."""
    drafts = [
        rules.routed(analysis, draft, None if parent is None else drafts[parent])
        for draft, parent in zip(drafts, nested, strict=True)
    ]
    cast = Cast(analysis, rules, drafts)
    who = [cast.settled(each) for each in _speakers(cast, drafts, nested)]
    vias = routes(drafts, [each.speaker for each in who], nested)
    drafts = [replace(draft, via=via) for draft, via in zip(drafts, vias, strict=True)]
    found = [_statement(analysis, cast, *row) for row in zip(drafts, nested, who, strict=True)]
    return [_without_its_parents(found, i) for i in range(len(found))]


def _without_its_parents(found: Sequence[Statement], i: int) -> Statement:
    """A nested statement without the media that its parent came through already."""
    parent = found[i].parent
    if parent is None or not found[i].via:
        return found[i]
    return replace(found[i], via=tuple(name for name in found[i].via if name not in found[parent].via))


def _speakers(cast: Cast, drafts: Sequence[Draft], nested: Sequence[int | None]) -> list[Who]:
    """Each draft's speaker, in the order of the text; a statement is resolved before those within it."""
    found: dict[int, Who] = {}
    depth = [_depth(i, nested) for i in range(len(drafts))]
    for i in sorted(range(len(drafts)), key=lambda i: (drafts[i].cue, depth[i])):
        for k in reversed(_line(i, nested)):
            if k not in found:
                parent = nested[k]
                found[k] = cast.who(drafts[k], None if parent is None else found[parent])
    return [found[i] for i in range(len(drafts))]


def _line(i: int, nested: Sequence[int | None]) -> list[int]:
    """A draft and those it stands in, innermost first."""
    line = [i]
    while (parent := nested[line[-1]]) is not None:
        line.append(parent)
    return line


def _depth(i: int, nested: Sequence[int | None]) -> int:
    return len(_line(i, nested)) - 1


def _statement(analysis: Analysis, cast: Cast, draft: Draft, parent: int | None, who: Who) -> Statement:
    text = analysis.text
    return Statement(
        source=draft.source,
        cue=(draft.cue,),
        content=draft.content,
        type=type_of(text, draft.content, analysis.quotes),
        kind=draft.kind,
        speaker=who.speaker,
        role=who.role,
        via=tuple(cast.via(span) for span in draft.via),
        addressee=cast.addressee(draft.addressee, who) if draft.addressee else None,
        parent=parent,
        confidence=round(draft.confidence, 3),
    )
