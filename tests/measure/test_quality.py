"""Quality against annotations: statements, groups, answers."""

import pytest

from hearsay.measure import quality
from hearsay.measure.quality import Attribution

TEXT = "The mayor said the bridge is safe. Then the clerk denied it was closed."


def spans(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def statement(source: str, cue: str, content: str, **more: object) -> dict[str, object]:
    return {"source": spans(source), "cue": spans(cue), "content": spans(content), "type": "indirect", **more}


MAYOR = statement("The mayor", "said", "the bridge is safe", speaker="Jane Roe", kind="speech")
CLERK = statement("the clerk", "denied", "it was closed", speaker=None, kind="speech")


def figures(gold: list[dict[str, object]], found: list[dict[str, object]]) -> dict[str, object]:
    counted = Attribution()
    counted.add(TEXT, gold, found)
    return counted.figures()


def test_what_is_the_same_is_right_in_all() -> None:
    told = figures([MAYOR, CLERK], [CLERK, MAYOR])
    for name in ("triple", "content", "all exact"):
        assert told[name] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert told["speaker accuracy"] == told["speaker precision"] == told["kind accuracy"] == 100.0


def test_half_of_the_letters_are_enough_for_a_match_and_a_wrong_source_spoils_the_triple() -> None:
    short = {**MAYOR, "content": spans("bridge is safe"), "source": spans("the clerk")}
    told = figures([MAYOR, CLERK], [short])
    assert told["content"] == {"precision": 100.0, "recall": 50.0, "f1": 66.7}
    assert told["triple"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    shorter = {**MAYOR, "content": spans("safe")}
    assert figures([MAYOR], [shorter])["content"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_a_statement_matches_one_only() -> None:
    told = figures([MAYOR], [MAYOR, {**MAYOR, "content": spans("bridge is safe")}])
    assert told["content"] == {"precision": 50.0, "recall": 100.0, "f1": 66.7}


def test_nested_statements_count_only_where_nesting_is_annotated() -> None:
    nested = {**CLERK, "parent": 0}
    assert figures([MAYOR], [MAYOR, nested])["found"] == 1
    assert figures([{**MAYOR, "parent": None}], [MAYOR, nested])["found"] == 2


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("Jane Roe", True),
        ("Roe", True),
        ("Jane Mary Roe", True),
        ("Jane", False),
        ("John Doe", False),
        (None, False),
    ],
)
def test_a_name_may_be_fuller_or_the_last_word(found: str | None, *, right: bool) -> None:
    told = figures([MAYOR], [{**MAYOR, "speaker": found}])
    assert told["speaker accuracy"] == (100.0 if right else 0.0)


def test_groups_by_hand() -> None:
    gold = {"a": "1", "b": "1", "c": "1", "d": "2"}
    told = quality.groups(gold, {"a": "x", "b": "x", "c": "y", "d": "y"})
    # of the four, two have all of their group right and two a half; of the annotated ones a third, two thirds, or all is there
    assert told["b-cubed"] == {"precision": 75.0, "recall": 66.7, "f1": 70.6}
    # the only annotated pair that was found is one of two, and one of three that were annotated
    assert told["pairs"] == {"precision": 50.0, "recall": 33.3, "f1": 40.0}


def test_what_was_not_placed_stands_alone() -> None:
    told = quality.groups({"a": "1", "b": "1"}, {})
    assert told["found groups"] == 2
    assert told["b-cubed"] == {"precision": 100.0, "recall": 50.0, "f1": 66.7}


def test_answers_against_what_would_have_been_told() -> None:
    told = quality.answers([True, True, False, False], [True, False, True, False])
    assert (told["answers"], told["yes"], told["accuracy"]) == (4, 2, 50.0)
    assert told["belongs"] == {"precision": 50.0, "recall": 50.0, "f1": 50.0}
