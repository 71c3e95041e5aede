"""What a source says of an article wins; a text that comes with it is taken as it is."""

import datetime as dt

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


TODAY = dt.date(2024, 3, 6)


@pytest.mark.parametrize(("day", "why"), [("2034-02-20", "lies ahead"), ("0001-01-01", "lies before 1990")])
def test_a_day_that_no_news_can_have_is_none_and_the_text_is_kept(day: str, why: str) -> None:
    document = read(page(published=day), today=TODAY)
    assert (document.text, document.published) == (TEXT, None)
    assert document.published_from == f"no date: {day} was given, which {why}"
    assert read(page(published="2024-03-07"), today=TODAY).published == "2024-03-07"


def test_beside_html_the_pages_own_day_stands_where_the_given_one_is_none() -> None:
    html = "<html><head><meta property='article:published_time' content='2024-03-01'></head><body><p>The bridge is safe, the mayor said on Monday at noon.</p></body></html>"
    assert read(page(html, "text/html", published="2034-02-20"), today=TODAY).published == "2024-03-01"


def test_a_day_that_lies_ahead_in_a_saved_text_is_none() -> None:
    text = b"Bridge is safe\n20 February 2034\nThe bridge is safe, the mayor of the town said on Monday at noon.\n"
    assert read(Page("a.txt", text)).published == "2034-02-20"
    assert read(Page("a.txt", text), today=TODAY).published is None
