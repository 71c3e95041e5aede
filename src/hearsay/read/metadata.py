"""What a page says about itself for machines: JSON-LD, meta elements, time elements, its address.

A page states the same thing in many places, and most are filled in by software that serves the whole site.
What is written for the article (JSON-LD of an article type, then article:* and og:* properties) comes before
what is written for the site. Measured on the 120 pages of WCXB's article set.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from hearsay.read.dates import day_in_url, stated
from hearsay.read.outlets import shown_outlet
from hearsay.read.tables import table

_ARTICLE = re.compile(
    r"(?:article|posting|report|review|blogpost|newsstory|opinion|liveblog|recipe|howto)", re.IGNORECASE
)
_SITE_ONLY = re.compile(
    r"^(?:organization|person|imageobject|breadcrumb|listitem|itemlist|comment|videoobject|website)"
)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


@dataclass(frozen=True)
class Stated:
    """A parsed page and what it says about itself; each property reads the places in the order of trust."""

    tree: HtmlElement
    address: str | None = None

    @cached_property
    def articles(self) -> list[dict[str, Any]]:
        """The JSON-LD nodes that describe an article, those with a headline first."""
        nodes = [node for node in _nodes(self.tree) if _ARTICLE.search(_types(node))]
        return sorted(nodes, key=lambda node: "headline" not in node)

    @cached_property
    def metas(self) -> dict[str, str]:
        """The first content of every meta element, by its lower-case name, property or itemprop."""
        found: dict[str, str] = {}
        for meta in self.tree.iter("meta"):
            content = (meta.get("content") or "").strip()
            for attribute in ("property", "name", "itemprop"):
                if content and meta.get(attribute):
                    found.setdefault(meta.get(attribute, "").strip().lower(), content)
        return found

    def meta(self, subject: str) -> str | None:
        """The content of the first meta element that the table names for a subject."""
        names = (row["name"] for row in table("metas") if row["subject"] == subject)
        return next((self.metas[name] for name in names if name in self.metas), None)

    @cached_property
    def headline(self) -> str | None:
        """The headline as the article's own JSON-LD writes it."""
        found = (_text(node.get("headline")) for node in self.articles)
        return next(filter(None, found), None)

    @cached_property
    def url(self) -> str | None:
        """The canonical address: that of the page's link or og:url if it names a host, else where it came
        from.
        """
        links = (
            link.get("href")
            for link in self.tree.iter("link")
            if "canonical" in (link.get("rel") or "").lower()
        )
        for candidate in (*links, self.metas.get("og:url"), self.address):
            if absolute := _absolute(candidate, self.address):
                return absolute
        return None

    @cached_property
    def outlet(self) -> str | None:
        """The name of the outlet, or the host where the page names none."""
        named = self.metas.get("og:site_name") or next(filter(None, map(_publisher, self.articles)), None)
        named = named or self.meta("outlet")
        if named and not named.startswith(("http", "@")):
            return _clean(named)
        return self.shown_outlet or self.host

    @cached_property
    def shown_outlet(self) -> str | None:
        """The name of the outlet in the page's title, where its logo or its copyright line confirm it."""
        written = self.tree.find(".//title")
        title = "" if written is None else " ".join(written.text_content().split())
        return shown_outlet(self.tree, title, self.url)

    @cached_property
    def host(self) -> str | None:
        """The host that the page is from."""
        host = urlsplit(self.url or "").hostname
        return host.removeprefix("www.") if host else None

    @cached_property
    def byline(self) -> str | None:
        """The authors, as the article's JSON-LD or its meta elements name them."""
        for node in self.articles:
            if names := list(dict.fromkeys(_names(node.get("author")))):
                return ", ".join(names)
        named = self.meta("byline")
        return _clean(named) if named and not named.startswith(("http", "@", "www.")) else None

    @cached_property
    def language(self) -> str | None:
        """The language that the page claims for itself; often that of the site's software."""
        return self.tree.get("lang") or self.metas.get("og:locale")

    def published(self) -> Iterator[tuple[str, str]]:
        """Candidates for the day of publication, the most trusted first, each with where it stands."""
        for node in self.articles:
            yield _text(node.get("datePublished")) or "", "json-ld"
        for row in table("metas"):
            if row["subject"] == "published" and row["name"] in self.metas:
                yield self.metas[row["name"]], f"meta {row['name']}"
        yield from self._times()
        for node in _nodes(self.tree):
            if not _SITE_ONLY.match(_types(node)):
                yield _text(node.get("datePublished")) or "", "json-ld"
        if self.url_day:
            yield self.url_day

    @cached_property
    def url_day(self) -> tuple[str, str] | None:
        """The day that the address states, with the name of that place."""
        day = day_in_url(self.url or "")
        return (day, "url") if day else None

    def _times(self) -> Iterator[tuple[str, str]]:
        """The time elements that say they tell the publication: by itemprop, pubdate or a class."""
        for time in self.tree.iter("time", "span", "abbr", "div", "p"):
            marks = " ".join(time.get(name) or "" for name in ("itemprop", "class")).lower()
            if time.get("itemprop") == "datePublished" or (
                time.tag in {"time", "abbr"} and ("publish" in marks or "pubdate" in time.attrib)
            ):
                attributes = ("datetime", "content", *(("title",) if time.tag == "abbr" else ()))
                said = next(filter(None, map(time.get, attributes)), None)
                yield said or time.text_content(), "time element"


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, outer before inner."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _walk(_loaded(script.text))


def _loaded(source: str) -> Any:
    """The JSON of a script, mended where it breaks in the usual ways; None where it is beyond that."""
    bare = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        inner: Any = value.values()
    else:
        inner = value if isinstance(value, list) else ()
    for item in inner:
        yield from _walk(item, depth + 1)


def _types(node: dict[str, Any]) -> str:
    kinds = node.get("@type")
    return " ".join(map(str, kinds)).lower() if isinstance(kinds, list) else str(kinds or "").lower()


def _publisher(node: dict[str, Any]) -> str | None:
    return next(_names(node.get("publisher")), None)


def _names(value: Any) -> Iterator[str]:
    """The names in an author or publisher value: a string, an object, or a list of them."""
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str) and (name := _clean(value)) and not name.startswith(("http", "@")):
        yield name


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value) if isinstance(value, str) else None


_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)


def _clean(value: str) -> str:
    import html  # noqa: PLC0415

    unescaped = html.unescape(value) if _ENTITY.search(value) else value
    return " ".join(re.sub(r"<[^<>]{1,200}>", " ", unescaped).split())


def _absolute(candidate: str | None, base: str | None) -> str | None:
    try:
        joined = urljoin(base or "", (candidate or "").strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in {"http", "https"} and parts.hostname else None


def first_day(candidates: Iterator[tuple[str, str]], latest: str) -> tuple[str, str] | None:
    """The first candidate that states a day not after `latest` (ISO), with its place."""
    for written, place in candidates:
        day = stated(written)
        if day and day[:10] <= latest:
            return day, place
    return None
