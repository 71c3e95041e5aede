"""Who speaks in Russian sentences that put another name beside the speaker, and through which medium."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribute.russian import parse
from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.extent import extended
from hearsay.attribute.russian.parentheses import clause_around
from hearsay.attribute.russian.parse import Tree, Word
from hearsay.attribute.russian.subjects import antecedent, subject
from hearsay.attribute.russian.tables import verbs
from hearsay.attribute.stage import attribute
from hearsay.records import Document, Statement


def only(text: str) -> Statement:
    (found,) = attribute([Document(text=text, lang="ru")])[0]
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Брат Каана Луис сказал, что Каан болен.", "Луис", "брат Каана"),
        ("Адвокат Хагена Дана Мосс заявила, что суд перенесли.", "Дана Мосс", "адвокат Хагена"),
        ("По словам адвоката Хагена Даны Мосс, суд перенесли.", "Дана Мосс", "адвокат Хагена"),
        ("По словам жены Ридова Анны, он уехал.", "Анна", "жена Ридова"),
        ("Сторонники Хагена заявили, что выборы украдены.", "сторонники Хагена", None),
        (
            "Марш, бывший помощник президента Идриса Каана, признался, что брал взятки.",
            "Марш",
            "бывший помощник президента Идриса Каана",
        ),
        ("В штабе Финчук заявили, что победили.", "штаб Финчук", None),
        ("Мэр Порт-Салима А. Б. Ридов заявил, что мост закрыт.", "А. Б. Ридов", "мэр Порт-Салима"),
        (
            "Мост закрыт до самой весны, сообщила журналистам министр финансов Анна Коваль.",
            "Анна Коваль",
            "министр финансов",
        ),
        ("Тот заявил, что денег нет.", None, None),
        ("Кто-то сказал, что денег нет.", None, None),
        ("Вы сказали, что денег нет.", None, None),
        ("Два собеседника «Кречета» заявили, что мост закрыт.", None, "два собеседника «Кречета»"),
        ("Министр Глеб Сорокин заявил, что мост закрыт.", "Глеб Сорокин", "министр"),
    ],
)
def test_whose_a_speaker_is_does_not_speak(text: str, speaker: str | None, role: str | None) -> None:
    found = only(text)
    assert (found.speaker, found.role) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("«Визит отменён», — сказал он «Вестнику».", "он", ("Вестник",)),
        ("В пресс-службе Каана «Вестнику» сказали, что визит отменён.", "пресс-службе Каана", ("Вестник",)),
        ("Ридов рассказал «Кречету», что мост закрыт.", "Ридов", ("Кречет",)),
        ("Мост закрыт до самой весны, сообщили «Кречету» в МВД.", "МВД", ("Кречет",)),
        (
            "Как передаёт «Портал-7» со ссылкой на Reuters, Каан заявил, что мост закрыт.",
            "Каан",
            ("Портал-7", "Reuters"),
        ),
        (
            "В МИД Талории предупредили Норвик, что любое нападение встретит отпор, передаёт «Кречет».",
            "МИД",
            ("Кречет",),
        ),
        ("По словам адвоката Хагена Даны Мосс, суд перенесли.", "адвоката Хагена Даны Мосс", ()),
    ],
)
def test_a_medium_beside_the_source_is_what_it_came_through(
    text: str, source: str, via: tuple[str, ...]
) -> None:
    found = only(text)
    assert ("|".join(text[a:b] for a, b in found.source), found.via) == (source, via)


@pytest.mark.parametrize(
    "text",
    ["Дорога говорит о многом.", "Вы думаете, что мост закроют?", "В 2019 сообщили 35, что денег нет."],
)
def test_things_numbers_and_questions_to_the_reader_report_nothing(text: str) -> None:
    assert attribute([Document(text=text, lang="ru")])[0] == []


def test_a_name_before_this_denies_it() -> None:
    found = only("Каан болен уже неделю. Каан это опроверг.")
    assert found.speaker == "Каан"


def test_speech_within_speech_is_nested() -> None:
    text = "«Я был там. Он мне сказал: „Мост закрыт до весны“. И ушёл», — рассказал Ридов."
    assert [s.parent for s in attribute([Document(text=text, lang="ru")])[0]] == [None, 0]


def test_a_relay_by_a_name_in_marks_ends() -> None:
    found = only("Хаген подал в отставку, передаёт «Кречет».")
    assert found.speaker == "Кречет"


_HEADS = st.integers(1, 12).flatmap(
    lambda n: st.lists(
        st.tuples(
            st.sampled_from(("заявил", "что", "и", "Орлов", ",", "который")),
            st.integers(-1, n),
            st.sampled_from(("root", "conj", "ccomp", "acl:relcl", "nsubj", "xcomp", "punct")),
        ),
        min_size=n,
        max_size=n,
    )
)


@given(_HEADS)
def test_no_way_up_a_tree_is_endless(rows: list[tuple[str, int, str]]) -> None:
    tree = Tree(
        [Word(8 * i, 8 * i + len(t), t, t.lower(), head, rel) for i, (t, head, rel) in enumerate(rows)]
    )
    for i in range(len(rows)):
        at, steps = i, 0
        while at >= 0:
            at, steps = tree.words[at].head, steps + 1
            assert steps <= len(rows)
        subject(tree, Cue(i, verbs()["заявить"], "finite"))
        antecedent(tree, i)
        clause_around(tree, i, i, i)
        extended(tree, i, {i})


def test_a_line_without_end_is_cut_fast_and_loses_nothing() -> None:
    text = "— Да, — сказал он. " * 3000
    start = time.perf_counter()
    found = parse.sentences(text, 0, len(text))
    assert time.perf_counter() - start < 5
    assert "".join(text[a:b] for a, b in found).replace(" ", "") == text.replace(" ", "")
