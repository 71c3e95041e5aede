"""The body of an HTML page: trafilatura's fast extractor first, other ways only where it finds little.

Measured on the 92 and 120 dev pages (F1): fast mode alone 95.6 and 90.7, in recall mode 95.8 and 91.5, with
what follows the end cut by the precision mode 96.5 and 91.7, with the second readings of thin pages 96.6 and
92.8.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from hearsay.read.furniture import without_furniture

Lines = list[str]
# the elements of trafilatura's result that begin a paragraph of their own
_BLOCKS = frozenset(
    (
        "p",
        "head",
        "list",
        "item",
        "quote",
        "table",
        "row",
        "ab",
        "div",
        "code",
        "fw",
        "lb",
        "body",
        "comments",
    )
)
_PARAGRAPHS = ("p", "li", "td", "blockquote", "dd")
_LEAVES = frozenset((*_PARAGRAPHS, "div", "ul", "ol", "table"))
_ASIDE = frozenset(("nav", "footer", "aside", "header", "form", "figure"))
# a page's own paragraphs: shorter ones, or ones that are mostly links, are menus and teasers
_LEAST, _MOST_LINKED = 60, 0.4
# shares of the page's paragraphs below which the body is suspected to be a piece of the report, or none of it
PIECE, NEARLY_NOTHING = 0.6, 0.2
# a longer body is a book; teasers below it are the least of its reader's worries, and a second reading costs
# seconds
LONG = 400_000
# what follows the last paragraph that precision mode keeps is cut if that mode keeps half of the text
_TRUSTED = 0.5


def body(tree: HtmlElement) -> Lines:
    """The paragraphs of the report on a page, furniture left out."""
    lines = _extracted(tree, fast=True, favor_recall=True)
    expected = sum(map(len, _own_paragraphs(tree)))
    if _size(lines) < PIECE * expected:
        lines = _larger(lines, lambda: _extracted(_merged(tree), fast=True, favor_recall=True), 1.3)
    if _size(lines) < NEARLY_NOTHING * expected:
        lines = _larger(lines, lambda: _extracted(tree, fast=False), 1.5)
    if _size(lines) < NEARLY_NOTHING * expected:
        lines = list(_own_paragraphs(tree))
    if _size(lines) < LONG:
        lines = _without_tail(lines, _extracted(tree, fast=False, favor_precision=True))
    return without_furniture(lines)


def _size(lines: Lines) -> int:
    return sum(map(len, lines))


def _larger(lines: Lines, again: Callable[[], Lines], factor: float) -> Lines:
    other = again()
    return other if _size(other) > factor * _size(lines) else lines


def _without_tail(lines: Lines, precise: Lines) -> Lines:
    """The lines up to the last one that precision mode keeps too: teasers stand behind it."""
    if _size(precise) < _TRUSTED * _size(lines):
        return lines
    kept = set(precise)
    last = max((index for index, line in enumerate(lines) if line in kept), default=len(lines))
    return lines[: last + 1]


def _extracted(tree: HtmlElement, **mode: Any) -> Lines:
    # heavy: a quarter of a second
    from trafilatura import bare_extraction  # noqa: PLC0415

    found: Any = bare_extraction(tree, include_comments=False, with_metadata=False, **mode)
    return [] if found is None else list(paragraphs(found.body))


def paragraphs(found: Any) -> Iterator[str]:
    """The text of every block of trafilatura's result, one line each, white space made plain."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(found, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        elif element.tag == "cell":
            pieces.append(" ")
        pieces.append((element.text if event == "start" else element.tail) or "")
    for line in "".join(pieces).split("\n"):
        if plain := " ".join(line.split()):
            yield plain


def _own_paragraphs(tree: HtmlElement) -> Iterator[str]:
    """The innermost paragraphs of a page that are long, not mostly links and not in its margins."""
    for element in tree.iter(*_PARAGRAPHS):
        text = _plain(element)
        if (
            len(text) >= _LEAST
            and sum(len(_plain(link)) for link in element.iter("a")) < _MOST_LINKED * len(text)
            and not any(inner.tag in _LEAVES for inner in element.iterdescendants())
            and not any(outer.tag in _ASIDE for outer in element.iterancestors())
        ):
            yield text


def _plain(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


_CHUNK = re.compile(r"body|content|rich-?text|text|prose|entry|chunk", re.IGNORECASE)
_NO_CHUNK = re.compile(r"comment|related|teaser|footer|sidebar|promo", re.IGNORECASE)


def _merged(tree: HtmlElement) -> HtmlElement:
    """The page with a body that advertisements cut into containers of one class put together in the first.

    trafilatura takes the first container alone; magazines that load advertisements between chunks lose the
    rest.
    """
    whole = deepcopy(tree)
    chunks: defaultdict[str, list[HtmlElement]] = defaultdict(list)
    for element in whole.iter("div", "section"):
        name = element.get("class") or ""
        if _CHUNK.search(name) and not _NO_CHUNK.search(name) and _holds_prose(element):
            chunks[name].append(element)
    for first, *others in chunks.values():
        near = set(_two_above(first))
        for other in others:
            if near.intersection(_two_above(other)) and first not in other.iterancestors():
                first.extend(list(other))
    return whole


def _holds_prose(element: HtmlElement) -> bool:
    return sum(len(_plain(paragraph)) > 80 for paragraph in element.iterchildren("p")) >= 2


def _two_above(element: HtmlElement) -> list[HtmlElement]:
    return [outer for outer, _ in zip(element.iterancestors(), range(2), strict=False)]
