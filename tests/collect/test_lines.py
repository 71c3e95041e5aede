"""Lines of JSON become pages; a line that is none says so and the rest goes on."""

import json
from collections.abc import Iterator

import pytest

from hearsay.collect.lines import articles, mapping
from hearsay.errors import LineError, UsageError
from hearsay.records import Page


def found(*lines: object, fields: tuple[str, ...] = (), limit: int = 1000) -> Iterator[object]:
    encoded = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return articles("a.jsonl", encoded, mapping(fields), limit)


def test_a_line_is_a_text_with_what_its_source_says_of_it() -> None:
    (page,) = found(
        {"text": "Протест.", "url": "https://a.example/1", "title": "T", "published": "2024-03-05", "x": 1}
    )
    assert isinstance(page, Page)
    assert (page.content.decode(), page.url, page.target) == ("Протест.", "https://a.example/1", "a.jsonl:1")
    assert page.given == {"title": "T", "published": "2024-03-05"}


def test_fields_may_bear_other_names_and_lie_within_objects() -> None:
    line = {
        "body": {"plain": "Text."},
        "link": "https://a.example/1",
        "authors": ["A", "B"],
        "meta.lang": "en",
    }
    (page,) = found(line, fields=("text=body.plain", "url=link", "byline=authors", "lang=meta.lang"))
    assert isinstance(page, Page)
    assert (page.content, page.url, page.given) == (
        b"Text.",
        "https://a.example/1",
        {"byline": "A, B", "lang": "en"},
    )


def test_html_in_the_place_of_a_text_is_read_as_a_page() -> None:
    (page,) = found({"html": "<p>Text.</p>"})
    assert isinstance(page, Page)
    assert page.media_type == "text/html"


def test_lines_that_are_no_articles_are_told_with_their_number_and_the_rest_goes_on() -> None:
    wrong = [
        b"{",
        b"[1]",
        {"title": "no text"},
        {"text": "  "},
        {"text": 5},
        {"text": "long" * 500},
        b'"text"',
        b"\xff\xfe",
    ]
    outcomes = list(found(*wrong, b"   ", {"text": "Good."}))
    places = [outcome[0] for outcome in outcomes[:-1] if isinstance(outcome, tuple)]
    assert places == [f"a.jsonl:{i}" for i in range(1, 9)]
    assert all(isinstance(outcome[1], LineError) for outcome in outcomes[:-1] if isinstance(outcome, tuple))
    assert isinstance(outcomes[-1], Page)
    assert outcomes[-1].target == "a.jsonl:10"


@pytest.mark.parametrize("pair", ["text", "text=", "colour=red", "=body"])
def test_a_pair_that_maps_nothing_is_wrong_usage(pair: str) -> None:
    with pytest.raises(UsageError):
        mapping([pair])


def test_a_file_in_another_encoding_is_called_that() -> None:
    line = '{"text": "Мост цел"}'.encode("cp1251")
    ((_, error),) = articles("a.jsonl", [line], mapping(()), 10_000)
    assert "is no UTF-8" in str(error)
