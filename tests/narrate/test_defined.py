"""Narratives that an analyst defines: what belongs by the core alone, and what answers teach."""

import pytest

from hearsay.narrate import asking, defined
from hearsay.narrate.asking import Candidate
from hearsay.narrate.defined import Definition
from hearsay.narrate.learned import Example
from hearsay.narrate.rows import Item, Resources
from hearsay.run.grouping import resources as opened

CORE = Definition("The flood in Ostrava was caused by the neighbours, who opened the dam at night", "en")
TEXTS = {
    "same": ("The neighbours opened the dam at night and so caused the flood in Ostrava", "en"),
    "russian": ("Наводнение в Остраве устроили соседи: ночью они открыли плотину", "ru"),
    "parcel": ("This water was sent to us like a parcel, with the sender's name on it", "en"),
    "parcel again": ("The water is a parcel that was sent to us, and we know the sender's name", "en"),
    "bread": ("The price of bread has risen by a tenth since the spring", "en"),
    "shelter": ("Four hundred families spend the night in schools after the flood in Ostrava", "en"),
    "shelter again": ("After the flood in Ostrava four hundred families sleep in schools", "en"),
    "denial": ("The neighbours did not open the dam at night", "en"),
    "denial again": ("Nobody here opened any dam, said the neighbours", "en"),
}


@pytest.fixture(scope="module")
def resources() -> Resources:
    return opened()


def odds(resources: Resources, *examples: Example, definition: Definition = CORE) -> dict[str, float]:
    items = [Item(name, text, lang) for name, (text, lang) in TEXTS.items()]
    found = defined.scores(definition, items, [None] * len(items), resources, examples)
    return dict(zip(TEXTS, found.odds, strict=True))


def example(name: str, *, belongs: bool, denies: bool = False) -> Example:
    return Example(*TEXTS[name], belongs, denies)


def test_the_core_alone_finds_itself_in_other_words_and_in_another_language(resources: Resources) -> None:
    found = odds(resources)
    least = defined.least(CORE, answered=False)
    assert min(found["same"], found["russian"]) >= least
    assert max(found["bread"], found["parcel again"]) < least


def test_a_yes_teaches_another_wording_and_a_no_what_is_not_meant(resources: Resources) -> None:
    answers = [
        example("same", belongs=True),
        example("parcel", belongs=True),
        example("shelter", belongs=False),
        example("bread", belongs=False),
    ]
    found = odds(resources, *answers)
    least = defined.least(CORE, answered=True)
    assert found["parcel again"] > found["shelter again"]
    assert found["parcel again"] >= least > found["bread"]
    assert found["russian"] >= least


def test_one_yes_to_what_is_far_from_the_core_does_not_take_in_everything(
    resources: Resources,
) -> None:
    found = odds(resources, example("parcel", belongs=True))
    least = defined.least(CORE, answered=True)
    assert {name for name, each in found.items() if each >= least} >= {"same", "russian", "parcel"}
    assert found["bread"] < least


def test_who_denies_is_told_by_what_was_answered(resources: Resources) -> None:
    items = [Item(name, text, lang) for name, (text, lang) in TEXTS.items()]
    answers = [example("same", belongs=True), example("denial", belongs=True, denies=True)]
    found = defined.scores(CORE, items, [None] * len(items), resources, answers)
    denies = dict(zip(TEXTS, found.denies, strict=True))
    assert denies["denial again"]
    assert not denies["same"]
    assert not denies["russian"]


def test_actors_that_must_and_must_not_occur_are_met_across_scripts(resources: Resources) -> None:
    must = Definition(CORE.core, "en", must=("Ostrava",))
    assert odds(resources, definition=must)["denial"] == -8
    assert odds(resources, definition=must)["russian"] > -8
    must_not = Definition(CORE.core, "en", must_not=("Ostrava",))
    assert odds(resources, definition=must_not)["russian"] == -8


@pytest.mark.parametrize("belongs", [True, False])
def test_answers_of_one_kind_are_enough_to_go_on(resources: Resources, *, belongs: bool) -> None:
    found = odds(resources, example("same" if belongs else "shelter", belongs=belongs))
    assert found["same"] > found["bread"]
    assert found["same"] >= defined.least(CORE, answered=True) > found["bread"]


def candidate(name: str, odds: float, day: str, outlet: str = "A") -> Candidate:
    return Candidate(name, odds, f"v{name}", f"m{name}", f"d{name}", outlet, day)


def test_first_what_a_claim_rests_on_is_asked_then_what_is_unsure() -> None:
    many = [candidate(f"a{n}", 3 + n / 10, f"2024-03-1{n}") for n in range(6)]
    lone = candidate("lone", 1.5, "2024-03-20", outlet="B")
    unsure = candidate("unsure", -0.1, "2024-03-21", outlet="C")
    earlier = candidate("earlier", -3.0, "2024-02-01", outlet="C")
    found = asking.questions([unsure, *many, lone, earlier], frozenset(), 0.0, 20)
    why = {each.statement: each.why for each in found}
    assert [each.statement for each in found[:4]] == ["a0", "a1", "a2", "a3"]
    assert why["a0"] == "among the first"
    assert why["lone"] == "one of 1 of B"
    assert (why["earlier"], why["unsure"]) == (asking.EARLIER, asking.UNSURE)
    assert [each.statement for each in found].index("unsure") > [each.statement for each in found].index(
        "lone"
    )


def test_who_was_answered_is_not_asked_again_and_no_more_than_wanted() -> None:
    candidates = [candidate(f"a{n}", n - 2.0, f"2024-03-1{n}") for n in range(6)]
    found = asking.questions(candidates, frozenset({"va5", "va4"}), 0.0, 2)
    assert len(found) == 2
    assert not {"a4", "a5"} & {each.statement for each in found}


def test_the_first_round_goes_over_the_likeliest_one_of_each_message() -> None:
    twice = [candidate("x", 5.0, "2024-03-01"), candidate("y", 4.0, "2024-03-01")._replace(message="mx")]
    others = [candidate(f"a{n:02}", 3 - n / 10, "2024-03-02") for n in range(60)]
    found = [each.statement for each in asking.spread([*twice, *others], 10)]
    assert found[0] == "x"
    assert "y" not in found
    assert len(found) == 10
    assert found[-1] > "a30"
    assert asking.spread([], 10) == []
