"""Actors of the corpus are found in texts in every case, and a surname only where the text says whose it is."""

from hearsay.link.own import Own
from hearsay.records import Actor

KREMNYOVA = Actor("local:k", "Darya Kremnyova", ("Daria Kremneva", "Дарья Кремнёва"))
STOZHAROV = Actor("local:s", "Gleb Stozharov", ("Глеб Стожаров",))
BROTHER = Actor("local:b", "Anton Stozharov", ("Антон Стожаров",))
BODY = Actor("local:c", "Central Election Commission", ("Центральная избирательная комиссия",))


def found(text: str, *actors: Actor) -> list[tuple[str, str]]:
    return [(text[slice(*mention.span)], mention.actor) for mention in Own(actors).mentions(text)]


def test_a_name_is_found_in_every_case_with_its_surname_after_it() -> None:
    text = "Об этом рассказали Дарье Кремнёвой. Кремнева промолчала."
    assert found(text, KREMNYOVA) == [("Дарье Кремнёвой", "local:k"), ("Кремнева", "local:k")]


def test_the_genitive_of_a_man_is_found() -> None:
    assert found("Слова Глеба Стожарова приняли к сведению", STOZHAROV) == [("Глеба Стожарова", "local:s")]


def test_an_english_possessive_is_no_part_of_the_name() -> None:
    assert found("Gleb Stozharov’s answer", STOZHAROV) == [("Gleb Stozharov", "local:s")]


def test_a_surname_alone_is_nobodys_without_the_full_name() -> None:
    assert found("Stozharov was silent", STOZHAROV) == []


def test_a_surname_of_two_people_of_the_text_is_nobodys() -> None:
    text = "Gleb Stozharov met Anton Stozharov. Stozharov smiled."
    assert found(text, STOZHAROV, BROTHER) == [("Gleb Stozharov", "local:s"), ("Anton Stozharov", "local:b")]


def test_a_body_of_several_words_is_found_in_russian_too() -> None:
    text = "В Центральной избирательной комиссии ответили позже."
    assert found(text, BODY) == [("Центральной избирательной комиссии", "local:c")]


def test_a_name_of_two_actors_is_neithers() -> None:
    twin = Actor("local:t", "Gleb Stozharov")
    assert found("Gleb Stozharov spoke", STOZHAROV, twin) == []
