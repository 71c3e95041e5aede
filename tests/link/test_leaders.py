"""The hand table of leaders: each has a spelling in five languages, in that language's own letters."""

import csv
import re
from pathlib import Path

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
