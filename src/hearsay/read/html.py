"""Whether a text is HTML, and its tree."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

_LEADING_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|main|"
    r"section|h[1-6]|table|script|style|span|link|center|font|a|b|i|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_STRUCTURE = re.compile(r"</(?:p|div|html|body|head|title|article|li|h[1-6]|table|td)\s*>", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a text is HTML by its content: it begins with markup, or is full of closing tags."""
    return bool(_LEADING_MARKUP.match(text[:10_000])) or len(_STRUCTURE.findall(text[:50_000])) >= 5


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, or None where there is none."""
    try:
        # as bytes, because a string with an encoding declaration is refused
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=_utf8_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def _utf8_parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", remove_pis=True, no_network=True)
