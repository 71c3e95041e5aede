"""Two spellings are one person's where letters, given names, patronymics and genders say so."""

import pytest

from hearsay.link.keys import skeletons
from hearsay.link.names import parse, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Александр Вельморенко", "Аляксандр Вельмарэнка"),
        ("Александр Вельморенко", "Alyaksandr Velmarenka"),
        ("Вельморенко, Александр Игоревич", "Alexander Velmorenko"),
        ("Александр Вельморенко", "Aleksander Wielmorenko"),
        ("Светлана Тохановская", "Swjatlana Tochanouskaja"),
        ("Святлана Тоханоўская", "Svetlana Tokhanovskaya"),
        ("Евгений Шуцкий", "Yevhen Shutskyi"),
        ("Қасым-Жомарт Беркенов", "Kassymzhomart Berkenov"),
        ("Қасым-Жомарт Беркенұлы Тоғжанов", "Касым-Жомарт Беркенович Тогжанов"),
        ("Жанибек Тажигалиев", "Dzhanibek Tajigaliyev"),
        ("О. Вельморенко", "Oleg Velmorenko"),
        ("Александра Вельморенко", "Александр Вельморенко"),
        ("Александром Вельморовым", "Alexander Velmorov"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    assert same_person(one, other) >= 0.5
    assert same_person(other, one) >= 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Александр Вельморенко", "Alexander Velmorin"),
        ("Александр Вельморенко", "Viktor Velmorenko"),
        ("Александр Вельморенко", "Галина Вельморенко"),
        ("Александр Игоревич Вельморенко", "Александр Петрович Вельморенко"),
        ("Светлана Тохановская", "Сергей Тохановский"),
        ("Светлана Тохановская", "Svetlana Tokhonova"),
        ("Владимир Мутин", "Vladimir Murtin"),
        ("Александр Вельморенко", "Velmorenko"),
    ],
)
def test_names_alike_are_others(one: str, other: str) -> None:
    assert same_person(one, other) < 0.5


def test_a_missing_patronymic_says_nothing_and_the_same_speaks_for() -> None:
    without = same_person("Олег Вельморенко", "Oleg Velmorenko")
    assert same_person("Олег Игоревич Вельморенко", "Oleg Velmorenko") == without
    assert same_person("Олег Игоревич Вельморенко", "Oleg Igorevich Velmorenko") >= without


def test_the_patronymic_is_found_in_any_order() -> None:
    for name in ("Вельморенко Олег Игоревич", "Олег Игоревич Вельморенко", "Вельморенко, Олег Игоревич"):
        parsed = parse(name)
        assert parsed.patronymic == "Игоревич"
        assert [word.text for word in parsed.words if word.given] == ["Олег"]


def test_a_surname_that_looks_like_a_patronymic_stays_a_surname() -> None:
    assert parse("Олег Вельморович").patronymic is None


def test_brackets_and_small_words_are_no_part_of_a_name() -> None:
    words = [word.text for word in parse("писатель Олег Вельморенко (политик)").words]
    assert words == ["Олег", "Вельморенко"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Тохановская", "Tsokhanouskaya"),
        ("Шольмец", "Scholmetz"),
        ("Джебраков", "Zhebrakov"),
        ("Жебраков", "Jebrakov"),
    ],
)
def test_a_skeleton_is_shared_over_orthographies(one: str, other: str) -> None:
    assert set(skeletons(one)) & set(skeletons(other))
