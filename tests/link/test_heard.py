"""A name that only sounds a little like somebody's is nobody's; the registers' people here are invented."""

import pytest

from hearsay.link.choosing import choose
from hearsay.link.names import parse
from hearsay.link.ranking import candidates
from hearsay.link.register import Register
from hearsay.records import Link


def linked(register: Register, name: str, lang: str) -> Link:
    """Whom the name means, whoever else may bear it: in so small a register every name is common."""
    asked = parse(name)
    return choose(register, asked, candidates(register, asked, None, None, lang), None)


@pytest.mark.parametrize("name", ["Давид Вильрен", "Инес Тирель"])
def test_who_sounds_a_little_like_a_deputy_is_nobody(heard: Register, name: str) -> None:
    assert linked(heard, name, "ru").actor is None


@pytest.mark.parametrize(
    ("name", "who"),
    [("Виктор Самренке", "Q910001"), ("Давид Веллорн", "Q910002"), ("Инес Таррол", "Q910003")],
)
def test_who_sounds_like_one_in_every_letter_is_that_person(heard: Register, name: str, who: str) -> None:
    assert linked(heard, name, "ru").actor == who


def test_another_spelling_in_letters_that_are_copied_is_nobody(heard: Register) -> None:
    assert linked(heard, "Ines Tarrol", "en").actor == "Q910003"
    assert linked(heard, "Ines Tarol", "en").actor is None


def test_a_case_adds_a_vowel_and_takes_none_away(heard: Register) -> None:
    assert linked(heard, "Маркус Вельда", "ru").actor == "Q910004"
    assert linked(heard, "Маркуса Вельды", "ru").actor == "Q910004"
    assert linked(heard, "Маркус Вельд", "ru").actor is None


def test_a_short_surname_is_too_little_beside_a_given_name_of_no_known_class(heard: Register) -> None:
    assert linked(heard, "Yvan Dorn", "en").actor == "Q910005"
    assert linked(heard, "Иван Дорн", "ru").actor is None


def test_the_answer_says_who_is_nearest(heard: Register) -> None:
    link = linked(heard, "Маркус Вельд", "ru")
    assert link.why == ("nearest is Markus Velda (Q910004), which only sounds a little like it",)


def test_the_patronymic_makes_up_for_the_sound(invented: Register) -> None:
    assert linked(invented, "Олег Мурын", "ru").actor is None
    assert linked(invented, "Олег Петрович Мурын", "ru").actor == "Q900006"
