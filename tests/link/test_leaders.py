"""The hand tables of leaders and ministers: spellings in five languages, in their own letters; offices with days."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from hearsay.link.register import open_register
from hearsay.link.stage import link_name

LEADERS = Path(__file__).resolve().parents[2] / "training/register/leaders.tsv"
# letters that a language does not have
FOREIGN = {"ru": "[іїєґўқғңөұүһә]", "uk": "[ыэъёўқғңөұүһә]", "be": "[ищъїєґқғңөұүһә]", "kk": "[їєґў]"}


def rows() -> list[dict[str, str]]:
    with LEADERS.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_three_hundred_leaders_have_a_spelling_in_each_language() -> None:
    known = rows()
    assert len({(row["en"], row["country"]) for row in known}) == len(known) >= 300
    lacking = [(row["en"], lang) for row in known for lang in ("ru", "uk", "be", "kk") if not row[lang]]
    assert lacking == []


def test_spellings_have_no_letter_that_the_language_lacks() -> None:
    wrong = [
        (lang, row[lang]) for row in rows() for lang in FOREIGN if re.search(FOREIGN[lang], row[lang].lower())
    ]
    assert wrong == []


def test_each_row_says_where_its_spellings_come_from() -> None:
    assert all(row["source"].startswith("hand: ") for row in rows())


def test_ministers_by_hand_leave_after_they_came_and_say_where_that_is_known_from() -> None:
    with LEADERS.with_name("ministers.tsv").open(encoding="utf8", newline="") as file:
        ministers = list(csv.DictReader(file, delimiter="\t"))
    assert ministers
    for row in ministers:
        start, end = date.fromisoformat(row["start"]), row["end"] and date.fromisoformat(row["end"])
        assert not end or start < end, row
        assert row["source"], row


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("foreign minister of Germany", "2015-06-01", "Frank-Walter Steinmeier"),
        ("prime minister of Kazakhstan", "2000-06-01", "Kassym-Jomart Tokayev"),
        ("министр иностранных дел Казахстана", "2005-06-01", "Kassym-Jomart Tokayev"),
    ],
)
def test_offices_that_the_sources_lacked_are_answered(office: str, day: str, name: str) -> None:
    register = open_register()
    number = register.number(link_name(register, office, None, day).actor or "")
    assert number is not None
    assert register.person(number).name == name


def test_who_left_office_by_the_hand_table_is_not_last_known_in_it() -> None:
    """The table of politicians ends in 2022 and leaves posts open; a later holder closes them."""
    register = open_register()
    kazakhstan = register.country_id("KZ")
    assert kazakhstan
    holders = register.holders("foreign", kazakhstan, 20240601)
    assert len(holders) == 1
