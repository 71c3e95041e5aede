"""A text as the encoder sees it: word pieces with their places, what case hides, quotation state, sentences, windows.

The pieces are BERT's (lower case), so capitals travel as a feature of their own, and so does where a word stands to quotation
marks. A line is announced by an unused piece, the first line by another. Training and running share this module.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hearsay.attribute.english.wordpiece import cut
from hearsay.attribute.quotes import Quote
from hearsay.records import Span

CLS, SEP, LINE, FIRST_LINE = 101, 102, 1, 2
# pieces of a window between its two marks; what share of it a paragraph, or else a sentence, must fill to be its end; how many
# the next window shares at least and at most, and where no sentence begins there
WINDOW, LINE_FILLS, OPEN_FILLS = 126, 0.7, 0.5
LEAST_SHARED, MOST_SHARED, SHARED = 16, 75, 30
# states of a word to quotation marks: outside, opening mark, inside, closing mark, inside a quotation in a quotation
OUTSIDE, OPENING, INSIDE, CLOSING, DEEP = range(5)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text. `words` are the indices of those that begin a word; line marks begin none."""

    ids: list[int]
    case: list[int]
    state: list[int]
    words: list[int]
    places: list[Span]
    sentence: list[int]


def case(word: str) -> int:
    """0 no letter, 1 lower, 2 Capitalised, 3 ALL CAPITALS, 4 miXed."""
    if not any(c.isalpha() for c in word):
        return 0
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 4


# a text of 100,000 characters has 22,000 pieces; one of that size with more is no text (100,000 times "&")
MOST = 30_000


def states(text: str, quotes: Sequence[Quote]) -> list[int]:
    """For each character of the text how it stands to quotation marks."""
    found = [OUTSIDE] * len(text)
    for quote in quotes:
        inside = DEEP if quote.depth else INSIDE
        found[quote.start : quote.end] = [inside] * (quote.end - quote.start)
        if quote.depth == 0:
            if quote.opened:
                found[quote.start : quote.start + quote.width] = [OPENING] * quote.width
            if quote.closed:
                found[quote.end - quote.width : quote.end] = [CLOSING] * quote.width
    return found


def pieces(text: str, quotes: Sequence[Quote], sentences: Sequence[Span]) -> Pieces:
    """The first pieces of the text, as many as a long text has, with line marks between them."""
    state = states(text, quotes)
    starts = [start for start, _ in sentences]
    found = Pieces([], [], [], [], [], [])
    titled = _titled(text)
    last = 0
    for identifier, begins, start, end in islice(cut(text), MOST):
        if begins:
            if not found.ids or "\n" in text[last:start]:
                _add(found, LINE if found.ids or not titled else FIRST_LINE, 0, OUTSIDE)
            found.words.append(len(found.ids))
            found.places.append((start, end))
            found.sentence.append(bisect_right(starts, start))
        elif found.places:
            found.places[-1] = (found.places[-1][0], end)
        last = end
        _add(found, identifier, case(text[start:end]), state[start])
    edges = [*found.words, len(found.ids)]
    for first, after, (start, end) in zip(found.words, edges[1:], found.places, strict=True):
        whole = case(text[start:end])
        found.case[first] = whole
        for k in range(first + 1, after):
            if found.ids[k] not in {LINE, FIRST_LINE}:
                found.case[k] = whole
    return found


def _titled(text: str) -> bool:
    """Whether the text opens with a line that ends as no sentence does: a headline."""
    line = text.lstrip().split("\n", 1)[0].rstrip(" \u00a0\r”\"'’»)")
    return not line.endswith((".", "!", "?", "…"))


def _add(found: Pieces, identifier: int, kind: int, state: int) -> None:
    found.ids.append(identifier)
    found.case.append(kind)
    found.state.append(state)


def windows(found: Pieces, size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Ranges of words, no longer than `size` pieces: whole paragraphs where they fit, else whole sentences.

    Neighbours share some pieces. What follows depends on the text alone, so a text is read the same in every batch.
    """
    words = found.words
    n = len(words)
    edges = [*words, len(found.ids)]
    opens = [i for i in range(n) if i == 0 or found.sentence[i] != found.sentence[i - 1]]
    lines = [i for i in opens if i == 0 or found.ids[words[i] - 1] in {LINE, FIRST_LINE}]
    start = 0
    while start < n:
        end = bisect_right(edges, edges[start] + size, start + 1) - 1
        end = max(end, start + 1)
        if end < n:
            end = next(
                (
                    at
                    for cuts, least in ((lines, LINE_FILLS), (opens, OPEN_FILLS))
                    if edges[at := cuts[bisect_right(cuts, end) - 1]] - edges[start] > size * least
                ),
                end,
            )
        yield start, end
        if end >= n:
            return
        start = _next_start(edges, lines, opens, start, end)


def _next_start(
    edges: Sequence[int], lines: Sequence[int], opens: Sequence[int], start: int, end: int
) -> int:
    """Where the window after `start` to `end` begins: the last line, or sentence, that lets it share enough, not too much."""
    for cuts in (lines, opens):
        at = cuts[max(0, bisect_right(cuts, edges[end] - LEAST_SHARED, key=edges.__getitem__) - 1)]
        if at > start and edges[end] - edges[at] <= MOST_SHARED:
            return at
    return max(start + 1, bisect_right(edges, edges[end] - SHARED, 0, end) - 1)
