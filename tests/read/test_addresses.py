"""An address is what the URLs of one page have in common; what leads nowhere is none."""

import pytest

from hearsay.read.addresses import address
from hearsay.read.article import read
from hearsay.records import Page


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://user@WWW.A.example:443/b/?utm_source=x&id=2#c", "a.example/b?id=2"),
        ("http://a.example:8080", "a.example:8080"),
        *((nowhere, None) for nowhere in (None, "", "-", "n/a", "http://[::1", "http://a.example:port/")),
    ],
)
def test_an_address_is_what_urls_of_one_page_have_in_common(url: str | None, expected: str | None) -> None:
    assert address(url) == expected


def test_a_text_has_one_id_under_all_spellings_of_its_url() -> None:
    spellings = ("http://www.a.example/1/", "https://a.example/1?utm_source=feed", "https://a.example/1#top")
    pages = [Page("x", b"One text.", url, "utf-8", "text/plain", {"lang": "en"}) for url in spellings]
    assert len({read(page).id for page in pages}) == 1
    assert read(Page("x", b"One text.", None, "utf-8", "text/plain", {})).id != read(pages[0]).id
