"""A Page becomes a Document: decoded, told apart as HTML or text, read, dated and named. Pure: no network, no
clock.

The text holds the body alone, one line a paragraph; the dateline that opens it stays in it, as evidence.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml.html import HtmlElement

from hearsay.errors import ReadError
from hearsay.read import html, plain
from hearsay.read.addresses import address
from hearsay.read.body import body
from hearsay.read.byline import shown_byline, tidy
from hearsay.read.dateline import filed
from hearsay.read.dates import LATEST_YEAR, is_the_same_moment
from hearsay.read.encoding import decode, encoding_of
from hearsay.read.given import with_given
from hearsay.read.language import language
from hearsay.read.metadata import Stated, first_day
from hearsay.read.shown import beside, shown_day
from hearsay.read.tables import table
from hearsay.read.title import same, title
from hearsay.records import Dateline, Document, Page
from hearsay.settings import Settings

# a dateline opens the first paragraph, or the one after a summary or a caption
DATELINE_WITHIN = 4
# NUL is left out: pages padded with it are readable
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\f\r\x1b")
# UTC+14 is a day ahead of UTC-12
ZONES = dt.timedelta(days=1)


def read(page: Page, settings: Settings | None = None, today: dt.date | None = None) -> Document:
    """The document on a page. `today` only rules out days of publication that lie ahead of it.

    Raises ReadError, in words for a person, where the bytes hold no article.
    """
    limit = (settings or Settings()).max_page_bytes
    if len(page.content) > limit:
        raise ReadError(f"is larger than {limit:,} bytes; no article is, give the article alone")
    latest = (today + ZONES).isoformat() if today else f"{LATEST_YEAR}-12-31"
    if page.given is not None and page.media_type == "text/plain":
        return _as_given(page.content.decode("utf-8", "replace"), page.url, page.given, latest)
    _refuse_other_formats(page.content)
    _refuse_noise(page.content)
    text = decode(page.content, page.charset)
    if not text.strip():
        raise ReadError("is empty; give a file or page that holds an article")
    document = (_from_html if html.is_html(text) else _from_text)(text, page.url, latest)
    document = replace(with_given(document, page.given or {}, latest), address=address(document.url))
    if not document.text.strip():
        raise ReadError("holds no article text; if it is one, save it as plain text and give that file")
    return document


def _refuse_other_formats(content: bytes) -> None:
    for row in table("signatures"):
        if content[int(row["offset"]) :].startswith(bytes.fromhex(row["bytes"])):
            raise ReadError(f"is {row['format']}, not a page; give HTML or plain text")


def _refuse_noise(content: bytes) -> None:
    """Random bytes decode to something in any eight-bit encoding, but one in ten is a control character."""
    sample = content[:20_000]
    if not encoding_of(sample).startswith(("utf-16", "utf-32")):
        controls = len(sample) - len(sample.translate(None, _CONTROLS))
        if controls > 0.04 * len(sample):
            raise ReadError(
                "is binary data or in an unknown encoding; give HTML or plain text, best as UTF-8"
            )


def _from_html(text: str, url: str | None, latest: str) -> Document:
    tree = html.parse(text)
    if tree is None:
        raise ReadError("is no readable HTML; open it in a browser and save the text")
    said = Stated(tree, url)
    heading = title(said)
    near = beside(tree, heading)
    published, source = _published(said, shown_day(near), latest)
    lines = _under(heading, body(tree))
    text = "\n".join(lines)
    return Document(
        text=text,
        lang=language(text, said.language),
        title=heading,
        byline=_byline(said, tree, [text for _, text in near]),
        outlet=said.outlet,
        url=said.url,
        published=published,
        published_from=source,
        dateline=_dateline(lines, published, said.outlet),
    )


def _byline(said: Stated, tree: HtmlElement, near: list[str]) -> str | None:
    """Who signed the report, as it is stated or shown; the outlet's name signs nothing."""
    named = tidy(said.byline) if said.byline else None
    if named and said.outlet and same(named, said.outlet):
        named = None
    return named or shown_byline(tree, near)


def _under(heading: str | None, lines: list[str]) -> list[str]:
    """The lines without the heading, where it is repeated above the body."""
    start = next((index + 1 for index, line in enumerate(lines[:3]) if heading and same(line, heading)), 0)
    return lines[start:]


def _published(
    said: Stated, shown: tuple[str, str] | None, latest: str
) -> tuple[str, str] | tuple[None, None]:
    """The day of publication and where it stands, `latest` at most."""
    found = first_day(_candidates(said, shown, latest), latest)
    if not found:
        return None, None
    own = (day for day in (said.url_day, shown) if day and is_the_same_moment(day[0], found[0]))
    return next(own, found)


def _candidates(said: Stated, shown: tuple[str, str] | None, latest: str) -> Iterator[tuple[str, str]]:
    """Days with their places, the most trusted first; the costly search comes last."""
    yield from said.published()
    if shown:
        yield shown
    from htmldate import find_date  # noqa: PLC0415  heavy

    day = find_date(said.tree, original_date=True, max_date=latest) or ""
    # of a bare year ("© 2024") htmldate makes its first day, which nobody stated
    yield "" if day.endswith("-01-01") else day, "htmldate"


def _from_text(text: str, url: str | None, latest: str) -> Document:
    found = plain.saved(text)
    published = found.above.published
    if published and published[:10] > latest:
        published = None
    body = "\n".join(found.lines)
    return Document(
        text=body,
        lang=language(body),
        title=found.above.title,
        byline=found.above.byline,
        outlet=found.above.outlet,
        url=url,
        published=published,
        published_from="text" if published else None,
        dateline=_dateline(found.lines, published, found.above.outlet) or found.above.dateline,
    )


def _as_given(text: str, url: str | None, given: Mapping[str, str], latest: str) -> Document:
    """A text that comes with what is known of it: not a character is changed."""
    document = Document(text, lang=language(text), url=url, address=address(url))
    document = with_given(document, given, latest)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return replace(document, dateline=_dateline(lines, document.published, document.outlet))


def _dateline(lines: list[str], published: str | None, outlet: str | None) -> Dateline | None:
    for line in lines[:DATELINE_WITHIN]:
        if found := filed(line, published, outlet):
            return found.dateline
    return None
