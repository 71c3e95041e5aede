"""Statements made in quotation marks or in a dash dialogue, from the words that frame them."""

from collections.abc import Iterator, Mapping

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import clauses, nouns
from hearsay.attribute.russian.cues import Cue, noun
from hearsay.attribute.russian.headlines import predicated
from hearsay.attribute.russian.layout import Utterance
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import Content, stretch
from hearsay.attribute.russian.tables import nouns as reporting_nouns
from hearsay.records import Span


def drafts(
    text: str, utterances: list[Utterance], trees: Mapping[Span, Tree], cues: Mapping[Span, list[Cue]]
) -> dict[Span, list[Draft]]:
    """The drafts of utterances whose frame says who speaks, by frame."""
    found: dict[Span, list[Draft]] = {}
    for utterance in utterances:
        if utterance.frame is not None:
            new = _framed(text, utterance, trees[utterance.frame], cues[utterance.frame])
            found.setdefault(utterance.frame, []).extend(new)
    return found


def _framed(text: str, utterance: Utterance, tree: Tree, cues: list[Cue]) -> Iterator[Draft]:
    cue = _lead(cues) if utterance.leads else _follow(cues)
    if cue is not None and utterance.leads:
        yield clauses.draft(text, tree, cue, _led(text, tree, cue, utterance))
    elif cue is not None:
        yield clauses.draft(text, tree, cue, Content(tuple(utterance.pieces), "quotation, cue"))
    elif utterance.leads:
        yield from _colon(text, tree, utterance)


def _follow(cues: list[Cue]) -> Cue | None:
    """The cue of a frame behind the speech: its first finite verb of speech."""
    spoken = [c for c in cues if "речь" in c.verb.takes]
    return next(
        (c for c in spoken if c.shape in ("finite", "passive", "state")), spoken[0] if spoken else None
    )


def _lead(cues: list[Cue]) -> Cue | None:
    """The cue of a frame before the speech: the last verb of speech that has no other content."""
    spoken = [c for c in cues if "речь" in c.verb.takes and c.shape != "passive participle"]
    return spoken[-1] if spoken else None


def _led(text: str, tree: Tree, cue: Cue, utterance: Utterance) -> Content:
    """The quotation, after what the cue has of its own before the colon («заявил, что устал: «…»»)."""
    name = "block" if utterance.block else "quotation"
    own = clauses.own_content(text, tree, cue)
    if own is None:
        return Content(tuple(utterance.pieces), f"colon, {name}")
    return Content((*own.pieces, *utterance.pieces), f"{own.frame}, {name}", own.tops)


def _colon(text: str, tree: Tree, utterance: Utterance) -> Iterator[Draft]:
    """«Орлов: «…»»: the colon itself is the cue, or the noun before it («Комментарий Орлова: «…»»)."""
    words = tree.words
    if not words or words[-1].text != ":" or len(words) > 14:
        return
    told = next((i for i in range(len(words) - 1, -1, -1) if _spoken(words[i].lower)), None)
    if told is not None:
        yield nouns.before_speech(text, tree, told, tuple(utterance.pieces))
        return
    source = stretch(text, tree, range(len(words) - 1))
    if source:
        verbal = any(form.pos in ("VERB", "PRTS") for word in words for form in word.forms[:1])
        verbal = verbal or predicated(text[slice(*source)])
        yield Draft(
            source=() if verbal else (source,),
            cue=(words[-1].start, words[-1].end),
            content=tuple(utterance.pieces),
            kind="speech",
            lemma=":",
            frame="colon, verbal" if verbal else "colon, name",
            confidence=1.0,
        )


def _spoken(lower: str) -> bool:
    lemma = noun(lower)
    return lemma is not None and reporting_nouns()[lemma] == "speech"
