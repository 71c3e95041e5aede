"""Place, day and agency from the opening of a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.dateline import filed
from hearsay.records import Dateline

DATELINES = {
    "STAUNTON, August 26 – The minister said": ("STAUNTON", "--08-26", None),
    "HEMPSTEAD, N.Y., Sept. 26 (UPI) — The candidate": ("HEMPSTEAD, N.Y.", "--09-26", "UPI"),
    "KYIV (Reuters) - The minister said": ("KYIV", None, "Reuters"),
    "KELMOUTH, Verania (AP) — The minister": ("KELMOUTH, Verania", None, "AP"),
    "(Reuters) — The minister said": (None, None, "Reuters"),
    "KELMOUTH, March 5, 2024 (AFP) - The": ("KELMOUTH", "2024-03-05", "AFP"),
    "KELMOUTH, March 3 /PRNewswire/ -- The": ("KELMOUTH", "--03-03", "PRNewswire"),
    "KELMOUTH, August 1. /TASS/. The": ("KELMOUTH", "--08-01", "TASS"),
    "KELMOUTH — The senator": ("KELMOUTH", None, None),
    "Kelmouth, 5 March (Verapress) – The": ("Kelmouth", "--03-05", "Verapress"),
    "МОСКВА, 1 авг — РИА Новости. Глава": ("МОСКВА", "--08-01", "РИА Новости"),
    "КИЕВ, 5 мар - РИА Новости, Пётр Берёзов. Глава": ("КИЕВ", "--03-05", "РИА Новости"),
    "МОСКВА, 1 августа. /ТАСС/. Глава": ("МОСКВА", "--08-01", "ТАСС"),
    "Москва. 1 августа. INTERFAX.RU - Глава": ("Москва", "--08-01", "INTERFAX.RU"),
    "Минск, 5 марта. БЕЛТА – Глава": ("Минск", "--03-05", "БЕЛТА"),
    "5 марта, Минск /Корр. БЕЛТА/. Глава": ("Минск", "--03-05", "БЕЛТА"),
    "АСТАНА. КАЗИНФОРМ - Глава": ("АСТАНА", None, "КАЗИНФОРМ"),
    "Бишкек (АКИpress) - Глава": ("Бишкек", None, "АКИpress"),
    "Вашингтон, 3 марта 2021 года — глава": ("Вашингтон", "2021-03-03", None),
    "НОРВИК, 13 марта — «Кречет». Мэр": ("НОРВИК", "--03-13", "Кречет"),
    "НОРВИК, 13 марта. «Кречет» — Мэр": ("НОРВИК", "--03-13", "Кречет"),
    "НОРВИК, 13 марта — «Мы готовы». Так сказал": ("НОРВИК", "--03-13", None),
    "КАРСТОВ, 4 мар — Завинформ. События": ("КАРСТОВ", "--03-04", None),
}
NONE = (
    "The minister said on March 5 – the day before – that",
    "BREAKING — Something happened",
    "ОБНОВЛЕНО — Что-то случилось",
    "Верания — это страна",
    "Пётр Орлов — глава Верании",
    "США — Верания: счёт",
    "In Kelmouth, 5 March - we saw",
    "Лино Овьедо (Lino Oviedo)",
    "Orlov (left) - with his wife",
    "",
)


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_is_told_apart_into_place_day_and_agency(line):
    found = filed(line)
    assert found
    assert found.dateline == Dateline(*DATELINES[line])


@pytest.mark.parametrize("line", NONE)
def test_an_opening_that_only_looks_like_one_is_no_dateline(line):
    assert filed(line) is None


def test_the_year_follows_from_the_day_of_publication():
    found = filed("МОСКВА, 31 дек — РИА Новости. Глава", "2024-01-01T09:00:00+03:00")
    assert found
    assert found.dateline.day == "2023-12-31"


@pytest.mark.parametrize(
    ("line", "outlet", "agency"),
    [
        ("КАРСТОВ, 4 мар — Завинформ. События", "Завинформ", "Завинформ"),
        ("KARSTOV, March 4 — Zavinform. The events", "zavinform.example", "Zavinform"),
        ("КАРСТОВ, 4 мар — Завтра. События", "Завинформ", None),
    ],
)
def test_an_outlet_that_files_under_its_own_name_is_an_agency(line, outlet, agency):
    found = filed(line, None, outlet)
    assert found
    assert found.dateline.agency == agency


def test_the_length_is_that_of_the_dateline_with_its_dash():
    line = "KELMOUTH, March 5 – The minister"
    found = filed(line)
    assert found
    assert line[found.length :] == "The minister"


@given(st.text())
def test_no_line_breaks_the_reader_of_datelines(text):
    found = filed(text, "2024-01-01")
    assert found is None or 0 < found.length <= len(text)
