"""What nobody says: questions, conditions and orders, and clauses that are another source's; invented people throughout."""

import pytest

from hearsay.attribute.russian import Russian
from hearsay.attribute.stage import statements


@pytest.fixture(scope="module")
def russian() -> Russian:
    return Russian()


def said(russian: Russian, text: str) -> list[str]:
    """Source and content of what is sure enough to be shown, in reading order."""
    found = statements(russian.analyse([text])[0], russian)
    pieces = [(s.source, s.content) for s in found]
    return [" — ".join("|".join(text[a:b] for a, b in spans) for spans in both) for both in pieces]


@pytest.mark.parametrize(
    "text",
    [
        "Кто сказал, что золота там нет?",
        "Но разве кто-нибудь хоть раз сказал, что цены вырастут?",
        "Неужели мэр Глеб Сорокин заявил, что мост не нужен?",
        "Считает ли министр, что налоги вырастут?",
        "Кто, по словам Сорокина, заплатит за мост?",
        "Неважно, кто сказал, что мост закрыт.",
        "Если бы Ветрова признала, что ошиблась, её бы простили.",
        "Если мэр заявит, что мост закрыт, рынок опустеет.",
        "Скажите мэру, что мост закрыт.",
        "Цены выросли. Если бы министр сказал это, мы бы ушли.",
    ],
)
def test_what_is_only_asked_supposed_or_ordered_is_no_statement(russian: Russian, text: str) -> None:
    assert said(russian, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Эксперт отказался говорить, верит ли он в мир.", ["Эксперт — верит ли он в мир"]),
        ("Сорокин отказался признать, что проиграл выборы.", ["Сорокин — признать, что проиграл выборы"]),
        (
            "Полиция отказалась пока сообщить имена задержанных.",
            ["Полиция — имена задержанных"],
        ),
        ("Ветрова отказалась комментировать слухи о продаже порта.", ["Ветрова — слухи о продаже порта"]),
        ("Жители спрашивают, обещал ли мэр построить мост.", ["Жители — обещал ли мэр построить мост"]),
        ("Хочу, чтобы министр сказал, что мост закрыт.", [" — чтобы министр сказал, что мост закрыт"]),
    ],
)
def test_a_statement_about_speaking_is_one_statement(
    russian: Russian, text: str, expected: list[str]
) -> None:
    assert said(russian, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сорокин спросил, кто заплатит за мост?", "Сорокин — кто заплатит за мост?"),
        ("Почему министр Сорокин заявил, что мост не нужен?", "министр Сорокин — что мост не нужен?"),
        (
            "Что ответит министр Сорокин, который обещал, что налоги не вырастут?",
            "министр Сорокин — что налоги не вырастут?",
        ),
        ("Сорокин хотел бы уйти в отставку.", "Сорокин — уйти в отставку"),
        ("Кто-то сказал, что мост закрыт.", "Кто-то — что мост закрыт"),
        ("Если верить мэру, мост закрыт. Мэр сказал, что устал.", "Мэр — что устал"),
    ],
)
def test_what_a_question_or_wish_takes_for_said_stays(russian: Russian, text: str, expected: str) -> None:
    assert expected in said(russian, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "По данным Минздрава, пострадали пятеро; по версии следствия, виноват водитель.",
            {"Минздрава — пострадали пятеро", "следствия — виноват водитель"},
        ),
        (
            "По данным полиции, ранены двое, а по словам врачей, раненых пятеро.",
            {"полиции — ранены двое", "врачей — раненых пятеро"},
        ),
        (
            "Как заявил Сорокин, мост закрыт; по оценке экспертов, его откроют весной.",
            {"Сорокин — мост закрыт", "экспертов — его откроют весной"},
        ),
        (
            "Министр заявил, что мост закрыт; по данным полиции, погиб водитель.",
            {"Министр — что мост закрыт", "полиции — погиб водитель"},
        ),
        (
            "По словам Сорокина, мост закрыт; дорогу откроют весной.",
            {"Сорокина — мост закрыт; дорогу откроют весной"},
        ),
        (
            "Сорокин заявил, что мост закрыт; что дорогу, по данным полиции, размыло.",
            {
                "Сорокин — что мост закрыт; что дорогу, по данным полиции, размыло",
                "полиции — что дорогу|размыло",
            },
        ),
    ],
)
def test_two_sources_share_no_clause(russian: Russian, text: str, expected: set[str]) -> None:
    assert set(said(russian, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Спрошенный, отправляла ли Завора войска, министр не ответил.", []),
        ("Спрошенная о сроках, Ветрова не ответила.", []),
        ("Мост закрыт. Спрошенный о сроках, Дорн ответил, что работы идут.", ["Дорн — что работы идут"]),
        ("Уставший после дороги, мэр ответил, что мост закрыт.", ["мэр — что мост закрыт"]),
        ("Учитывая погоду, мост закроют, сообщил мэр.", ["мэр — Учитывая погоду, мост закроют"]),
    ],
)
def test_a_participle_before_the_speaker_is_neither_name_nor_content(
    russian: Russian, text: str, expected: list[str]
) -> None:
    assert said(russian, text) == expected
    assert not [m.name for m in russian.analyse([text])[0].mentions if m.name in ("Спрошенный", "Уставший")]
