"""A judgement finds the words it was passed on again, and wins over the machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribute.judgements import anchored, applied, attach, check, selector
from hearsay.errors import UsageError
from hearsay.records import Judgement, Statement

TEXT = "The mayor says the bridge is safe. The mayor says the ferry sails. The mayor says the bridge is safe."


def said(start: int, end: int, speaker: str | None = "Jane Roe") -> Statement:
    return Statement((), ((0, 3),), ((start, end),), "indirect", "speech", speaker, confidence=0.8)


def judgement(
    start: int, end: int, number: int = 1, attached: str | None = None, **what: object
) -> Judgement:
    quotes = selector(TEXT, ((start, end),))
    return Judgement(what or {"verdict": "right"}, "why", "Ann", "2024-03-10", quotes, attached, number)


def test_of_the_same_words_in_two_places_those_with_the_same_surroundings_are_meant() -> None:
    last = TEXT.rindex("the bridge is safe")
    quotes = selector(TEXT, ((last, last + 18),))
    assert anchored(quotes, TEXT) == ((last, last + 18),)
    longer = "A first line.\n" + TEXT
    assert anchored(quotes, longer) == ((last + 14, last + 32),)


def test_words_that_are_gone_are_nowhere() -> None:
    assert anchored(selector(TEXT, ((0, 20),)), "Another text.") == ()


@given(st.text(alphabet="ab «»\n", min_size=1, max_size=60), st.data())
def test_any_piece_is_found_again_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (found,) = anchored(selector(text, ((start, end),)), text)
    assert text[slice(*found)] == text[start:end]


def test_a_judgement_stays_with_its_statement_while_that_is_there() -> None:
    statements = [said(15, 33), said(50, 65)]
    assert attach([judgement(15, 33, attached="b")], ["a", "b"], statements, TEXT) == {1: 1}


def test_else_it_goes_to_the_statement_that_shares_most_of_its_words() -> None:
    statements = [said(50, 65), said(10, 33), said(19, 25)]
    assert attach([judgement(15, 33, attached="gone")], ["x", "y", "z"], statements, TEXT) == {1: 1}


@pytest.mark.parametrize(("end", "place"), [(24, 0), (23, None)])
def test_with_less_than_half_of_the_words_it_waits_for_review(end: int, place: int | None) -> None:
    # "thebridgeissafe": fifteen letters, of which "thebridg" are eight and "thebrid" are seven
    assert attach([judgement(15, 33)], ["x"], [said(15, end)], TEXT) == {1: place}


def test_words_that_are_gone_count_against_the_statement_that_has_the_others() -> None:
    text = "Later Bob said no."
    quotes = (*selector("She said no. And a long second part of it.", ((9, 11), (13, 42))),)
    lost = Judgement({"verdict": "right"}, "why", "Ann", "2024-03-10", quotes, None, 1)
    assert attach([lost], ["x"], [said(15, 17)], text) == {1: None}


def test_without_statements_it_waits() -> None:
    assert attach([judgement(15, 33)], [], [], TEXT) == {1: None}


def test_what_is_judged_wins_and_the_later_of_two_wins() -> None:
    statement = said(15, 33)
    first = judgement(15, 33, 1, speaker="John Doe", via=["Brenwire"], kind="attitude")
    second, third = judgement(15, 33, 2, speaker=None), judgement(15, 33, 3, verdict="wrong")
    found, rejected = applied(statement, [third, second, first])
    assert (found.speaker, found.via, found.kind, rejected) == (None, ("Brenwire",), "attitude", True)
    assert applied(statement, [first])[0].speaker == "John Doe"
    assert applied(statement, []) == (statement, False)


def test_a_correction_without_a_verdict_does_not_lift_a_rejection() -> None:
    wrong, named = judgement(15, 33, 1, verdict="wrong"), judgement(15, 33, 2, role="mayor")
    assert applied(said(15, 33), [wrong, named])[1]


@pytest.mark.parametrize(
    "what",
    [
        {},
        {"verdict": "maybe"},
        {"kind": "shout"},
        {"colour": "red"},
        {"speaker": ""},
        {"verdict": "wrong", "speaker": "Roe"},
    ],
)
def test_what_is_no_judgement_is_refused(what: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        check(what)
