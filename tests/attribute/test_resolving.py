"""Who a source is: descriptions, bodies, texts, owners, dropped subjects; and the routes and addressees beside the statement."""

import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.english import description as english
from hearsay.attribute.russian import description as russian
from hearsay.attribute.russian.declension import genitive
from hearsay.attribute.stage import language, resolved
from hearsay.records import Span, Statement


def told(lang: str, text: str, *parts: tuple[str, str, str]) -> list[Statement]:
    """The statements of (source, cue, content), each found in the text behind the one before."""
    rules = language(lang)
    assert rules is not None
    drafts, at = [], 0
    for source, cue, content in parts:
        spans = [_place(text, words, at) for words in (source, cue, content)]
        sources = (spans[0],) if source else ()
        drafts.append(Draft(sources, spans[1], (spans[2],), "speech", "*", "test", 1.0))
        at = min(a for a, _ in (*sources, *spans[1:]))
    return resolved(rules.analyse([text])[0], rules, drafts, [None] * len(drafts))


def _place(text: str, words: str, at: int) -> Span:
    start = text.index(words, at)
    return start, start + len(words)


def last(lang: str, text: str, source: str, cue: str, content: str) -> Statement:
    """The last statement of a text of two: "Gleb Sorokin said …" and what is asked about."""
    rules = language(lang)
    assert rules is not None
    analysis = rules.analyse([text])[0]
    own = (text.rindex(source), text.rindex(source) + len(source)) if source else None
    spans = [(text.rindex(words), text.rindex(words) + len(words)) for words in (cue, content)]
    mine = Draft((own,) if own else (), spans[0], (spans[1],), "speech", "*", "test", 1.0)
    before = [d for d in analysis.drafts if d.cue[1] < spans[0][0] and d.frame != "headline"][:1]
    return resolved(analysis, rules, [*before, mine], [None] * (len(before) + 1))[-1]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Президент Федерации лёгкой атлетики (ФЛА) Валентин Буров молчит.",
            "президент Федерации лёгкой атлетики",
        ),
        (
            "Подозреваемый в гибели Марины Котовой Алексей Русин задержан.",
            "подозреваемый в гибели Марины Котовой",
        ),
        ("Алексей Русин — профессор Вершинского университета.", "профессор Вершинского университета"),
        ("Алексей Русин назначен главой таможни.", "глава таможни"),
        ("Депутат Алексей Русин, член комитета по обороне, молчит.", "депутат, член комитета по обороне"),
        ("Пловчиха Анна Котова молчит.", "пловчиха"),
        (
            "Глава комитета по делам семьи, женщин и детей Анна Котова молчит.",
            "глава комитета по делам семьи, женщин и детей",
        ),
    ],
)
def test_an_office_is_read_over_brackets_lists_dashes_and_verbs(text: str, role: str) -> None:
    rules = language("ru")
    assert rules is not None
    (found,) = {m.role for m in rules.analyse([text])[0].mentions if m.sort == "person" and m.role}
    assert found == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Prime Minister Rishan Suvak was in Halsten.", "Prime Minister"),
        ("Kevin Alder, a school instructor in English, was there.", "school instructor in English"),
        ("The head of the mission, Judge Owen Fairlight, was there.", "head of the mission"),
        ("The secularist magazine MicroTerra was closed.", "secularist magazine"),
    ],
)
def test_an_english_role_stands_before_or_behind_its_name(text: str, role: str) -> None:
    rules = language("en")
    assert rules is not None
    assert role in {m.role for m in rules.analyse([text])[0].mentions}


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaker", "role"),
    [
        (
            "Президент Карстова Глеб Сорокин заявил, что устал. Глава государства добавил, что уйдёт.",
            "Глава государства", "добавил", "что уйдёт", "Глеб Сорокин", "президент Карстова",
        ),
        (
            "Анна Котова сказала, что устала. Спортсменка добавила, что уйдёт.",
            "Спортсменка", "добавила", "что уйдёт", "Анна Котова", "спортсменка",
        ),
        (
            "Глеб Сорокин сказал, что устал. Один из советников мэра добавил, что уйдёт.",
            "Один из советников мэра", "добавил", "что уйдёт", None, "советник мэра",
        ),
        (
            "Глеб Сорокин сказал, что устал. Его адвокаты добавили, что уйдут.",
            "Его адвокаты", "добавили", "что уйдут", "адвокаты Глеба Сорокина", None,
        ),
        (
            "Вершинский суд закрыт. Суд сообщил, что откроется.",
            "Суд", "сообщил", "что откроется", "Вершинский суд", None,
        ),
        (
            "Глеб Сорокин заявил, что устал. Сам он надеется на лучшее.",
            "Сам он", "надеется", "на лучшее", "Глеб Сорокин", None,
        ),
        (
            "Премьер-министр Карстова Глеб Сорокин молчит. Глава Карстова заявил, что уйдёт.",
            "Глава Карстова", "заявил", "что уйдёт", "Глеб Сорокин", "премьер-министр Карстова",
        ),
        (
            "Игорь Марш учился у Олега Котова. Он рассказал, что уйдёт.",
            "Он", "рассказал", "что уйдёт", "Игорь Марш", None,
        ),
        (
            "МИД Карстова опубликовал комментарий. В нём сказано, что мост закрыт.",
            "нём", "сказано", "что мост закрыт", "МИД Карстова", None,
        ),
        (
            "Глеб Сорокин заявил, что устал. Хочу уйти.",
            "", "Хочу", "уйти", "Глеб Сорокин", None,
        ),
    ],
)  # fmt: skip
def test_a_russian_description_is_led_back(
    text: str, source: str, cue: str, content: str, speaker: str | None, role: str | None
) -> None:
    found = last("ru", text, source, cue, content)
    assert (found.speaker, found.role) == (speaker, role)


def test_a_nested_statement_in_the_first_person_is_its_parents() -> None:
    text = "Глеб Сорокин заявил: «Хочу уйти»."
    rules = language("ru")
    assert rules is not None
    outer = Draft(
        (_place(text, "Глеб Сорокин", 0),),
        _place(text, "заявил", 0),
        (_place(text, "«Хочу уйти»", 0),),
        "speech",
        "*",
        "t",
        1.0,
    )
    inner = Draft((), _place(text, "Хочу", 0), (_place(text, "уйти", 0),), "attitude", "*", "t", 1.0)
    found = resolved(rules.analyse([text])[0], rules, [outer, inner], [None, 0])
    assert [s.speaker for s in found] == ["Глеб Сорокин", "Глеб Сорокин"]


@pytest.mark.parametrize(
    ("lang", "text", "source", "cue", "content", "via", "addressee"),
    [
        ("ru", "Мэр призвал НАТО помочь городу.", "Мэр", "призвал", "помочь городу", (), "НАТО"),
        ("ru", "Мэр в интервью газете «Кречет» рассказал, что уйдёт.", "Мэр", "рассказал", "что уйдёт", ("Кречет",), None),
        ("ru", "Мэр рассказал, что уйдёт, в эфире Radio Lys. Уйдёт он весной.", "Мэр", "рассказал", "что уйдёт", ("Radio Lys",), None),
        ("ru", "Мэр сообщил журналистам, что уйдёт.", "Мэр", "сообщил", "что уйдёт", (), "журналисты"),
        ("ru", "В посольстве «Вестнику» сообщили, что уйдут.", "посольстве «Вестнику»", "сообщили", "что уйдут", ("Вестник",), None),
        ("en", "The mayor told lawmakers that the talks had failed.", "The mayor", "told", "that the talks had failed", (), "lawmakers"),
        ("en", "The mayor told Radio Harbour that the talks had failed.", "The mayor", "told", "that the talks had failed", ("Radio Harbour",), None),
        ("en", "In an interview with Zaslon, the mayor said the talks had failed.", "the mayor", "said", "the talks had failed", ("Zaslon",), None),
        ("en", "Residents were urged to stay at home.", "", "were urged", "to stay at home", (), "Residents"),
    ],
)  # fmt: skip
def test_routes_and_addressees_come_from_the_words_beside(
    lang: str, text: str, source: str, cue: str, content: str, via: tuple[str, ...], addressee: str | None
) -> None:
    (found,) = told(lang, text, (source, cue, content))
    assert (found.via, found.addressee) == (via, addressee)


def test_a_route_goes_on_while_the_same_speaker_does() -> None:
    text = "Jane Roe told Radio Harbour that it rained. Jane Roe said it was cold. Bo Lind said it was late."
    parts = [
        ("Jane Roe", "told", "that it rained"),
        ("Jane Roe said", "said", "it was cold"),
        ("Bo Lind", "said", "it was late"),
    ]
    found = told("en", text, *parts)
    assert [s.via for s in found] == [("Radio Harbour",), ("Radio Harbour",), ()]


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Глеб Сорокин", "Глеба Сорокина"),
        ("Дженнифер Лопес", "Дженнифер Лопес"),
        ("Анна Весковая", "Анны Весковой"),
    ],
)
def test_the_genitive_of_a_name(name: str, turned: str) -> None:
    assert genitive(name) == turned


def test_one_office_by_another_name() -> None:
    assert english.same_office("head of state", "president of Lurania")
    assert not english.same_office("foreign minister", "president of Lurania")
    assert russian.same_office(("глава", "государство"), "глава", ("президент", "карстов"), "президент")
    assert not russian.same_office(
        ("президент",), "президент", ("пресс-секретарь", "президент"), "пресс-секретарь"
    )


def test_a_description_tells_gender_number_and_whether_it_is_new() -> None:
    her = russian.describes("двукратная чемпионка")
    assert her is not None
    assert (her.gender, her.bare, her.new) == ("feminine", True, False)
    many = english.describes("two officials")
    assert many is not None
    assert many.gender == "plural"
    assert russian.describes("Кречет") is None


def test_who_came_in_unnamed_keeps_his_first_words() -> None:
    text = "Чиновник, близкий к мэрии, молчит. Источник, близкий к мэрии, сообщил, что мост закрыт. Собеседник агентства добавил, что надолго."
    found = told(
        "ru",
        text,
        ("Источник, близкий к мэрии", "сообщил", "что мост закрыт"),
        ("Собеседник агентства", "добавил", "что надолго"),
    )
    assert found[1].speaker is None
    assert found[1].role == found[0].role


@pytest.mark.parametrize(
    ("source", "role"),
    [("Recent reports", None), ("People", None), ("A source", "source"), ("One poster", "One poster")],
)
def test_only_who_is_somebody_has_a_role(source: str, role: str | None) -> None:
    found = last("en", f"{source} said the bridge was closed.", source, "said", "the bridge was closed")
    assert (found.speaker, found.role) == (None, role)


def test_who_is_quoted_is_not_he() -> None:
    text = "Олег Котов молчит. «Он хочет уйти, и мы все это знаем», — заявил Глеб Сорокин."
    rules = language("ru")
    assert rules is not None
    outer = Draft(
        (_place(text, "Глеб Сорокин", 0),), _place(text, "заявил", 0),
        (_place(text, "«Он хочет уйти, и мы все это знаем»", 0),), "speech", "*", "t", 1.0,
    )  # fmt: skip
    inner = Draft(
        (_place(text, "Он", 20),),
        _place(text, "хочет", 0),
        (_place(text, "уйти", 0),),
        "attitude",
        "*",
        "t",
        1.0,
    )
    assert resolved(rules.analyse([text])[0], rules, [outer, inner], [None, 0])[1].speaker == "Олег Котов"
