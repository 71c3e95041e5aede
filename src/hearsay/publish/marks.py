"""A text as HTML with its statements marked: every stretch between two borders is one element, so nothing overlaps.

Only the text's own characters are written, escaped; what they mean stands in classes and in numbers beside them.
"""

import itertools
from collections.abc import Sequence

from markupsafe import Markup, escape

from hearsay.records import Statement

# how deep nesting is shown; what lies deeper looks like the deepest
_DEEPEST = 3


def marked(text: str, statements: Sequence[Statement]) -> Markup:
    """Paragraphs of the text; the numbers are the statements' places, from 1."""
    borders = sorted({0, len(text), *_borders(statements)})
    stretches = [_stretch(text, a, b, statements) for a, b in itertools.pairwise(borders)]
    return Markup("").join(stretches)


def _borders(statements: Sequence[Statement]) -> list[int]:
    spans = [span for each in statements for spans in (each.source, each.cue, each.content) for span in spans]
    return [border for span in spans for border in span]


def _stretch(text: str, start: int, end: int, statements: Sequence[Statement]) -> Markup:
    holding = [i for i, each in enumerate(statements) if _covers(each.content, start)]
    classes = [f"said{min(len(holding), _DEEPEST)}"] if holding else []
    if any(_covers(each.source, start) for each in statements):
        classes.append("source")
    if any(_covers(each.cue, start) for each in statements):
        classes.append("cue")
    numbers = [i + 1 for i, each in enumerate(statements) if each.content and each.content[0][0] == start]
    before = Markup("").join(Markup("<sup>{}</sup>").format(number) for number in numbers)
    words = escape(text[start:end])
    if not classes:
        return before + words
    return before + Markup('<span class="{}">{}</span>').format(" ".join(classes), words)


def _covers(spans: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)
