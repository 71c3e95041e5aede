"""The headline of a page, told from the names of the site, the section and the outlet that stand beside it.

Software writes the title for search engines and for sharing, people read the heading: where one of the other
places confirms a heading, or shares most of its words, the heading is the title. Measured on WCXB's article
pages.
"""

from hearsay.read.metadata import Stated
from hearsay.read.outlets import SEPARATOR, words

# an unconfirmed heading is the title if it has four words, two in five of which another place has too
_WORDS, _SHARED = 4, 0.4


def title(stated: Stated) -> str | None:
    """The headline without the outlet's name, or None where the page has neither heading nor title."""
    names = list(dict.fromkeys(filter(None, (stated.outlet, stated.shown_outlet))))
    written = stated.tree.find(".//title")
    places = (stated.headline, stated.meta("title"), None if written is None else written.text_content())
    others = [_without(_plain(other), names, stated.host) for other in places if other and other.strip()]
    found = (_plain(heading.text_content()) for heading in stated.tree.iter("h1"))
    headings = [
        heading
        for heading in dict.fromkeys(found)
        if words(heading) and not any(same(heading, name) for name in names)
    ]
    best = _confirmed(headings, others) or next(filter(None, others + headings), None)
    return _without(best, names, stated.host) if best else None


def _confirmed(headings: list[str], others: list[str]) -> str | None:
    """The first heading that another place confirms, the places in the order of trust."""
    for other in others:
        for heading in headings:
            if _is_most_of(heading, other) or _shares(heading, other):
                return heading
    return None


def _is_most_of(heading: str, other: str) -> bool:
    inner, outer = words(heading), words(other)
    return 2 * len(inner) >= len(outer) and " ".join(inner) in " ".join(outer)


def _shares(heading: str, other: str) -> bool:
    said = words(heading)
    return len(said) >= _WORDS and len(set(said) & set(words(other))) >= _SHARED * len(set(said))


def same(one: str, other: str) -> bool:
    """Whether two lines have the same words in the same order."""
    return words(one) == words(other)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _without(heading: str, names: list[str], host: str | None) -> str:
    """The heading without a last or first part that is one of the outlet's names, or its host's."""
    for name in names:
        if heading.startswith(f"{name}: ") and len(heading) > len(name) + 2:
            return heading[len(name) + 2 :]
    parts = [part for part in SEPARATOR.split(heading) if part.strip()]
    if len(parts) < 2:
        return heading
    last, first = parts[-1], parts[0]
    for part, rest in ((last, heading[: heading.rfind(last)]), (first, heading[len(first) :])):
        if _is_outlet("".join(words(part)), names, host) and (bare := rest.strip(" |–—·•»«:/-")):
            return bare
    return heading


def _is_outlet(joined: str, names: list[str], host: str | None) -> bool:
    known = ["".join(words(name)) for name in names]
    if joined and any(
        joined in name or (name in joined and len(joined) <= 2 * len(name)) for name in known if name
    ):
        return True
    labels = (host or "").split(".")
    return bool(joined) and joined in {"".join(words(host or "")), "".join(words("".join(labels[:-1])))}
