"""Names as people write them."""

import pytest

from hearsay.read.byline import signed, tidy


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Раиса ПОЛЕТАЕВА", "Раиса Полетаева"),
        ("РАИСА ПОЛЕТАЕВА", "Раиса Полетаева"),
        ("Ann LEE and Bo O'NEIL", "Ann Lee and Bo O'Neil"),
        ("Беседовала Ника Ярцева", "Ника Ярцева"),
        ("Записал: Пётр Орлов", "Пётр Орлов"),
        ("By Ann Lee", "Ann Lee"),
        ("BBC News", "BBC News"),
        ("BBC NEWS", "BBC NEWS"),
        ("Di Stefano Ann", "Di Stefano Ann"),
        ("Byron Lee", "Byron Lee"),
        ("Courier staff", "Courier staff"),
    ],
)
def test_a_byline_is_names_without_lead_and_shouting(written, expected):
    assert tidy(written) == expected


@pytest.mark.parametrize("lead", ["Беседовала", "Подготовила", "Записала", "By", "Автор:"])
def test_a_line_with_a_lead_is_signed(lead):
    assert signed(f"{lead} Анна БЕРГ") == "Анна Берг"
