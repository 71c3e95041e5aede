"""What a source says of an article wins; a text that comes with it is taken as it is."""

import pytest

from hearsay.errors import ReadError
from hearsay.read.article import read
from hearsay.records import Page

TEXT = "  ТОРЖИНА, 5 марта. /Кельдпресс/. Пар\u00adом\r\nотменён.\n\n\nЧитайте также: расписание\n"


def page(text: str = TEXT, media: str = "text/plain", **given: str) -> Page:
    return Page("a.jsonl:1", text.encode(), "https://keldpress.example/1", "utf-8", media, given)


def test_not_a_character_of_a_given_text_is_changed() -> None:
    document = read(
        page(published="2024-03-05T12:00:00+04:00", title="Паром", outlet="Кельдпресс", byline="И. О.")
    )
    assert document.text == TEXT
    assert (document.lang, document.title, document.byline) == ("ru", "Паром", "И. О.")
    assert (document.published, document.published_from) == ("2024-03-05T12:00:00+04:00", "given")
    assert document.dateline
    assert (document.dateline.place, document.dateline.day) == ("ТОРЖИНА", "2024-03-05")


def test_a_given_language_is_taken_without_its_region() -> None:
    assert read(page(lang="RU-ru")).lang == "ru"
    assert read(page(lang="uk")).lang == "uk"


def test_what_is_given_beside_html_wins_over_what_the_page_says() -> None:
    html = "<html><head><title>Old title</title><meta property='article:published_time' content='2024-03-01T08:00:00+00:00'></head><body><p>The bridge is safe, the mayor said on Monday at noon.</p></body></html>"
    document = read(page(html, "text/html", title="New title", published="2024-03-05 10:00"))
    assert (document.title, document.published) == ("New title", "2024-03-05T10:00:00")
    assert "The bridge is safe" in document.text


@pytest.mark.parametrize("day", ["5 March", "2024-13-01", "yesterday"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(ReadError, match="ISO"):
        read(page(published=day))


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-03-05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024-03-05T14:20:00Z", "2024-03-05T14:20:00+00:00"),
        ("2024-03-05 14:20:00+03:00", "2024-03-05T14:20:00+03:00"),
    ],
)
def test_days_and_times_are_written_out(stated: str, published: str) -> None:
    assert read(page(published=stated)).published == published
