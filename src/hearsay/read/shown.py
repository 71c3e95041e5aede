"""What a page shows its readers beside the heading, where it states it for no machine: the day, the byline.

Told by nearness alone: pages are laid out in many ways, but day and byline stand with the title. A day
further off belongs to another report.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from hearsay.read.dates import days, stated
from hearsay.read.title import same

# pieces of text between heading and day: measured on WCXB's article pages, where 12 of 15 stand within
AFTER, BEFORE = 25, 8
# a longer piece of text is a sentence that mentions a day
LONGEST = 70
_SILENT = frozenset(("script", "style", "noscript", "template", "title", "option"))
_HEADINGS = frozenset(("h1", "h2", "h3"))

Piece = tuple[HtmlElement, str]


def beside(tree: HtmlElement, heading: str | None) -> list[Piece]:
    """The texts near the heading, the ones behind it first, each with its element; none without a heading."""
    pieces = list(_pieces(tree))
    place = next((index for index, (element, _) in enumerate(pieces) if _in_heading(element, heading)), None)
    if place is None:
        return []
    return pieces[place + 1 : place + 1 + AFTER] + pieces[max(0, place - BEFORE) : place][::-1]


def shown_day(pieces: list[Piece]) -> tuple[str, str] | None:
    """The ISO day nearest to the heading, with its place: "time element" or "text"."""
    return next((day for element, text in pieces if (day := _day(element, text))), None)


def _pieces(tree: HtmlElement) -> Iterator[Piece]:
    """The texts of a page in order, each with the element that it belongs to."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            if element.text and element.text.strip() and element.tag not in _SILENT:
                yield element, element.text.strip()
            parent = element.getparent()
            if parent is not None and element.tail and element.tail.strip() and parent.tag not in _SILENT:
                yield parent, element.tail.strip()


def _in_heading(element: HtmlElement, heading: str | None) -> bool:
    outer = next((outer for outer in (element, *element.iterancestors()) if outer.tag in _HEADINGS), None)
    if outer is None:
        return False
    return outer.tag == "h1" if heading is None else same(outer.text_content(), heading)


def _day(element: HtmlElement, text: str) -> tuple[str, str] | None:
    if element.tag == "time" and (day := stated(element.get("datetime") or "")):
        return day, "time element"
    if len(text) > LONGEST:
        return None
    return next(((found.day.iso(), "text") for found in days(text) if found.day.year), None)
