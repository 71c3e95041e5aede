"""From a page to a document."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import ReadError
from hearsay.read.article import read
from hearsay.records import Dateline, Page

SENTENCES = (
    "The head of Verania, Pyotr Orlov, said on Tuesday that the talks with the neighbours would go on until autumn.",
    '"We are ready," he told reporters in the capital, adding that nobody had asked for more than was agreed.',
    "The foreign ministry of Kelland answered that it had not been asked, and that it would wait for a letter.",
    "According to Verapress, the letter was written on Monday and carried to the border by a bicycle courier.",
)
BODY = "".join(
    f"<p>{sentence}</p>" for sentence in (f"KELMOUTH, March 4 (Reuters) - {SENTENCES[0]}", *SENTENCES[1:])
)
HEAD = """<meta charset="utf-8"><title>Talks go on, Orlov says | Verania Today</title>
<meta property="og:title" content="Talks go on, Orlov says | Verania Today">
<meta property="og:site_name" content="Verania Today"><link rel="canonical" href="https://verania.test/2024/03/05/talks">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
{"@type": "NewsArticle", "headline": "Talks go on, Orlov says", "datePublished": "2024-03-05T10:00:00+03:00",
"author": [{"@type": "Person", "name": "Anna Berg"}, {"name": "Bo Day"}],}]}</script>"""
FURNITURE = "<p>Share on Facebook</p><h3>Related articles</h3><ul><li><a href='/a'>Minister leaves office</a></li></ul>"


def page(head: str = HEAD, body: str = BODY, **more: str) -> Page:
    text = f"""<!doctype html><html lang="en"><head>{head}</head><body><nav><a href="/">Home</a></nav><article>
    <h1>Talks go on, Orlov says</h1>{more.get("below", "")}{body}{FURNITURE}</article><footer>© Verania Today</footer>"""
    return Page("saved.html", text.encode(), more.get("url"))


def test_a_page_becomes_a_document_with_all_that_it_states():
    document = read(page())
    assert document.text == "\n".join((f"KELMOUTH, March 4 (Reuters) - {SENTENCES[0]}", *SENTENCES[1:]))
    assert (document.title, document.byline, document.outlet) == (
        "Talks go on, Orlov says",
        "Anna Berg, Bo Day",
        "Verania Today",
    )
    assert (document.url, document.lang) == ("https://verania.test/2024/03/05/talks", "en")
    assert (document.published, document.published_from) == ("2024-03-05T10:00:00+03:00", "json-ld")
    assert document.dateline == Dateline("KELMOUTH", "2024-03-04", "Reuters")


@pytest.mark.parametrize(
    ("head", "below", "url", "expected"),
    [
        (
            "<meta property='article:published_time' content='2024-03-05'>",
            "",
            None,
            ("2024-03-05", "meta article:published_time"),
        ),
        (
            "",
            "<time itemprop='datePublished' datetime='2024-03-05'>today</time>",
            None,
            ("2024-03-05", "time element"),
        ),
        ("", "", "https://verania.test/2024/03/05/talks", ("2024-03-05", "url")),
        ("", "<time datetime='2024-03-05'>today</time>", None, ("2024-03-05", "time element")),
        ("", "<div>5 March 2024, 10:00</div>", None, ("2024-03-05", "text")),
        ("", "", None, (None, None)),
    ],
)
def test_the_day_of_publication_says_where_it_comes_from(head, below, url, expected):
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    document = read(page(head, body, below=below, **({"url": url} if url else {})))
    assert (document.published, document.published_from) == expected


def test_a_day_that_lies_ahead_is_no_day_of_publication():
    head = "<meta property='article:published_time' content='2031-01-01'>"
    assert read(page(head), today=dt.date(2024, 3, 6)).published is None


def test_an_utc_time_yields_to_the_day_that_the_outlet_shows():
    head = "<meta property='article:published_time' content='2024-03-06T03:00:00Z'>"
    document = read(page(head, url="https://verania.test/2024/03/05/talks"))
    assert (document.published, document.published_from) == ("2024-03-05", "url")


def test_a_byline_is_read_beside_the_heading_where_no_machine_is_told():
    assert read(page("", below="<div>By Anna Berg and Bo Day</div>")).byline == "Anna Berg and Bo Day"


def test_html_is_told_by_its_content_and_not_by_its_name():
    assert read(Page("saved.txt", page().content)).outlet == "Verania Today"
    assert "<b>" in read(Page("saved.html", f"He wrote <b> on the wall. {SENTENCES[0]}".encode())).text


def test_a_text_file_is_read_like_a_page():
    document = read(
        Page(
            "-",
            f"Talks go on, Orlov says\nBy Anna Berg\nKELMOUTH, March 4 - {SENTENCES[0]}\nNo comments:\n".encode(),
        )
    )
    assert (document.title, document.byline) == ("Talks go on, Orlov says", "Anna Berg")
    assert document.text.startswith("KELMOUTH, March 4 - The head")
    assert document.dateline == Dateline("KELMOUTH", "--03-04", None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (random.Random(1).randbytes(5000), "binary data"),
        (b"<html><body></body></html>", "no article text"),
        (b"x" * 20_000_001, "larger than"),
    ],
)
def test_what_holds_no_article_is_refused_in_one_line(content, words):
    with pytest.raises(ReadError, match=words) as refused:
        read(Page("x", content))
    assert "\n" not in str(refused.value)


def test_the_same_page_gives_the_same_document():
    assert read(page()) == read(page())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(content):
    try:
        document = read(Page("x", content))
    except ReadError:
        return
    document.text.encode("utf-8")
    assert document.text.strip()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=2000), st.integers(0, 2000))
def test_any_text_within_a_page_is_read_or_refused(text, cut):
    content = f"<html><head>{text[:50]}</head><body><p>{text}</p>{BODY}".encode("utf-8", "replace")[
        : cut + 200
    ]
    try:
        read(Page("x", content))
    except ReadError:
        return
