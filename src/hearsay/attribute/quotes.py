"""Quotation marks of every style, paired: “ ” " " « » „ “ ‘ ’, nested, unclosed, over several paragraphs.

A closing mark must fit its opening mark (a fixed table, so that an odd mark never swallows the text behind it); a
paragraph ends every quotation, and one that the next paragraph opens again with the same mark goes on (`continues`), as does
one that the next paragraph only closes, or one behind a few without any mark.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.records import Span, Spans, Type

# opening mark -> the marks that may close it; “ closes „ in German and Russian use
_CLOSERS = {"“": '”"', "«": "»", "„": "“”", "‘": "’", '"': '"”“', "‟": "”", "”": "”", "''": "''"}
_STRAIGHT = {'"', "''"}
# "— Мост цел, — сказал он": a dash that opens the line opens speech
_DIALOGUE = re.compile(r"(?:\A|\n)[ \t\u00a0]*[—–][ \t\u00a0]+\Z")
# words that a paragraph only closed by a mark has at least, if it begins with a capital: fewer name who was quoted
_MOST_NAMED = 9
# paragraphs without a mark that a quotation may run over before one closes it
_MOST_BETWEEN = 4
# nobody nests deeper; a row of opening marks is no speech
_DEEPEST = 6
_SPEECH_END = re.compile(r"[,.?!]’")
_OPENERS_BEFORE = "([{—–-/:\u00a0"
# the share of letters in quotation marks from which on a content is direct
_ALL = 0.95


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: `text[start:end]`.

    `depth` 0 stands in no other; `continues` says that the paragraph before left it open; `width` is a mark's length; no mark
    opens what is not `opened`.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False
    width: int = 1
    opened: bool = True

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return self.start + self.width * self.opened, self.end - self.width if self.closed else self.end

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(slots=True)
class _Open:
    start: int
    mark: str


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of `text` that hold something, without their line ends."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if end > start:
            yield start + len(line) - len(line.lstrip()), end
        start += len(line)


def find(text: str) -> list[Quote]:
    """All quotations of `text`, in order of their start."""
    found: list[Quote] = []
    unclosed: str | None = None
    lines = list(paragraphs(text))
    for i, (start, end) in enumerate(lines):
        if unclosed is not None and _between(text, lines[i : i + _MOST_BETWEEN + 1], unclosed):
            found.append(Quote(start, end, closed=False, continues=True, opened=False))
            continue
        again = unclosed is not None and text[start] == unclosed
        rest = None if unclosed is None or again else _only_closed(text, start, end, unclosed)
        quotes, unclosed = _paragraph(text, rest.end if rest else start, end)
        if rest:
            found.append(rest)
        if again and quotes:
            quotes[0] = replace(quotes[0], continues=True)
        found += quotes
    return found


def _between(text: str, lines: Sequence[Span], opening: str) -> bool:
    """Whether the first paragraph has no mark and the next that has one closes what was left open."""
    for i, (start, end) in enumerate(lines):
        if any(_mark(text, at) for at in range(start, end)):
            return i > 0 and _only_closed(text, start, end, opening) is not None
    return False


def _only_closed(text: str, start: int, end: int, opening: str) -> Quote | None:
    """What a paragraph says up to its first mark, where that closes the quotation that the paragraph before left open."""
    at = next((i for i in range(start, end) if _mark(text, i)), end)
    mark = _mark(text, at) if at < end else ""
    said = text[start:at].split()
    if not said or mark not in _CLOSERS[opening] or _opens(text, at, mark, start, end):
        return None
    if _closes(text, at, mark, [_Open(start, opening)], start, end) is None:
        return None
    if len(said) < _MOST_NAMED and said[0][0].isupper():
        return None
    return Quote(start, at + len(mark), continues=True, width=len(mark), opened=False)


def _paragraph(text: str, start: int, end: int) -> tuple[list[Quote], str | None]:
    """The quotations of one paragraph, and the mark of the one that its end left open (it goes on in the next)."""
    stack: list[_Open] = []
    done: list[Quote] = []
    for i in range(start, end):
        mark = _mark(text, i)
        if not mark:
            continue
        level = _closes(text, i, mark, stack, start, end)
        if level is not None:
            # an inner quotation left open inside one that is closed here was no quotation
            done.append(Quote(stack[level].start, i + len(mark), level, width=len(mark)))
            del stack[level:]
        elif len(stack) < _DEEPEST and _opens(text, i, mark, start, end):
            stack.append(_Open(i, mark))
    left = stack[0] if stack else None
    if left is not None and left.mark != "‘" and _worth(text, left.start, end):
        done.append(Quote(left.start, end, closed=False, width=len(left.mark)))
        done = [q if q.start <= left.start else replace(q, depth=max(1, q.depth)) for q in done]
    else:
        left = None
    done.sort(key=lambda quote: (quote.start, -quote.end))
    return done, left.mark if left else None


def _mark(text: str, i: int) -> str:
    """The quotation mark at `i`; two apostrophes are one mark, as some agencies and wikis set it."""
    if text[i] in '“”«»„‘’"‟':
        return text[i]
    return "''" if text.startswith("''", i) and not text.startswith("'", i - 1 if i else 2) else ""


def _worth(text: str, start: int, end: int) -> bool:
    """An unclosed quotation is one that opens its paragraph or a clause, else its mark is a slip."""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return end - start > 1 and (start == 0 or before == "" or before[-1] in ":,.!?\n\r—–")


def _closes(text: str, i: int, mark: str, stack: list[_Open], start: int, end: int) -> int | None:
    """The level of the open quotation that the mark at `i` closes."""
    before = text[i - 1] if i > start else " "
    after = text[i + len(mark)] if i + len(mark) < end else " "
    if mark == "’" and after.isalnum():
        return None
    if mark == "’" and before == "s" and after == " " and _SPEECH_END.search(text, i + 1, end):
        return None  # "the voters’ choice": the mark that ends the speech is still to come
    if mark == "“" and after.isalnum() and not before.isalnum():
        return None
    if mark in _STRAIGHT and before in " \u00a0(—" and after.isalnum():
        return None
    for level in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[level].mark] or mark == "“" == stack[level].mark:
            return level
    return None


def _opens(text: str, i: int, mark: str, start: int, end: int) -> bool:
    after = i + len(mark)
    if mark in "»’" or after >= end or text[after].isspace():
        return False
    before = text[i - 1] if i > start else " "
    free = before.isspace() or before in _OPENERS_BEFORE or before in _CLOSERS or before == "'"
    if mark in "“„«‟":
        return free or not before.isalnum()
    return free


def touching(quotes: Sequence[Quote], start: int, end: int) -> Sequence[Quote]:
    """Of quotations in order of their start, those that may touch `start` to `end`; none is longer than its paragraph."""
    first = bisect_left(quotes, start, key=lambda quote: quote.start)
    while (first > 0 and quotes[first - 1].end > start) or (first > 0 and quotes[first - 1].depth > 0):
        first -= 1
    return quotes[first : bisect_left(quotes, end, key=lambda quote: quote.start)]


def type_of(text: str, content: Spans, quotes: Sequence[Quote]) -> Type:
    """Direct, mixed or indirect, by the share of the content's letters in quotation marks; a line of dialogue is direct.

    The borders (at least 95 % and none) are those that PolNeAR's derived types have (Newell, Margolin and Ruths 2018).
    """
    if content and _DIALOGUE.search(text, max(0, content[0][0] - 4), content[0][0]):
        return "direct"
    letters = quoted_letters = 0
    for start, end in content:
        marked = [
            (max(q.start, start), min(q.end, end)) for q in touching(quotes, start, end) if q.depth == 0
        ]
        letters += sum(map(str.isalnum, text[start:end]))
        quoted_letters += sum(sum(map(str.isalnum, text[a:b])) for a, b in marked)
    share = quoted_letters / letters if letters else 0.0
    return "direct" if share >= _ALL else "mixed" if share else "indirect"
