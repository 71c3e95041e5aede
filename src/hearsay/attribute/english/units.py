"""What the English rules work on: sentences that no quotation mark breaks, and the sentences inside quotations.

razdel splits after a full stop inside quotation marks too; a sentence outside is one only where no quotation is open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from razdel import sentenize

from hearsay.attribute.english import cues
from hearsay.attribute.quotes import Quote, paragraphs, touching
from hearsay.attribute.tokens import Parts, Token, tag
from hearsay.records import Span

# a quotation mark pair around fewer words is a title, a nickname or a scare quote unless a cue stands next to it
_FEW_WORDS = 3
# "…?” the 43-year-old asked": how far from the mark the verb may stand
_INQUIT_WORDS = 5
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|Hon|St|Jr|Sr|Del|Adm|Cmdr|[A-Z])\.$"
)
# "VELMORA, March 3 –", "PORT SALIM (Kestrel) –": where a report was filed is no part of what it reports
_DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]+(?:,? [A-Z][A-Z’'.-]*)*(?:, (?:[A-Z]\.?){2,})?"
    r"(?:, (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?(?: \([^()]{2,30}\))? ?(?:--|[—–-]) "
)
# a full stop behind a word that is no abbreviation, then space
_STOPPED = re.compile(r"(?:[^\W\d_A-Z]{2}|\d|[)”’'\"])[.!?…]\s+\Z")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: its tokens, for each token the index of the quotation it stands in (-1: none), its paragraph."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    zones: tuple[int, ...]
    quotes: tuple[Quote, ...]
    paragraph: int
    inside: bool = False
    names: tuple[Quote, ...] = ()

    def free(self, i: int) -> bool:
        """Whether token `i` stands outside of all quotations of the sentence."""
        return self.zones[i] < 0


def dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph goes on behind its dateline; its start where it has none."""
    filed = _DATELINE.match(text, start, end)
    return filed.end() if filed else start


def sentences(text: str, quotes: Sequence[Quote]) -> list[Span]:
    """Razdel's sentences; a line end always ends one, and a full stop before or inside quotation marks does too."""
    borders = sorted(_borders(text, [quote for quote in quotes if quote.depth == 0]))
    found = []
    for line, end in paragraphs(text):
        start = dateline(text, line, end)
        if start > line:
            found.append((line, line + len(text[line:start].rstrip())))
        for piece in sentenize(text[start:end]):
            at, stop = start + piece.start, start + piece.stop
            for border in borders[bisect_right(borders, at) : bisect_left(borders, stop)]:
                found.append((at, at + len(text[at:border].rstrip())))
                at = border
            found.append((at, stop))
    return found


def _borders(text: str, quotes: Sequence[Quote]) -> Iterator[int]:
    for quote in quotes:
        if _STOPPED.search(text, max(0, quote.start - 8), quote.start):
            yield quote.start
        if (
            quote.closed
            and text[quote.end - 4 : quote.end].rstrip("”\"'»").endswith(".")
            and _new(text, quote.end)
        ):
            rest = text[quote.end : quote.end + 8]
            yield quote.end + len(rest) - len(rest.lstrip())


def _new(text: str, i: int) -> bool:
    """Whether a new sentence starts behind `i`."""
    rest = text[i : i + 3].lstrip()
    return text[i : i + 1].isspace() and (rest[:1].isupper() or rest[:1] in "“\"'‘«")


def units(text: str, quotes: Sequence[Quote], split: Sequence[Span], parts: Parts) -> list[Unit]:
    """The sentences of `text` with quotations kept whole, and after each the sentences inside its quotations."""
    outer = [quote for quote in quotes if quote.depth == 0]
    found: list[Unit] = []
    lines = list(paragraphs(text))
    line = 0
    for start, end in _whole(text, split, outer, lines):
        while line < len(lines) and lines[line][1] < end:
            line += 1
        within = tuple(q for q in touching(outer, start, end) if start <= q.start and q.end <= end)
        found.append(_unit(text, parts, (start, end), within, line, inside=False))
        for quote in within:
            found += _inner(text, parts, quote, quotes, split, line)
    return found


def _whole(text: str, split: Sequence[Span], quotes: Sequence[Quote], lines: Sequence[Span]) -> list[Span]:
    """Sentences joined where a quotation crosses their border."""
    ends = {end for _, end in lines}
    merged: list[Span] = []
    for start, end in split:
        if (
            merged
            and _ABBREVIATED.search(text[max(0, merged[-1][1] - 8) : merged[-1][1]])
            and merged[-1][1] not in ends
        ) or (merged and merged[-1][1] not in ends and _together(text, merged[-1], (start, end), quotes)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _together(text: str, before: Span, after: Span, quotes: Sequence[Quote]) -> bool:
    """Whether a quotation crosses the border, or ends there with a question that "he asked" follows."""
    for quote in touching(quotes, before[0], after[1]):
        if before[0] <= quote.start < before[1] < quote.end:
            return True
        if quote.end == before[1] and text[after[0]] in "–—―-":
            return True
        if quote.end == before[1] and text[quote.inner[1] - 1] in "?!…" and _asked(text[slice(*after)]):
            return True
    return False


def _asked(sentence: str) -> bool:
    """Whether a verb of speech stands among the first words of the sentence."""
    words = sentence.split()[:_INQUIT_WORDS]
    found = (cues.verb(word.strip(".,:;").lower()) for word in words)
    return bool(words) and (
        words[0][0].islower() or any(cue is not None and cue.kind == "speech" for cue in found)
    )


def _inner(
    text: str, parts: Parts, quote: Quote, quotes: Sequence[Quote], split: Sequence[Span], line: int
) -> list[Unit]:
    inner = quote.inner
    nested = [
        q
        for q in touching(quotes, *quote.span)
        if q.depth == 1 and quote.start < q.start and q.end <= quote.end
    ]
    first = max(0, bisect_left(split, (inner[0],)) - 1)
    last = bisect_left(split, (inner[1],))
    pieces = [(max(inner[0], a), min(inner[1], b)) for a, b in split[first:last] if b > inner[0]]
    return [
        _unit(text, parts, (a, b), tuple(q for q in nested if a <= q.start and q.end <= b), line, inside=True)
        for a, b in pieces
        if text.count(" ", a, b) >= _FEW_WORDS
    ]


def _name(text: str, quote: Quote) -> bool:
    """Whether the quotation is a title, a nickname or a scare quote, which a sentence is read through: Harbour’s “Dawn”."""
    inner = text[slice(*quote.inner)]
    return (
        quote.opened
        and quote.closed
        and len(inner.split()) <= _FEW_WORDS - 1
        and not inner.rstrip("”’\"'").endswith((",", ".", "!", "?"))
    )


def _unit(text: str, parts: Parts, span: Span, quotes: tuple[Quote, ...], line: int, *, inside: bool) -> Unit:
    named = [quote for quote in quotes if _name(text, quote)]
    quotes = tuple(quote for quote in quotes if quote not in named)
    marks = {i for quote in named for i in (quote.start, quote.inner[1])}
    tokens = tuple(token for token in tag(text, parts, *span) if token.start not in marks)
    zones = tuple(
        next((n for n, quote in enumerate(quotes) if quote.start <= token.start < quote.end), -1)
        for token in tokens
    )
    return Unit(*span, tokens, zones, quotes, line, inside, tuple(named))
