"""The headline of a page, told from the names of the site, the section and the outlet that stand beside it.

Software writes the title for search engines and for sharing, people read the heading: where one of the other
places confirms a heading, or shares most of its words, the heading is the title. Measured on WCXB's article
pages.
"""

import re

from hearsay.read.metadata import Stated

_SEPARATOR = re.compile(r"\s+[|–—·•»«:/-]+\s+|\s*\|\s*")
# an unconfirmed heading is the title if it has four words, two in five of which another place has too
_WORDS, _SHARED = 4, 0.4


def title(stated: Stated) -> str | None:
    """The headline without the outlet's name, or None where the page has neither heading nor title."""
    outlet = stated.outlet or ""
    written = stated.tree.find(".//title")
    places = (stated.headline, stated.meta("title"), None if written is None else written.text_content())
    others = [_without_outlet(_plain(other), outlet) for other in places if other and other.strip()]
    found = (_plain(heading.text_content()) for heading in stated.tree.iter("h1"))
    headings = [heading for heading in dict.fromkeys(found) if _words(heading) and not same(heading, outlet)]
    return _confirmed(headings, others) or next(filter(None, others + headings), None)


def _confirmed(headings: list[str], others: list[str]) -> str | None:
    """The first heading that another place confirms, the places in the order of trust."""
    for other in others:
        for heading in headings:
            if _is_most_of(heading, other) or _shares(heading, other):
                return heading
    return None


def _is_most_of(heading: str, other: str) -> bool:
    inner, outer = _words(heading), _words(other)
    return 2 * len(inner) >= len(outer) and " ".join(inner) in " ".join(outer)


def _shares(heading: str, other: str) -> bool:
    words = _words(heading)
    return len(words) >= _WORDS and len(set(words) & set(_words(other))) >= _SHARED * len(set(words))


def same(one: str, other: str) -> bool:
    """Whether two lines have the same words in the same order."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _without_outlet(heading: str, outlet: str) -> str:
    """The heading without a last or first part that is the outlet's name or host."""
    parts = [part for part in _SEPARATOR.split(heading) if part.strip()]
    name = "".join(_words(outlet))
    if len(parts) < 2 or not name:
        return heading
    last, first = parts[-1], parts[0]
    for part, rest in ((last, heading[: heading.rfind(last)]), (first, heading[len(first) :])):
        joined = "".join(_words(part))
        if joined and (joined in name or name in joined):
            return rest.strip(" |–—·•»«:/-")
    return heading
