"""The headline without the outlet's name."""

import pytest

from hearsay.read.html import parse
from hearsay.read.metadata import Stated
from hearsay.read.title import title

HEADLINE = "Мост в Вельморе закрыт"


def stated(head: str, body: str = "", address: str | None = None) -> Stated:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return Stated(tree, address)


@pytest.mark.parametrize(
    ("head", "body", "address"),
    [
        (f"<title>Рубеж :: {HEADLINE}</title>", "<p>© 2024 МУП «Редакция газеты „Рубеж“»</p>", None),
        (f"<title>{HEADLINE} – Рубеж</title>", "<a href='/'><img alt='Рубеж'></a>", None),
        (f"<title>{HEADLINE} – Rubezh News</title>", "", "https://rubezh-news.test/1"),
        (f"<title>{HEADLINE} – Р</title><meta property='og:site_name' content='Р'>", "", None),
        (f"<title>Рубеж: {HEADLINE}</title>", "<h1><a href='/'>Рубеж</a></h1>", None),
        (
            f"<title>Рубеж: {HEADLINE}</title><meta property='og:title' content='{HEADLINE}'>",
            f"<h1><a href='https://rubezh.test/'>Рубеж</a></h1><h2>{HEADLINE}</h2>",
            "https://rubezh.test/2",
        ),
        ("<meta property='og:site_name' content='Рубеж'>", f"<h1>{HEADLINE} | Рубеж</h1>", None),
    ],
)
def test_the_outlets_name_is_no_part_of_the_title(head, body, address):
    assert title(stated(head, body, address)) == HEADLINE


def test_a_part_of_the_title_that_nothing_confirms_stays():
    assert title(stated(f"<title>{HEADLINE} – Рубеж</title>")) == f"{HEADLINE} – Рубеж"


def test_the_logo_or_the_copyright_line_name_the_outlet_where_no_metadata_does():
    said = stated(f"<title>Рубеж :: {HEADLINE}</title>", "<p>© Рубеж</p>", "https://r.test/")
    assert said.outlet == "Рубеж"
