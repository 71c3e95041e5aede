"""Numbers, shares and factors of statements, whether in digits or in words."""

import pytest

from hearsay.narrate.values import values


@pytest.mark.parametrize(
    ("text", "lang", "share"),
    [
        ("nine in ten villagers", "en", 90),
        ("one out of five students", "en", 20),
        ("девять из десяти жителей", "ru", 90),
        ("каждому пятому студенту", "ru", 20),
    ],
)
def test_two_numbers_may_name_one_share(text: str, lang: str, share: float) -> None:
    found = values(text.split(), lang)
    assert found.shares == {share}
    assert not found.numbers


def test_three_of_a_year_are_no_share() -> None:
    assert values(["three", "in", "2014"], "en").numbers == {3, 2014}


def test_how_many_times_more_is_told_in_both_languages() -> None:
    assert values(["prices", "tripled"], "en").factors == values(["цены", "выросли", "втрое"], "ru").factors


def test_grouped_digits_are_one_number() -> None:
    assert values(["118", "381", "случай"], "ru").numbers == {118_381}
    assert values(["11", "and", "2020"], "en").numbers == {11, 2020}
