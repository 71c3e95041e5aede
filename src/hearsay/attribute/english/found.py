"""Drafts from what the model finds: words become places, and a quotation that a part cuts becomes whole.

The model sees words; quotation marks are paired by rule, and direct speech is annotated with both marks. So a piece of content
that holds a part of a quotation holds all of it, unless the cue itself is quoted too.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.english import cues, media
from hearsay.attribute.english.continuation import continued
from hearsay.attribute.english.decode import Range
from hearsay.attribute.english.pieces import Pieces
from hearsay.attribute.english.sure import probability
from hearsay.attribute.english.triples import Triple
from hearsay.attribute.english.units import dateline
from hearsay.attribute.quotes import Quote, paragraphs
from hearsay.records import Kind, Span, Spans

# "according to Radio Harbour, citing a source": the second is who says it, the first passes it on
_CITING = re.compile(r",? (?:citing|quoting) ")
# cues that are hardly ever anything else
_PLAIN = frozenset({"say", "tell", "according to"})
# actions that are no communication, as our annotation rules have it; PolNeAR has a decree in some of them
_ACTIONS = frozenset({"signed", "signs", "signing", "voted", "votes", "voting", "met", "meets", "meeting"})
# "Kantara [had] ordered the decision" within a content: nothing but what stands beside a verb is a cue
_BESIDE = frozenset({"is", "are", "was", "were", "be", "been", "a", "an", "the", "will", "would"})
_PERFECT = re.compile(r"(?:had|has|have) \w+(?:ed|en)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:(?:(?:did|do|does|has|have|had|will|would|could|can|should) )?(?:not|never)"
    r"|(?:did|do|does|has|have|had|wo|would|could|ca)n['’]t) $"
)
# "it goes without saying that …": nobody says it
_IDIOM = re.compile(r"(?:goes|went) without saying", re.IGNORECASE)
# by and large what is shown (stage.MIN_CONFIDENCE)
_SHOWN = 0.3
# drafts of one passage stand this near in the list
_NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A draft with what its confidence follows from."""

    draft: Draft
    triple: Triple
    quoted: float


def drafts(text: str, quotes: Sequence[Quote], pieces: Pieces, triples: Sequence[Triple]) -> list[Found]:
    """The statements of the model; a cue that is no outermost one and in no outermost content is none."""
    outer = [quote for quote in quotes if quote.depth == 0]
    made = [_draft(text, outer, pieces, triple) for triple in triples]
    held = [
        span for draft, triple in zip(made, triples, strict=True) if triple.outer for span in draft.content
    ]
    kept = [
        (draft, triple)
        for draft, triple in zip(made, triples, strict=True)
        if (triple.outer or any(a <= draft.cue[0] and draft.cue[1] <= b for a, b in held))
        and text[slice(*draft.cue)].lower() not in _ACTIONS
        and not _IDIOM.match(text, draft.cue[0])
        and (triple.outer or not _no_cue(text, draft.cue))
    ]
    lines = [start for start, _ in paragraphs(text)]
    own = _owned([draft for draft, _ in kept], lines)
    found = [
        Found(draft, triple, _share(text, outer, draft.content))
        for draft, (_, triple) in zip(own, kept, strict=True)
    ]
    # a draft too unsure to be shown holds no quotation
    sure = [k for k, row in enumerate(found) if probability(features(row)) >= _SHOWN]
    joined = continued(text, list(paragraphs(text)), outer, [found[k].draft for k in sure])
    for k, draft in zip(sure, joined, strict=True):
        found[k] = replace(found[k], draft=draft, quoted=_share(text, outer, draft.content))
    return found


def _owned(drafts: Sequence[Draft], lines: Sequence[int]) -> list[Draft]:
    """A piece that two drafts claim belongs to the cue of its paragraph, or else the nearer one, where the other has more: “…,”
    he said. “No,” she replied. `lines` are the paragraphs' starts.
    """
    found = list(drafts)
    for i, draft in enumerate(drafts):
        for other in drafts[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS + 1]:
            mine = found[i].content
            alone = len(other.content) == 1
            kept = tuple(
                p
                for p in mine
                if not (
                    _held(p, other)
                    and not _within(other.cue, p)  # “I think so,” he said: what is thought is said too
                    and (alone or _far(p, other.cue, lines) < _far(p, draft.cue, lines))
                )
            )
            if kept and other is not draft and not any(a <= other.cue[0] < b for a, b in kept):
                found[i] = replace(found[i], content=kept)
    return found


def _no_cue(text: str, cue: Span) -> bool:
    word = text[slice(*cue)].lower()
    return word in _BESIDE or (word in {"had", "has", "have"} and bool(_PERFECT.match(text, cue[0])))


def _held(piece: Span, draft: Draft) -> bool:
    """Whether nine tenths of the piece are the draft's."""
    held = sum(max(0, min(b, piece[1]) - max(a, piece[0])) for a, b in draft.content)
    return held * 10 >= (piece[1] - piece[0]) * 9


def _within(cue: Span, piece: Span) -> bool:
    return piece[0] <= cue[0] < piece[1]


def _far(piece: Span, cue: Span, lines: Sequence[int]) -> tuple[bool, int]:
    apart = bisect_right(lines, piece[0]) != bisect_right(lines, cue[0])
    return apart, max(cue[0] - piece[1], piece[0] - cue[1], 0)


def _draft(text: str, quotes: Sequence[Quote], pieces: Pieces, triple: Triple) -> Draft:
    cue = _negated(text, _trimmed(text, _spans(pieces, [triple.cue])[0]))
    whole = _whole(text, quotes, _spans(pieces, triple.parts["content"]), cue)
    content = [_unstopped(text, quotes, _said(text, quotes, span, cue)) for span in whole]
    lemma, kind = _cue(text, pieces, triple)
    told = _spans(pieces, triple.parts["addressee"])[:1]
    via = _spans(pieces, triple.parts["via"])
    source = [_behind_dateline(text, _trimmed(text, span)) for span in _spans(pieces, triple.parts["source"])]
    if len(source) > 1 and _passed_on(text, source):
        via, source = [*via, source[0]], source[1:]
    if told and media.outlet(text[slice(*told[0])]):
        told, via = [], [*via, *told]
    # nearest to the document first: "Roe told Radio Harbour, according to the Herald" came through the Herald
    return Draft(
        source=tuple(source),
        cue=cue,
        content=tuple(content),
        kind=kind,
        lemma=lemma,
        frame="outer" if triple.outer else "inner",
        confidence=0.0,
        via=tuple(
            sorted(via, key=lambda span: (span[0] > cue[0], span[0] if span[0] < cue[0] else -span[0]))
        ),
        addressee=told[0] if told else None,
    )


def _passed_on(text: str, source: Sequence[Span]) -> bool:
    """Whether the first of two sources passes on the second: "Radio Harbour, citing a source", "the radio quoted her as …"."""
    if _CITING.fullmatch(text[source[0][1] : source[1][0]]):
        return True
    first, second = (text[slice(*span)] for span in source[:2])
    return media.outlet(first) and not media.outlet(second)


def _trimmed(text: str, span: Span) -> Span:
    """Without the comma or colon behind it, and the space before that."""
    start, end = span
    while end > start + 1 and (text[end - 1] in ",;:" or text[end - 1].isspace()):
        end -= 1
    return start, end


def _negated(text: str, cue: Span) -> Span:
    """With the negation right before it: "Mervonia [never said] no"."""
    before = _NEGATION.search(text, max(0, cue[0] - 20), cue[0])
    verb = cues.verb(text[slice(*cue)].split(maxsplit=1)[0].lower())
    return (before.start(), cue[1]) if before and verb else cue


def _behind_dateline(text: str, span: Span) -> Span:
    """Without the place that a paragraph opens with: "VELMORA - Mayor Jane Roe"."""
    start, end = span
    if start > 0 and text[start - 1] != "\n":
        return span
    behind = dateline(text, start, end)
    # "UNESCO - the keeper of ruins - said" opens with a name
    return (behind, end) if text[behind : behind + 1].isupper() else span


def _spans(pieces: Pieces, ranges: Sequence[Range]) -> list[Span]:
    return [(pieces.places[a][0], pieces.places[b - 1][1]) for a, b in ranges]


def _unstopped(text: str, quotes: Sequence[Quote], span: Span) -> Span:
    """Without the full stop of its sentence, unless that stands within a quotation."""
    start, end = span
    quoted = any(quote.start < end <= quote.end for quote in _near(quotes, start, end))
    return (start, end - 1) if not quoted and end > start + 1 and text[end - 1] in ".,;" else span


def _cue(text: str, pieces: Pieces, triple: Triple) -> tuple[str, Kind]:
    """Lemma and kind: by the table where it knows a word of the cue, the last one first; else what the model thinks."""
    words = [text[slice(*pieces.places[i])].lower() for i in range(*triple.cue)]
    for word in reversed(words):
        for look in (cues.verb, cues.noun, cues.adjective):
            if (cue := look(word)) is not None:
                return cue.lemma, cue.kind
    return "according to" if words[0] == "according" else words[
        -1
    ], "attitude" if triple.attitude > 0 else "speech"


def _whole(text: str, quotes: Sequence[Quote], spans: Sequence[Span], cue: Span) -> list[Span]:
    """The pieces with quotations whole that they hold a part of; one that holds the cue is no whole of its own."""
    found: list[Span] = []
    for start, end in spans:
        for quote in _near(quotes, start, end):
            if quote.start <= cue[0] < quote.end:
                continue
            marks = _letters(text, start, quote.start), _letters(text, quote.end, end)
            if _letters(text, max(start, quote.start), min(end, quote.end)) or not any(marks):
                start, end = min(start, quote.start), max(end, quote.end)  # noqa: PLW2901
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _said(text: str, quotes: Sequence[Quote], span: Span, cue: Span) -> Span:
    """Without what is told behind a quotation that follows its cue and ends in a comma: he said, “No,” leaving the room.

    So PolNeAR's annotators have it on 54 of 56 such quotations of its train articles.
    """
    start, end = span
    held = [quote for quote in _near(quotes, start, end) if start < quote.end and quote.start < end]
    led = cue[1] <= start and not text[cue[1] : start].strip(" ,:\n\u00a0")
    if not led or len(held) != 1 or held[0].start != start or not held[0].closed:
        return span
    return held[0].span if text[held[0].inner[1] - 1] == "," else span


def _near(quotes: Sequence[Quote], start: int, end: int) -> Iterator[Quote]:
    k = max(0, bisect_left(quotes, start - 3, key=lambda quote: quote.start) - 1)
    while k < len(quotes) and quotes[k].start < end + 3:
        yield quotes[k]
        k += 1


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0


def _share(text: str, quotes: Sequence[Quote], spans: Spans) -> float:
    """The share of the content's letters within quotation marks."""
    total = quoted = 0
    for start, end in spans:
        total += _letters(text, start, end)
        for quote in _near(quotes, start, end):
            quoted += _letters(text, max(start, quote.start), min(end, quote.end))
    return quoted / total if total else 0.0


def features(row: Found) -> dict[str, float]:
    """What confidence follows from."""
    triple = row.triple
    words = sum(b - a for a, b in triple.parts["content"])
    inner = not triple.outer
    return {
        "one": 1.0,
        "cue": triple.cue_score,
        "cue squared": triple.cue_score**2,
        "source": triple.source_score,
        "content": triple.content_score,
        "content squared": min(triple.content_score**2, 50.0),
        "share": math.log(max(triple.share, 0.01)),
        "no source": float(not row.draft.source),
        "length": math.log(words),
        "pieces": float(len(row.draft.content) > 1),
        "quoted": row.quoted,
        "inner": float(inner),
        "inner cue": inner * triple.cue_score,
        "attitude": float(row.draft.kind == "attitude"),
        "plain": float(row.draft.lemma in _PLAIN),
    }


def scored(found: Sequence[Found]) -> list[Draft]:
    """The drafts with their confidence; one within another is no surer than the outermost that holds its cue."""
    drafts = [replace(row.draft, confidence=probability(features(row))) for row in found]
    # the contents that are open at a cue, in the order of their starts: a text of a thousand statements takes no longer
    outer = sorted(
        (a, b, draft.confidence) for draft in drafts if draft.frame == "outer" for a, b in draft.content
    )
    made: dict[int, Draft] = {}
    open_: list[tuple[int, int, float]] = []
    for i in sorted(range(len(drafts)), key=lambda i: drafts[i].cue):
        draft, (start, end) = drafts[i], drafts[i].cue
        while outer and outer[0][0] <= start:
            open_.append(outer.pop(0))
        open_ = [span for span in open_ if span[1] > start]
        holding = [sure for _, b, sure in open_ if end <= b]
        inner = draft.frame == "inner" and holding
        made[i] = replace(draft, confidence=min(draft.confidence, max(holding))) if inner else draft
    return [made[i] for i in range(len(drafts))]
