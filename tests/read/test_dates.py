"""Days as pages state them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.dates import Day, day_in_url, days, is_the_same_moment, stated


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("August 26, 2019", "2019-08-26"),
        ("26 August 2019", "2019-08-26"),
        ("Sept. 26", "--09-26"),
        ("the 3rd of it, May 3rd, 2020", "2020-05-03"),
        ("1 авг 2024", "2024-08-01"),
        ("5 марта", "--03-05"),
        ("5 березня 2022 року", "2022-03-05"),
        ("12 мая 2021 г.", "2021-05-12"),
        ("26.08.2019", "2019-08-26"),
        ("2019-08-26", "2019-08-26"),
        ("8/26/2019", "2019-08-26"),
        ("3. Oktober 2020", "2020-10-03"),
        ("le 1er août 2018", "2018-08-01"),
        ("3 de mayo de 2017", "2017-05-03"),
    ],
)
def test_a_written_day_is_found(written, day):
    assert [found.day.iso() for found in days(written)] == [day]


@pytest.mark.parametrize(
    "written", ["04/05/2019", "31 February 2020", "2019-13-01", "version 1.2.3", "May 25:10", "3 1880"]
)
def test_what_is_ambiguous_or_in_no_calendar_is_no_day(written):
    assert list(days(written)) == []


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019-08-26T14:05:00Z", "2019-08-26T14:05:00+00:00"),
        ("2019-08-26T14:05:00.123+0300", "2019-08-26T14:05:00+03:00"),
        ("2019-08-26 14:05", "2019-08-26"),
        ("20190826", "2019-08-26"),
        ("Mon, 26 Aug 2019 14:05:00 GMT", "2019-08-26"),
        ("2019-02-30", None),
        ("2019-08-26T25:61:00Z", "2019-08-26"),
        ("yesterday", None),
        ("0000-00-00", None),
        ("1566820000", None),
    ],
)
def test_a_stated_time_is_kept_with_its_offset_alone(written, iso):
    assert stated(written) == iso


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.test/2019/08/26/talks", "2019-08-26"),
        ("https://a.test/20190826/talks.html", "2019-08-26"),
        ("https://a.test/news/2019-08-26-talks", "2019-08-26"),
        ("https://a.test/2019/8/6/talks", "2019-08-06"),
        ("https://a.test/2019/08/", None),
        ("https://a.test/id/20191399", None),
        ("https://a.test/12019082612", None),
    ],
)
def test_the_day_in_an_address_is_found(url, day):
    assert day_in_url(url) == day


@given(st.dates(dt.date(1991, 1, 1), dt.date(2099, 1, 1)), st.integers(-2, 200))
def test_a_day_without_year_lies_in_the_year_before_publication(published, before):
    day = published - dt.timedelta(days=before)
    if (day.month, day.day) != (2, 29):
        assert Day(day.month, day.day).near(published.isoformat()).iso() == day.isoformat()


def test_a_day_without_year_stays_without_where_nothing_tells_it():
    assert Day(3, 5).near(None).iso() == "--03-05"


def test_the_day_beside_a_utc_time_is_the_same_moment_elsewhere():
    assert is_the_same_moment("2019-11-18", "2019-11-19T04:00:00+00:00")
    assert not is_the_same_moment("2019-11-17", "2019-11-19T04:00:00+00:00")
    assert not is_the_same_moment("2019-11-18", "2019-11-19T04:00:00+03:00")


@given(st.text())
def test_no_text_breaks_the_reader_of_days(text):
    assert all(text[found.start : found.end] for found in days(text))
    stated(text)
    day_in_url(text)
