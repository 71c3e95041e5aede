"""A dialogue told in one paragraph: each piece is said by whom its own words name; all people are invented."""

import pytest

from hearsay.attribute.stage import attribute
from hearsay.records import Document


def said(text: str) -> list[tuple[str | None, str]]:
    """Who says what: the name or else the role, and the pieces."""
    (found,) = attribute([Document(text=text, lang="ru")])
    return [
        (one.speaker or one.role, " | ".join(text[start:end] for start, end in one.content)) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "— Вы поедете? — спросил журналист. — Поеду, — ответил министр Олег Гринько.",
            [("журналист", "Вы поедете?"), ("Олег Гринько", "Поеду")],
        ),
        (
            "— Мост закрыт? — спросила депутат Вера Лунт. — Нет, открыт, — возразил мэр Роман Дорн.",
            [("Вера Лунт", "Мост закрыт?"), ("Роман Дорн", "Нет, открыт")],
        ),
        (
            "— Когда откроют школу? — поинтересовался депутат Захар Кельт. — Осенью, — пообещала директор Нина Мерк.",
            [("Захар Кельт", "Когда откроют школу?"), ("Нина Мерк", "Осенью")],
        ),
        (
            "— Дорога готова, — сообщил министр Олег Гринько. — Не верю, — ответила депутат Вера Лунт. — Она в ямах.",
            [("Олег Гринько", "Дорога готова"), ("Вера Лунт", "Не верю | Она в ямах")],
        ),
        (
            "— Дорога, — сказал мэр Роман Дорн, — готова. — Не верю, — ответила депутат Вера Лунт.",
            [("Роман Дорн", "Дорога | готова"), ("Вера Лунт", "Не верю")],
        ),
    ],
)
def test_who_answers_says_the_answer(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(who, what.rstrip(".,")) for who, what in said(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "— Мост откроют осенью, — сказал мэр Роман Дорн. — Мы успеем, — добавил он.",
        "— Мост откроют осенью, — сказал мэр. — Мы успеем, — подчеркнул Роман Дорн.",
        "— Мост откроют осенью, — сказал мэр Роман Дорн. — Мы успеем, — сказал Дорн.",
        "— Что делать? — спросил мэр Роман Дорн. — Кто нам поможет? — спросил он.",
    ],
)
def test_who_goes_on_says_it_all(text: str) -> None:
    assert len(said(text)) == 1
