"""A text as HTML with its statements marked: every stretch between two borders is one element, so nothing overlaps.

Only the text's own characters are written, escaped; what they mean stands in classes and in numbers beside them. One sweep over
the borders, so that a text of a thousand statements takes no longer than its length.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from hearsay.records import Statement

# how deep nesting is shown; what lies deeper looks like the deepest
_DEEPEST = 3
_PARTS = ("content", "source", "cue")


def marked(text: str, statements: Sequence[Statement]) -> Markup:
    """Paragraphs of the text; the numbers are the statements' places, from 1."""
    changes, numbers = _changes(statements)
    borders = sorted({0, len(text), *changes, *numbers})
    open_: Counter[str] = Counter()
    parts: list[Markup] = []
    for start, end in itertools.pairwise(borders):
        for part, change in changes[start]:
            open_[part] += change
        parts += (Markup("<sup>{}</sup>").format(number) for number in numbers[start])
        parts.append(_stretch(text[start:end], open_))
    return Markup("").join(parts)


def _changes(
    statements: Sequence[Statement],
) -> tuple[defaultdict[int, list[tuple[str, int]]], defaultdict[int, list[int]]]:
    """At each border which parts begin and end there, and which statements' contents begin."""
    changes: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements, 1):
        for part, (start, end) in _spans(statement):
            changes[start].append((part, 1))
            changes[end].append((part, -1))
        if statement.content:
            numbers[statement.content[0][0]].append(number)
    return changes, numbers


def _spans(statement: Statement) -> Iterator[tuple[str, tuple[int, int]]]:
    for part in _PARTS:
        for span in getattr(statement, part):
            yield part, span


def _stretch(words: str, open_: Counter[str]) -> Markup:
    classes = [f"said{min(open_['content'], _DEEPEST)}"] if open_["content"] else []
    classes += [part for part in ("source", "cue") if open_[part]]
    if not classes:
        return escape(words)
    return Markup('<span class="{}">{}</span>').format(" ".join(classes), words)
