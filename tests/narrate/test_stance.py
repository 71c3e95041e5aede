"""What keeps two statements on one matter apart, by the shipped lexicon: cases of our own about invented people and countries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.narrate.lexicon import open_lexicon
from hearsay.narrate.reading import Reading, Word, alike, met, reading
from hearsay.narrate.stance import CONTRADICTIONS, Stance
from hearsay.narrate.values import values

DENIED = [
    ("The Osk refinery was sold to investors from Lurania", "The Osk refinery was not sold to investors from Lurania"),
    ("Keldia banned the export of grain", "Keldia allowed the export of grain"),
    ("Zavoria imported gas from Keldia", "The report that Zavoria imported gas from Keldia is a hoax"),
    ("The council of Velmora backed the new port", "Совет Вельморы выступил против нового порта"),
    ("Полиция задержала троих рыбаков в Тильмене", "Полиция никого из рыбаков в Тильмене не задерживала"),
    ("Мост в Оске открыт для грузовиков", "The bridge in Osk is closed to lorries"),
    ("Prices of bread rose in Lurania", "Цены на хлеб в Лурании упали"),
    ("The court acquitted the banker Jon Rask", "Суд признал банкира Джона Раска виновным"),
    ("Lurania will join the customs union", "Вступать в таможенный союз Лурания не собирается"),
    ("Doctors in Osk were unable to save the pilot", "Врачи в Оске спасли пилота"),
    ("The union of Osk lost its majority", "Союз Оска сохранил большинство"),
    ("The dam at Osk was saved", "Плотину в Оске спасти не удалось"),
    ("Водители перекрыли трассу в Оске", "Водители трассу в Оске не перекрывали"),
    ("Turnout in Osk was below forty percent", "Явка в Оске превысила сорок процентов"),
    ("Комиссия подтвердила подлинность записи", "The commission called the recording fake"),
]  # fmt: skip
SAME = [
    ("No traces of oil were found in the Velmora canal", "В канале Вельморы не нашли ни следа нефти"),
    ("Nobody was detained at the rally in Osk", "Митинг в Оске обошёлся без задержаний"),
    ("A passport is no longer required at the Keldian frontier", "На границе Кельдии отменили требование паспорта"),
    ("The chamber refused to ratify the fishing treaty", "Палата не стала ратифицировать договор о рыболовстве"),
    ("Undeclared cigarettes were seized by customs in Osk", "Таможня Оска изъяла незадекларированные сигареты"),
    ("All twenty-three sailors are alive", "Все двадцать три моряка живы"),
    ("Judge Nils Orm sentenced the smuggler to six years", "Контрабандиста судья Нильс Орм приговорил к шести годам"),
    ("Relations of Osk and Velmora have never been better", "Отношения Оска и Вельморы хороши как никогда"),
    ("The rally in Osk was cancelled", "Митинг в Оске не состоится: его отменили"),
    ("Osk will strike unless wages rise", "Если зарплаты не повысят, Оск будет бастовать"),
    ("The captain of the ferry Aurora was detained", "Задержан капитан парома «Аврора»"),
    ("Rada Kovel resigned in Osk", "Рада Ковел ушла в отставку в Оске"),
    ("The murder of the pilot was ordered by the mayor, the court ruled", "Суд признал мэра заказчиком убийства пилота"),
    ("Keldia gets coal from Zavoria", "Завория поставляет уголь Кельдии"),
]  # fmt: skip
REVERSED = [
    ("Refugees from Keldia live in Zavoria", "Refugees from Zavoria live in Keldia"),
    ("Hackers from Keldia robbed a bank in Zavoria", "Хакеры из Завории ограбили банк в Кельдии"),
    ("Министр Олаф Бринт обвинил депутата Яна Роя", "Депутат Ян Рой обвинил министра Олафа Бринта"),
    ("The climbers found the rescuers", "The rescuers found the climbers"),
    ("Keldia lent Zavoria a billion", "Миллиард Кельдия получила от Завории"),
    ("The Keldian navy seized a ship from Zavoria", "Заворский флот захватил корабль из Кельдии"),
    ("Keldia will supply Zavoria with gas", "Завория поставит Кельдии газ"),
    (
        "Протесты в Завории организовало посольство Кельдии",
        "Протесты в Кельдии организовало посольство Завории",
    ),
    ("Посол Завории оскорбил Харлана Восса", "Харлан Восс оскорбил посла Завории"),
    (
        "Депутаты Завории пожаловались на министра Глеба Арна",
        "Министр Глеб Арн подал жалобу на депутатов Завории",
    ),
]


@pytest.fixture(scope="module")
def stance() -> Stance:
    return Stance(open_lexicon())


def lang(text: str) -> str:
    return "ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en"


@pytest.mark.parametrize(("one", "other"), DENIED)
def test_a_denial_is_told_whichever_comes_first(stance: Stance, one: str, other: str) -> None:
    assert stance.relation(one, lang(one), other, lang(other)) == "denied"
    assert stance.relation(other, lang(other), one, lang(one)) == "denied"


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_negates_the_same_thing_in_other_words_is_no_denial(
    stance: Stance, one: str, other: str
) -> None:
    assert stance.relation(one, lang(one), other, lang(other)) is None


@pytest.mark.parametrize(("one", "other"), REVERSED)
def test_who_have_changed_places_make_another_claim(stance: Stance, one: str, other: str) -> None:
    assert stance.relation(one, lang(one), other, lang(other)) == "reversed"
    assert stance.relation(other, lang(other), one, lang(one)) == "reversed"


@pytest.mark.parametrize("text", [text for pair in DENIED + SAME + REVERSED for text in pair])
def test_nothing_denies_or_reverses_itself(stance: Stance, text: str) -> None:
    assert stance.relation(text, lang(text), text, lang(text)) is None


def test_of_a_language_without_tables_no_denial_is_told(stance: Stance) -> None:
    assert stance.relation("Ko'prik yopiq", "uz", "The bridge is open", "en") is None


@pytest.mark.parametrize(
    ("one", "other"), [*DENIED, *SAME, *REVERSED, ("Two sailors are alive", "Three sailors are alive")]
)
def test_statements_are_apart_by_the_relations_asked_for(stance: Stance, one: str, other: str) -> None:
    both = one, lang(one), other, lang(other)
    found = stance.relation(*both)
    every = frozenset({*CONTRADICTIONS, "elsewhere"})
    assert stance.apart(*both, every) == (found is not None)
    assert stance.apart(*both, CONTRADICTIONS) == (found in CONTRADICTIONS)


def test_of_what_was_read_the_latest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.narrate.stance._MOST", 2)
    read = []
    monkeypatch.setattr(
        "hearsay.narrate.stance.reading", lambda text, *rest: read.append(text) or reading(text, *rest)
    )
    stance = Stance(open_lexicon())
    for one, other in (("Osk", "Velmora"), ("Osk", "Keldia"), ("Osk", "Velmora")):
        stance.relation(one, "en", other, "en")
    assert read == ["Osk", "Velmora", "Keldia", "Velmora"]


KEYS = st.builds(
    lambda bones, key: frozenset(bones + key),
    st.sampled_from([["~sk"], ["~skr"], ["~skrt"], ["~br"], []]),
    st.sampled_from([["a"], ["b"], ["skr"], []]),
)


@given(st.lists(KEYS, max_size=3), st.lists(KEYS, max_size=3))
def test_a_word_meets_a_statement_where_it_is_alike_one_of_its_words(
    one: list[frozenset[str]], other: list[frozenset[str]]
) -> None:
    words, others = (tuple(Word("", keys, "p") for keys in each) for each in (one, other))
    whole = Reading("en", others, values([], "en"), frozenset())
    for word in words:
        assert met(word, whole) == any(alike(word, each) for each in others)
