"""The report is one file, holds the text's own characters, and lets no text become markup."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from hearsay.measure.overview import overview
from hearsay.publish.marks import marked
from hearsay.publish.report import report
from hearsay.records import Actor, Document, Item, Outlet, Statement

TEXT = 'The mayor said that Doe called it "<b>rust</b>" & left.'


def said(start: int, end: int, parent: int | None = None, speaker: str = "Jane Roe") -> Statement:
    return Statement(
        ((0, 9),), ((10, 14),), ((start, end),), "indirect", "speech", speaker, parent=parent, confidence=0.9
    )


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words, self.open, self.number = "", [], False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "sup" not in self.open:
            self.words += data


def words(html: str) -> str:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.words


def test_nested_statements_are_marked_deeper() -> None:
    html = str(marked(TEXT, [said(15, 54), said(34, 47, 0)]))
    assert 'class="said1"' in html
    assert 'class="said2"' in html
    assert "&lt;b&gt;rust&lt;/b&gt;" in html
    assert words(html) == TEXT


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_whatever_is_marked_the_text_stays_what_it_was(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text) and a != b]
    kept = words(str(marked(text, [said(*span) for span in inside])))
    # an HTML parser takes \\r and NUL for what they are in HTML
    assert re.sub(r"[\r\n\0]", "", kept) == re.sub(r"[\r\n\0]", "", text)


def test_the_report_holds_counts_texts_and_no_foreign_markup() -> None:
    item = Item(
        Document(TEXT, "en", "<i>T</i>", published="2024-03-05"),
        Outlet("Herald", country="Lurania"),
        [said(15, 54)],
        [Actor("roe", "Jane Roe", (), "Lurania", "<u>mayor</u>")],
    )
    page = report(overview([item]), [item], "A <title>", "today")
    for markup in ("<b>rust", "<i>T", "<u>mayor", "A <title>"):
        assert markup not in page
    assert 'aria-label="Documents by day' in page
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page


def test_a_report_of_nothing_is_a_page_too() -> None:
    assert "No document bears a day." in report(overview([]), [], "Nothing", "today")


def test_a_report_that_holds_some_of_the_texts_says_so() -> None:
    item = Item(Document(TEXT, "en", published="2024-03-05"), None, [])
    page = report(overview([item, item]), [item], "Some", "today")
    assert "The newest 1 of 2 texts" in page
