"""An outlet's name where no metadata states it: on the logo, in the copyright line, above a text saved without marks.

A part of a title is the outlet's only where another place of the page says so too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from hearsay.read.furniture import is_section
from hearsay.read.tables import table

SEPARATOR = re.compile(r"\s+[|–—·•»«:/-]+\s+|\s*\|\s*")
_COPYRIGHT = re.compile(r"©|\(c\)|\(с\)|\bcopyright\b|copyright:", re.IGNORECASE)
# a notice, not a paragraph that mentions one; a name, not a headline
_NOTICE, _NAME = 200, 5
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,12}/?")
_STOP = re.compile(r"[.!?…:;,]$")


def words(text: str) -> list[str]:
    """The words of a text in small letters, so that names compare."""
    return re.findall(r"\w+", text.lower())


def shown_outlet(tree: HtmlElement, title: str, url: str | None) -> str | None:
    """The part of a page's title that its logo or its copyright line names, or None."""
    for name in _on_logos(tree, url):
        if _is_end_of(name, title):
            return name
    ends = [part for part in SEPARATOR.split(title) if part.strip()]
    if len(ends) < 2:
        return None
    notices = [words(notice) for notice in _notices(tree)]
    parts = (part.strip() for part in (ends[-1], ends[0]) if len(words(part)) <= _NAME)
    return next((part for part in parts if any(_within(words(part), notice) for notice in notices)), None)


def _on_logos(tree: HtmlElement, url: str | None) -> Iterator[str]:
    """What stands on links to the first page: words, or an image's description."""
    host = urlsplit(url or "").netloc
    homes = {
        "/",
        *(f"{scheme}//{host}{slash}" for scheme in ("http:", "https:", "") for slash in ("", "/") if host),
    }
    for link in tree.iter("a"):
        if (link.get("href") or "").strip() in homes:
            names = [link.text_content(), *(image.get("alt") or "" for image in link.iter("img"))]
            for name in (" ".join(name.split()) for name in names):
                if 1 <= len(words(name)) <= _NAME and not is_section(name):
                    yield name


def _is_end_of(name: str, title: str) -> bool:
    """Whether a title begins or ends with a name, apart from the rest by more than a space."""
    pattern = re.escape(name)
    return bool(
        re.match(rf"{pattern}\s*[|–—·•»«:/-]", title) or re.search(rf"[|–—·•»«:/-]\s*{pattern}$", title)
    )


def _notices(tree: HtmlElement) -> Iterator[str]:
    """The short texts of a page that claim copyright."""
    for element in tree.iter():
        texts = (element.text, element.tail) if isinstance(element.tag, str) else ()
        if any(text and _COPYRIGHT.search(text) for text in texts) and element.tag not in {"script", "style"}:
            yield element.text_content()[:_NOTICE]
            parent = element.getparent()
            if parent is not None:
                yield parent.text_content()[:_NOTICE]


def _within(inner: list[str], outer: list[str]) -> bool:
    return bool(inner) and f" {' '.join(inner)} " in f" {' '.join(outer)} "


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in table("outlet_words"))


def is_outlet_name(line: str, lines: list[str]) -> bool:
    """Whether a line above a text is an outlet's name: a host, a name as papers bear it, or one that claims copyright."""
    said = words(line)
    if _DOMAIN.fullmatch(line):
        return True
    if not 1 <= len(said) <= _NAME or not line.lstrip('«“"„')[:1].isupper() or _STOP.search(line):
        return False
    if is_titled(line) and {said[0], said[-1]} & _kinds():
        return True
    notices = (other for other in lines if len(other) <= _NOTICE and _COPYRIGHT.search(other))
    return any(_within(said, words(notice)) for notice in notices)


def is_titled(line: str) -> bool:
    """Whether every longer word is capitalised in English, the first one in other scripts: how names are written."""
    return all(word[:1].isupper() or len(word) <= 3 or not word.isascii() for word in line.split())


def is_same_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is that of the outlet, as it is written or as the first part of its host."""
    said, own = words(name), words(outlet or "")
    if not said or not own:
        return False
    label = words((outlet or "").removeprefix("www.").partition(".")[0])
    return said == own or "".join(said) == "".join(label) or (len("".join(said)) >= 5 and _within(said, own))
