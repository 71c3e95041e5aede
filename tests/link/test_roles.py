"""Two offices of two places are two people's; changes of office, spellings and translations are not."""

import pytest

from hearsay.link.roles import contradict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mayor of Torzhin", "finance minister of Brennia"),
        ("мэр Торжина", "министр финансов Бреннии"),
        ("mayor of Torzhin", "министр финансов Бреннии"),
        ("Governor of Velmora province", "Lurania's ambassador to Ardmere"),
        ("foreign minister of Lurania", "finance minister of Brennia"),
    ],
)
def test_other_offices_of_other_places_contradict(one: str, other: str) -> None:
    assert contradict(one, other)
    assert contradict(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mayor of Torzhin", "мэр Торжина"),
        ("mayor of Torzhin", "mayor of Ellory"),
        ("mayor of Torzhin", "former finance minister of Brennia"),
        ("бывший мэр Торжина", "министр финансов Бреннии"),
        ("mayor of Torzhin", "finance minister"),
        ("mayor", "finance minister of Brennia"),
        ("finance minister of Brennia", "Brennian foreign minister"),
        ("minister of Brennia", "finance minister in the Lurania cabinet"),
        ("mayor of Minsk", "finance minister of Belarus"),
        ("leader of Open Count", "лидер «Открытого подсчёта»"),
        ("leader of Open Count", "member of the Luranian parliament"),
        ("mayor of Torzhin", "expert of the Velmora Institute"),
        ("mayor of Torzhin", None),
    ],
)
def test_what_one_person_may_hold_does_not(one: str, other: str | None) -> None:
    assert not contradict(one, other)
    assert not contradict(other, one)
