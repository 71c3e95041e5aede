"""Two sources of one sentence share no clause: «по данным X, пострадали пятеро; по версии Y, виноват водитель»."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.morphology import words
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import trim
from hearsay.records import Span, Spans

# whose content is a clause of the sentence, not one that the verb opens
_AROUND = ("according to", "parenthesis", "as he said")
_OWN = ("clause", "bare clause", "clause by comma")
_TURNS = words("а но однако и тогда зато")
_GOES_ON = words("что чтобы будто как")
_OPENING, _CLOSING = "«„“(", "»”)"
# so near to its clause's beginning does a phrase that opens one stand, in words
_FIRST = 3


def parted(text: str, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence, each without the clauses that another source has for its own."""
    drafts = [kept for draft in drafts if (kept := _up_to_colon(text, draft, drafts))]
    sourced = [draft for draft in drafts if draft.source and draft.frame.startswith((*_AROUND, *_OWN))]
    if len(sourced) < 2:
        return list(drafts)
    borders = list(_borders(tree, sourced))
    return [_without(text, draft, sourced, borders) if draft in sourced else draft for draft in drafts]


def _up_to_colon(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """«Жители не согласны: депутат назвал проект ошибкой»: an attitude ends where another begins to speak behind its colon."""
    start, end = draft.content[-1]
    colon = text.rfind(":", draft.cue[1], start) if draft.frame.startswith("after colon") else start
    colon = text.find(":", max(colon, 0), end)
    if draft.kind == "speech" or colon < 0:
        return draft
    others = (other for other in drafts if other is not draft and other.source)
    if not any(colon < a and b <= end for other in others for a, b in [_reach(other)]):
        return draft
    left = trim(text, start, colon) if start < colon else None
    return replace(draft, content=(*draft.content[:-1], left)) if left else None


def _reach(draft: Draft) -> Span:
    """From source to cue or from cue to source."""
    spans = (draft.cue, *draft.source)
    return min(spans)[0], max(b for _, b in spans)


def _borders(tree: Tree, drafts: Sequence[Draft]) -> Iterator[int]:
    """Where a clause of the sentence begins that may be another's: behind «;», and behind «, а» that leads to a phrase."""
    phrases = [draft.cue[0] for draft in drafts if draft.frame.startswith("according to")]
    depth = 0
    for i, word in enumerate(tree.words[:-1]):
        depth += (word.text in _OPENING) - (word.text in _CLOSING)
        behind = tree.words[i + 1]
        if depth > 0 or behind.lower in _GOES_ON:
            continue
        near = tree.words[i + 1 : i + 1 + _FIRST]
        turned = word.text == "," and behind.lower in _TURNS and any(w.start in phrases for w in near)
        if word.text == ";" or turned:
            yield word.end


def _without(text: str, draft: Draft, drafts: Sequence[Draft], borders: Sequence[int]) -> Draft:
    """The draft without what lies in the clauses of others."""
    own = bisect_right(borders, draft.cue[0])
    theirs = {
        bisect_right(borders, other.cue[0])
        for other in drafts
        if other is not draft and not (draft.frame.startswith(_OWN) and other.frame.startswith(_OWN))
    } - {own}
    pieces: list[Span] = []
    for piece in draft.content:
        for low, high in _cut(piece, borders):
            span = trim(text, low, high)
            if (
                span
                and text[slice(*span)] not in _TURNS
                and _reached(bisect_right(borders, span[0]), own, theirs)
            ):
                pieces.append(span)
    return replace(draft, content=_closed(text, pieces, borders)) if theirs and pieces else draft


def _reached(clause: int, own: int, theirs: AbstractSet[int]) -> bool:
    """Whether no clause of others is there or on the way."""
    return not any(min(clause, own) <= other <= max(clause, own) for other in theirs)


def _cut(piece: Span, borders: Sequence[int]) -> Iterator[Span]:
    places = [piece[0], *(at for at in borders if piece[0] < at < piece[1]), piece[1]]
    yield from itertools.pairwise(places)


def _closed(text: str, pieces: Sequence[Span], borders: Sequence[int]) -> Spans:
    """The pieces with those that only a border parts in one again."""
    found: list[Span] = []
    for piece in pieces:
        if (
            found
            and any(found[-1][1] <= at <= piece[0] for at in borders)
            and not any(letter.isalnum() for letter in text[found[-1][1] : piece[0]])
        ):
            found[-1] = (found[-1][0], piece[1])
        else:
            found.append(piece)
    return tuple(found)
