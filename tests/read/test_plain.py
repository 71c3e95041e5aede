"""Pages saved as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.plain import saved

BLOG = """Window on Verania
Thursday, March 5, 2015

Window on Verania: Capital Moves Against the Regions, Orlov Says

Anna Berg

            Kelmouth, March 5 – The head of the region says that he will do more for it than any one before him.
            He added this.

Posted by anna berg at 5:11 AM
Labels: Orlov, regions
No comments:
Post a Comment
Newer Post Older Post Home
"""
AGENCY = """Вести Верании
15:30 05.03.2024 (обновлено: 16:10 05.03.2024)
Орлов рассказал о планах страны
© Вести / Иван Берёзов
МОСКВА, 5 мар — РИА Новости. Глава Верании Пётр Орлов заявил, что страна готова к переговорам.
«Мы готовы», — сказал он.
Читайте также: Другая новость
Теги: Верания, Орлов
Комментарии (2)
Вася
Не верю
"""


def test_a_blog_post_loses_its_furniture_and_keeps_its_words():
    found = saved(BLOG)
    assert found.lines == [
        "Kelmouth, March 5 – The head of the region says that he will do more for it than any one before him.",
        "He added this.",
    ]
    assert found.above.title == "Window on Verania: Capital Moves Against the Regions, Orlov Says"
    assert (found.above.byline, found.above.published) == ("Anna Berg", "2015-03-05")


def test_an_agency_page_loses_its_furniture_and_comments():
    found = saved(AGENCY)
    assert [line[:6] for line in found.lines] == ["МОСКВА", "«Мы го"]
    assert (found.above.title, found.above.published) == ("Орлов рассказал о планах страны", "2024-03-05")


def test_a_dateline_on_a_line_of_its_own_is_no_body():
    found = saved(
        "Минск, 5 марта\nОрлов назвал условия\nАвтор: Анна Ли\n" + "Глава страны назвал в среду условия. " * 6
    )
    assert len(found.lines) == 1
    assert found.above.dateline
    assert (found.above.dateline.place, found.above.byline) == ("Минск", "Анна Ли")


def test_the_name_under_a_picture_is_no_byline():
    found = saved(
        "Умер бывший глава страны\nПётр Орлов\n"
        + "О смерти Петра Орлова сообщили его близкие в среду вечером. " * 4
    )
    assert found.above.byline is None


def test_lines_cut_at_a_width_are_joined_to_paragraphs():
    text = (
        "The head of the region says that he will do more for it than any one\n"
        "before him, and that nobody in the capital can hold him back from what\n"
        "he has set out to do since the day that he came to the town.\n"
        "\n"
        "He said that the whole cabinet had agreed to this on Monday, although\n"
        "some of them would have rather waited for what the neighbours did.\n"
    )
    assert [line.count("\n") for line in saved(text).lines] == [0, 0]


def test_a_single_sentence_is_body_and_no_title():
    found = saved("Orlov said no.")
    assert (found.lines, found.above.title) == (["Orlov said no."], None)


ENGLISH_BODY = (
    "The crowd on Customs Square was smaller on Friday than the night before, but louder than ever."
)
RUSSIAN_BODY = "Глава Верании Пётр Орлов отверг предположения о том, что мост будет закрыт до конца весны."


@pytest.mark.parametrize(
    ("above", "body", "expected"),
    [
        (
            "Velmora Herald|Home / World / Opinion|Talks Fail|By Ann Lee",
            ENGLISH_BODY,
            ("Velmora Herald", "Talks Fail"),
        ),
        (
            "Home · World · Opinion|Velmora Herald|18+|Talks fail",
            ENGLISH_BODY,
            ("Velmora Herald", "Talks fail"),
        ),
        ("Рубеж|Главная Новости Политика Экономика|16+|Мост закрыт", RUSSIAN_BODY, ("Рубеж", "Мост закрыт")),
        ("verania.test|Мост закрыт", RUSSIAN_BODY, ("verania.test", "Мост закрыт")),
        ("Home|World|Opinion|Talks fail", ENGLISH_BODY, (None, "Talks fail")),
        ("Talks fail|Home / World / Opinion", ENGLISH_BODY, (None, "Talks fail")),
        (
            "The Velmora Herald|Home World Opinion|Orlov Resigns|The prime minister leaves after a year",
            ENGLISH_BODY,
            ("The Velmora Herald", "Orlov Resigns"),
        ),
        (
            "Harbour Notes|Tides and foreign affairs from Kelmouth|March 9, 2024|The paragraph that came back|By Ann Lee",
            ENGLISH_BODY,
            ("Harbour Notes", "The paragraph that came back"),
        ),
    ],
)
def test_the_outlet_and_its_sections_above_the_headline_are_not_the_title(above, body, expected):
    found = saved("\n".join((*above.split("|"), body)))
    assert (found.above.outlet, found.above.title) == expected
    assert found.lines == [body]


def test_a_name_that_claims_copyright_below_is_the_outlets():
    found = saved(f"Brenwire\nTalks fail\n{ENGLISH_BODY}\n© Brenwire 2024")
    assert (found.above.outlet, found.above.title) == ("Brenwire", "Talks fail")


def test_who_signed_with_by_is_the_author_though_the_text_names_the_author_again():
    found = saved(f"Talks fail\nBy Ann Lee\n{ENGLISH_BODY}\nAbout Me\nAnn Lee")
    assert found.above.byline == "Ann Lee"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_every_line_of_the_body_stands_in_the_text(text):
    plain = " ".join(text.split())
    assert all(" ".join(line.split()) in plain for line in saved(text).lines)
