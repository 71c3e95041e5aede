"""Which statement stands within which, and which of two drafts for the same words stays. Language-neutral."""

from collections.abc import Sequence
from itertools import chain, compress

from hearsay.attribute.drafts import Draft
from hearsay.records import Span, Spans

# code points between two statements of one utterance
_PAUSE = 600


def letters(text: str, spans: Spans) -> frozenset[int]:
    """The places of the letters and digits that the spans cover: marks, spaces and stops at a border do not count."""
    return frozenset(
        chain.from_iterable(
            compress(range(start, end), map(str.isalnum, text[start:end])) for start, end in spans
        )
    )


def parents(text: str, drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest other draft whose content holds its cue and its content, else None."""
    contents = [letters(text, draft.content) for draft in drafts]
    hulls = [(min(a for a, _ in d.content), max(b for _, b in d.content)) for d in drafts]
    found: list[int | None] = [None] * len(drafts)
    open_: list[int] = []  # the drafts whose hull reaches the one at hand, in order of their start
    for i in sorted(range(len(drafts)), key=lambda i: (hulls[i][0], -hulls[i][1])):
        open_ = [j for j in open_ if hulls[j][1] > hulls[i][0]]
        cue = letters(text, (drafts[i].cue,))
        holders = [
            j
            for j in open_
            if _within(hulls[i], hulls[j])
            and len(contents[i]) < len(contents[j])
            and contents[i] <= contents[j]
            and cue <= contents[j]
        ]
        found[i] = min(holders, key=lambda j: (len(contents[j]), j), default=None)
        open_.append(i)
    return found


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def distinct(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in reading order, of those with one cue or with the same content and source only the surest."""
    kept: list[Draft] = []
    cues: set[Span] = set()
    contents: set[tuple[frozenset[int], Spans]] = set()
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.cue)):
        key = (letters(text, draft.content), draft.source)
        if draft.cue in cues or key in contents or not key[0]:
            continue
        cues.add(draft.cue)
        contents.add(key)
        kept.append(draft)
    return sorted(kept, key=lambda d: (min(a for a, _ in d.content), d.cue))


def routes(
    drafts: Sequence[Draft], speakers: Sequence[str | None], nested: Sequence[int | None]
) -> list[Spans]:
    """For each draft the media it came through: its own, or those of the utterance that it goes on with.

    "…, he told Radio Harbour. …, he added": both were said to the radio. An utterance goes on while no other speaks.
    """
    found: list[Spans] = []
    last: dict[str, tuple[Spans, int]] = {}
    for draft, speaker, parent in zip(drafts, speakers, nested, strict=True):
        via, end = last.get(speaker or "", ((), 0))
        goes_on = parent is None and speaker is not None and draft.cue[0] - end <= _PAUSE
        found.append(draft.via or (via if goes_on else ()))
        if speaker is not None and parent is None and found[-1]:
            last[speaker] = found[-1], max(draft.cue[1], *(end for _, end in draft.content))
    return found
