"""A text with its statements marked in their places: [1 what was said [2 and what was said in it]], speakers and cues in colour.

The marks are put between characters, never in their place; without them the text is as it is stored.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from rich.style import Style
from rich.text import Text

from hearsay.cli.printing import printable

_SOURCE, _CUE, _MARK = Style(color="cyan", bold=True), Style(color="yellow"), Style(dim=True, bold=True)
# by depth: what is said, and what is said within
_CONTENTS = (
    Style(color="green"),
    Style(color="magenta", underline=True),
    Style(color="blue", underline=True, italic=True),
)


class _Edge(NamedTuple):
    """A mark: at which place, in which order there (ends come before starts, inner ends first), which words."""

    at: int
    order: tuple[int, int]
    words: str


def marked(text: str, statements: Sequence[Any], depths: Sequence[int]) -> Text:
    """The text with marks; a statement's number is its place in `statements`, from 1, `depths` how deep each is nested."""
    styled = _styled(text, statements, depths)
    edges = sorted(_edges(statements))
    shown, last = Text(), 0
    for edge in edges:
        shown.append_text(styled[last : edge.at])
        shown.append(edge.words, _MARK)
        last = edge.at
    shown.append_text(styled[last:])
    return shown


def _styled(text: str, statements: Sequence[Any], depths: Sequence[int]) -> Text:
    styled = Text(printable(text))
    # the deepest last: of two styles rich takes the later one
    for deep, statement in sorted(zip(depths, statements, strict=True), key=lambda pair: pair[0]):
        style = _CONTENTS[min(deep, len(_CONTENTS) - 1)]
        for start, end in statement.content:
            styled.stylize(style, start, end)
        for spans, own in ((statement.source, _SOURCE), (statement.cue, _CUE)):
            for start, end in spans:
                styled.stylize(own, start, end)
    return styled


def _edges(statements: Sequence[Any]) -> list[_Edge]:
    edges = []
    for number, statement in enumerate(statements, 1):
        for start, end in statement.content:
            length = end - start
            edges.append(_Edge(start, (1, -length), f"[{number} "))
            edges.append(_Edge(end, (0, length), f" {number}]"))
    return edges


def depth(place: int, parents: Sequence[int | None]) -> int:
    """How many statements a statement stands in."""
    deep, parent = 0, parents[place]
    while parent is not None and deep < len(parents):
        deep, parent = deep + 1, parents[parent]
    return deep
