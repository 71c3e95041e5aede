"""The Russian rules on invented sentences: one case a style, and what must yield nothing."""

import csv
from pathlib import Path

import pytest

from hearsay.attribute.drafts import Analysis, Draft
from hearsay.attribute.russian import Russian
from hearsay.attribute.stage import statements

TABLE = (Path(__file__).parent / "russian_cases.tsv").read_text(encoding="utf8").splitlines()
CASES = list(csv.DictReader(TABLE, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def russian() -> Russian:
    return Russian()


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return "|".join(text[start:end] for start, end in spans)


def parts(analysis: Analysis, draft: Draft) -> dict[str, str]:
    text = analysis.text
    return {
        "source": words(text, draft.source),
        "cue": words(text, (draft.cue,)),
        "content": words(text, draft.content),
        "via": words(text, draft.via),
        "addressee": words(text, (draft.addressee,)) if draft.addressee else "",
    }


@pytest.mark.parametrize("case", CASES, ids=[case["style"] for case in CASES])
def test_each_style_gives_source_cue_content_and_what_it_came_through(
    russian: Russian, case: dict[str, str]
) -> None:
    analysis = russian.analyse([case["text"]])[0]
    wanted = {key: case[key] or "" for key in ("source", "cue", "content", "via", "addressee")}
    assert wanted in [parts(analysis, draft) for draft in analysis.drafts]


@pytest.mark.parametrize(
    "text",
    [
        "Фильм «Полдень над рекой» вышел в прокат весной.",
        "Так называемая «народная дружина» патрулировала площадь.",
        "Суд отложил заседание на неделю.",
        "Дождь шёл три дня: реки вышли из берегов.",
        "Отметим, что мост построен в прошлом веке.",
        "",
        "\n\n",
        "«»",
    ],
)
def test_what_is_no_report_gives_nothing(russian: Russian, text: str) -> None:
    assert russian.analyse([text])[0].drafts == ()


def test_an_outlet_that_only_passes_on_makes_no_draft_of_its_own(russian: Russian) -> None:
    analysis = russian.analyse(["Сорокин заявил, что переговоры сорваны, сообщает ТАСС."])[0]
    assert [words(analysis.text, draft.source) for draft in analysis.drafts] == ["Сорокин"]


def test_a_quotation_over_several_paragraphs_is_one_content(russian: Russian) -> None:
    text = "Сорокин заявил: «Мы не уйдём с переговоров.\n\n«Нам некуда идти»."
    (draft,) = russian.analyse([text])[0].drafts[:1]
    assert words(text, draft.content) == "«Мы не уйдём с переговоров.|«Нам некуда идти»"


def test_a_quotation_closed_some_paragraphs_on_is_one_content(russian: Russian) -> None:
    pieces = (
        "«Мы не уйдём с переговоров.",
        "Нам некуда идти.",
        "Нас ждут дома, и давно ждут, а мы всё ещё сидим здесь»",
    )
    text = "Сорокин заявил: " + "\n".join(pieces) + ".\nМост закрыт."
    (draft,) = russian.analyse([text])[0].drafts[:1]
    assert words(text, draft.content) == "|".join(pieces)


@pytest.mark.parametrize(
    ("headline", "speakers"),
    [
        ("Нападение на порт: задержаны двое", []),
        ("Гибель рыбаков: суд назвал виновных", []),
        ("Землетрясение в Лавонии: сотни раненых", []),
        ("Управление порта: суда выйдут в море", ["Управление порта"]),
        ("Национальное собрание: бюджет не принят", ["Национальное собрание"]),
    ],
)
def test_an_event_that_heads_a_headline_speaks_not(
    russian: Russian, headline: str, speakers: list[str]
) -> None:
    text = f"{headline}\nОб этом стало известно утром."
    drafts = [draft for draft in russian.analyse([text])[0].drafts if draft.frame == "headline"]
    assert [words(text, draft.source) for draft in drafts] == speakers


def test_the_paragraph_after_a_closing_colon_is_quoted_speech(russian: Russian) -> None:
    text = "Сорокин заявил:\nМы не уйдём с переговоров. Нам некуда идти."
    assert (
        parts(russian.analyse([text])[0], russian.analyse([text])[0].drafts[0])["content"]
        == text.split("\n")[1]
    )


def test_this_points_back_to_the_sentence_before(russian: Russian) -> None:
    text = "Мост закрыт до весны. Об этом сообщил мэр Глеб Сорокин."
    analysis = russian.analyse([text])[0]
    assert parts(analysis, analysis.drafts[0])["content"] == "Мост закрыт до весны"


def test_texts_of_one_batch_do_not_touch_each_other(russian: Russian) -> None:
    texts = [case["text"] for case in CASES]
    assert [a.drafts for a in russian.analyse(texts)] == [russian.analyse([text])[0].drafts for text in texts]


def test_every_span_lies_in_the_text_and_holds_letters_or_a_mark(russian: Russian) -> None:
    for case in CASES:
        for draft in russian.analyse([case["text"]])[0].drafts:
            for start, end in (*draft.source, draft.cue, *draft.content, *draft.via):
                assert 0 <= start < end <= len(case["text"])
                assert case["text"][start:end].strip() == case["text"][start:end]


@pytest.mark.parametrize(
    ("text", "name", "gender", "role"),
    [
        (
            "По словам главы министерства обороны Глеба Сорокина, мост закрыт.",
            "Глеб Сорокин",
            "masculine",
            "глава министерства обороны",
        ),
        ("С Инной Ветровой говорил мэр.", "Инна Ветрова", "feminine", None),
        (
            "Инна Ветрова, депутат областного парламента, покинула зал.",
            "Инна Ветрова",
            "feminine",
            "депутат областного парламента",
        ),
        ("Он позвонил Марине Штерн.", "Марина Штерн", "feminine", None),
        ("Речь Сильвио Манчини удивила всех.", "Сильвио Манчини", "masculine", None),
        (
            "Бывший министр обороны Глеб Сорокин уехал.",
            "Глеб Сорокин",
            "masculine",
            "бывший министр обороны",
        ),
    ],
)
def test_a_name_is_given_in_the_nominative_with_its_office(
    russian: Russian, text: str, name: str, gender: str, role: str | None
) -> None:
    people = [m for m in russian.analyse([text])[0].mentions if m.sort == "person"]
    assert [(m.name, m.gender, m.role) for m in people] == [(name, gender, role)]


@pytest.mark.parametrize(
    ("text", "words_", "expected"),
    [
        ("По словам президента Сорокина, мост закрыт.", "президента Сорокина", "президент Сорокин"),
        ("По данным МИДа, мост закрыт.", "МИДа", "МИД"),
        ("По данным «Фонтанки», мост закрыт.", "«Фонтанки»", "Фонтанка"),
        ("По словам источника в полиции, мост закрыт.", "источника в полиции", "источник в полиции"),
        ("Власти Лавонии закрыли мост.", "Власти Лавонии", "власти Лавонии"),
        ("По данным независимых экспертов, мост закрыт.", "независимых экспертов", "независимые эксперты"),
        ("Этот чиновник закрыл мост.", "Этот чиновник", "чиновник"),
    ],
)
def test_a_phrase_is_given_in_the_nominative(russian: Russian, text: str, words_: str, expected: str) -> None:
    start = text.index(words_)
    assert russian.base(text, (start, start + len(words_))) == expected


def test_pronouns_tell_gender_or_number(russian: Russian) -> None:
    assert [russian.pronoun(word) for word in ("Он", "её", "которые", "оно", "мост")] == [
        "masculine",
        "feminine",
        "plural",
        "neuter",
        None,
    ]


def test_sources_without_a_name_are_told_from_bodies(russian: Russian) -> None:
    assert all(
        map(
            russian.unnamed,
            ("источник", "источники в полиции", "собеседник агентства", "неназванный чиновник"),
        )
    )
    assert not any(map(russian.unnamed, ("СМИ", "полиция", "Глеб Сорокин", "министерство обороны")))


STYLES = list(
    csv.DictReader(
        (Path(__file__).parent / "russian_styles.tsv").read_text(encoding="utf8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


def shown(russian: Russian, style: dict[str, str]) -> list[dict[str, str]]:
    """Source, cue and content of what is sure enough to be shown."""
    text = style["text"]
    found = statements(russian.analyse([text])[0], russian)
    return [
        {"source": words(text, s.source), "cue": words(text, s.cue), "content": words(text, s.content)}
        for s in found
    ]


def test_at_least_nine_of_ten_styles_are_found_with_all_borders_right(russian: Russian) -> None:
    missed = [
        (style["style"], shown(russian, style))
        for style in STYLES
        if {key: style[key] or "" for key in ("source", "cue", "content")} not in shown(russian, style)
    ]
    missed += [
        (case["style"], [])
        for case in CASES
        if {key: case[key] or "" for key in ("source", "cue", "content")} not in shown(russian, case)
    ]
    assert len(STYLES) + len(CASES) >= 80
    assert len(missed) <= 0.1 * (len(STYLES) + len(CASES)), missed


def test_answers_of_an_interview_are_those_of_who_was_introduced(russian: Russian) -> None:
    text = "О мосте рассказал инженер Глеб Сорокин.\n— Когда его откроют?\n— Весной. Не раньше.\n— Говорят, это дорого.\n— Область заплатит.\n— Кто строит?\n— Мы."
    found = [d for d in russian.analyse([text])[0].drafts if d.frame == "interview"]
    assert [words(text, d.content) for d in found] == ["Весной. Не раньше.", "Область заплатит.", "Мы."]
    assert {words(text, d.source) for d in found} == {"Глеб Сорокин"}


def test_a_dialogue_without_two_questions_is_no_interview(russian: Russian) -> None:
    text = "Вошёл инженер Глеб Сорокин.\n— Когда его откроют?\n— Весной. Не раньше."
    assert not [d for d in russian.analyse([text])[0].drafts if d.frame == "interview"]
