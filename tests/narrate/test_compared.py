"""What a regression sees of two statements, and what it makes of it; cases of our own about invented people and countries."""

import math

import pytest

from hearsay.narrate.compared import FEATURES
from hearsay.narrate.lexicon import open_lexicon
from hearsay.narrate.stance import LEAST_LIKELY, Stance, learned

PARAPHRASES = [
    (
        "Парламент Ортании в третьем чтении принял закон о рыболовстве",
        "Ортанские депутаты окончательно одобрили закон о рыболовстве",
    ),
    ("The mayor of Dellin resigned after the flood", "After the flood Dellin's mayor stepped down"),
    ("The ferry Astra sank off Dellin at dawn", "Паром «Астра» на рассвете затонул у берегов Деллина"),
]
OTHERS = [
    ("The ferry Astra sank off Dellin at dawn", "Прокуратура проверит цены на молоко"),
    ("The mayor of Dellin resigned after the flood", "Bakers in Sorvo want cheaper flour and longer hours"),
    ("Умер старейший житель Ортании", "Сборная Сорво вышла в финал кубка по гребле"),
]
DENIED = [
    ("The mayor of Dellin resigned", "The mayor of Dellin did not resign"),
    ("The ferry Astra sank off Dellin", "Паром «Астра» у берегов Деллина не тонул"),
]


@pytest.fixture(scope="module")
def stance() -> Stance:
    return Stance(open_lexicon())


def both(one: str, other: str) -> tuple[str, str, str, str]:
    langs = ["ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en" for text in (one, other)]
    return one, langs[0], other, langs[1]


@pytest.mark.parametrize(("one", "other"), PARAPHRASES)
def test_other_words_for_one_message_are_one_message(stance: Stance, one: str, other: str) -> None:
    assert stance.one_message(*both(one, other), -2.0) >= LEAST_LIKELY
    assert stance.one_message(*both(other, one), -2.0) >= LEAST_LIKELY


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_what_only_contradicts_nothing_is_no_message_of_its_neighbour(
    stance: Stance, one: str, other: str
) -> None:
    assert stance.relation(*both(one, other)) in {None, "elsewhere"}
    assert stance.one_message(*both(one, other), -2.0) < LEAST_LIKELY


@pytest.mark.parametrize(("one", "other"), [*PARAPHRASES, *OTHERS])
def test_it_makes_no_difference_which_comes_first(stance: Stance, one: str, other: str) -> None:
    assert stance.one_message(*both(one, other), 1.0) == stance.one_message(*both(other, one), 1.0)


@pytest.mark.parametrize(("one", "other"), DENIED)
def test_a_denial_is_never_one_message_however_near(stance: Stance, one: str, other: str) -> None:
    assert stance.one_message(*both(one, other), 8.0) == -math.inf


@pytest.mark.parametrize("text", [text for pair in [*PARAPHRASES, *OTHERS, *DENIED] for text in pair])
def test_a_statement_is_one_message_with_itself(stance: Stance, text: str) -> None:
    assert stance.one_message(*both(text, text), 8.0) >= LEAST_LIKELY


def test_figures_have_names_and_a_statement_lacks_nothing_of_itself(stance: Stance) -> None:
    said = "The mayor of Dellin resigned after the flood"
    found = dict(zip(FEATURES, stance.compared(said, "en", said, "en"), strict=True))
    assert found["covered_least"] == found["covered_most"] == 1
    assert not any(found[name] for name in FEATURES if name.endswith(("_unmet_most", "_crossed", "differs")))
    assert learned() == {b"en", b"ru"}
