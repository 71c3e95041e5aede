"""Quotations that stand alone and go on with a statement: “…,” he said. “And …” – also over paragraphs that open them again.

The model finds most of them; it sees no further than its window and does not count marks. Here each quotation that is a sentence
of its own, or more, and that no statement holds is joined to the one right before it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.quotes import Quote
from hearsay.records import Span

_ASKED = {"ask", "inquire", "enquire", "wonder"}
# the end of a sentence, in a paragraph
_BREAK = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))[.!?][”\"’']*\s+(?=[A-Z“\"‘])"
)
# what begins a clause beside the one before, at its end
_BESIDE = re.compile(r"(?:;|\b(?:while|whereas|but|and|as|whilst))\s+(?:the |an? )?\Z")
_RELATIVE = {"who", "which", "that"}
# words of a quotation that is worth a statement; fewer are a title or a scare quote
_WORDS = 3


def continued(
    text: str, lines: Sequence[Span], quotes: Sequence[Quote], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts, quotations that stand alone joined to them; `lines` are the paragraphs."""
    found = list(drafts)
    starts = [start for start, _ in lines]
    for quote in quotes:
        if quote.depth or any(_holds(text, draft, quote) for draft in found):
            continue
        if len(text[quote.start : quote.end].split()) < _WORDS or not _alone(text, quote):
            continue
        end, k = max(((_end(draft, quote.start), k) for k, draft in enumerate(found)), default=(0, 0))
        if not end:
            continue
        apart = bisect_right(starts, quote.start) - bisect_right(starts, max(0, end - 1))
        if (same := _same_speaker(text, found, quote, quotes, starts)) is not None:
            k, end, apart = same, quote.start, 0
        if _between(text, end, quote) and _goes_on(text, found[k], quote, quotes, apart):
            found[k] = replace(found[k], content=tuple(sorted((*found[k].content, quote.span))))
    return found


def _same_speaker(
    text: str, drafts: Sequence[Draft], quote: Quote, quotes: Sequence[Quote], starts: Sequence[int]
) -> int | None:
    """The draft that quotes in the sentence right before: “…,” she told the court, which sat till night. “…”

    Whoever else takes the floor in between speaks instead.
    """
    line = starts[bisect_right(starts, quote.start) - 1]
    before = [
        (draft.cue[1], k)
        for k, draft in enumerate(drafts)
        if line <= draft.cue[0] and draft.cue[1] <= quote.start
    ]
    quoting = [(at, k) for at, k in before if _quotes(drafts[k], quotes, quote.start)]
    if not quoting:
        return None
    at, k = max(quoting)
    others = any(_speaks_too(text, drafts[j], drafts[k]) for end, j in before if end > at)
    return k if not others and not _BREAK.search(text, at, quote.start - 2) else None


def _speaks_too(text: str, draft: Draft, other: Draft) -> bool:
    """Whether behind another's cue somebody else takes the floor: "…, said Jane Roe, while Jo Lind said …".

    Who speaks in a clause that hangs on the first does not ("…, said Jane Roe, whom Jo Lind had accused …"): of 51 quotations
    behind such a sentence in PolNeAR's train articles 42 are the first speaker's.
    """
    if draft.kind != "speech" or not draft.source:
        return False
    start, end = draft.source[0]
    if text[start:end].lower() in _RELATIVE:
        return False
    return start >= other.cue[1] and _BESIDE.search(text, other.cue[1], start) is not None


def _quotes(draft: Draft, quotes: Sequence[Quote], position: int) -> bool:
    """Whether it quotes something before a position, and nothing behind its cue."""
    inside = [q for q in quotes if q.depth == 0 and any(q.start < b and a < q.end for a, b in draft.content)]
    return any(q.end <= draft.cue[0] for q in inside) and not any(b > position for _, b in draft.content)


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _end(draft: Draft, position: int) -> int:
    """The end of its last part before a position, 0 where none is."""
    parts = (*draft.source, draft.cue, *draft.content, *draft.via, *_told(draft))
    return max((end for _, end in parts if end <= position), default=0)


def _told(draft: Draft) -> tuple[Span, ...]:
    return (draft.addressee,) if draft.addressee else ()


def _alone(text: str, quote: Quote) -> bool:
    """Whether a new sentence begins with the quotation and ends with it."""
    before = text[max(0, quote.start - 3) : quote.start].rstrip(" \u00a0")
    opens = quote.start == 0 or not before or before[-1] in ".!?…:”\"'’»\n\r)"
    inner = text[slice(*quote.inner)].rstrip("”’\"' ")
    ends = (
        not quote.closed
        or inner.endswith((".", "!", "?", "…", "—", "–", "-"))
        or text[quote.end : quote.end + 1] == "."
    )
    return opens and ends


def _holds(text: str, draft: Draft, quote: Quote) -> bool:
    """Whether half of the quotation's letters are in the draft's content already."""
    held = sum(_letters(text, max(a, quote.start), min(b, quote.end)) for a, b in draft.content)
    return held > 0 and held * 2 > _letters(text, *quote.span)


def _between(text: str, end: int, quote: Quote) -> bool:
    """Whether nothing but marks stands between the draft and the quotation."""
    return not _letters(text, end, quote.start)


def _goes_on(text: str, draft: Draft, quote: Quote, quotes: Sequence[Quote], apart: int) -> bool:
    """Whether the draft quotes, or announces a quotation, and the next paragraph does not answer it."""
    quoting = any(q.start < b and a < q.end for a, b in draft.content for q in quotes if q.depth == 0)
    announced = text[draft.cue[1] : quote.start].strip().startswith(":")
    if apart == 0 or quote.continues:
        return quoting or announced
    return apart == 1 and ((quoting and draft.lemma not in _ASKED) or announced)
