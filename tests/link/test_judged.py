"""What people decide of actors holds whatever the program links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import UsageError
from hearsay.link.judged import merge, resolved, split, touched


def test_a_merged_actor_is_the_one_with_a_number_of_wikidata() -> None:
    what = merge(["local:a", "Q5", "local:b"])
    assert resolved("local:b", "Jane Roe", [what]) == "Q5"
    assert resolved("Q5", "Jane Roe", [what]) == "Q5"


def test_two_people_of_the_register_are_never_merged() -> None:
    with pytest.raises(UsageError, match="two people"):
        merge(["Q5", "Q6"])


def test_one_actor_alone_cannot_be_merged() -> None:
    with pytest.raises(UsageError, match="two different"):
        merge(["local:a", "local:a"])


def test_a_split_moves_a_spelling_and_leaves_the_others() -> None:
    what = split("Q5", ["Jane  ROE"])
    assert resolved("Q5", "jane roe", [what]) == what["into"] != "Q5"
    assert resolved("Q5", "J. Roe", [what]) == "Q5"


def test_decisions_apply_in_the_order_in_which_they_were_made() -> None:
    apart = split("Q5", ["Roe"])
    again = merge([apart["into"], "Q6"])
    assert resolved("Q5", "Roe", [apart, again]) == "Q6"
    assert resolved("Q5", "Roe", [again, apart]) == apart["into"]


def test_a_split_says_which_spelling() -> None:
    with pytest.raises(UsageError, match="--name"):
        split("Q5", [" "])


@given(
    st.lists(st.sampled_from(["local:a", "local:b", "local:c", "Q1"]), min_size=2, max_size=4, unique=True)
)
def test_what_a_merge_joins_is_one_and_nothing_else_moves(actors: list[str]) -> None:
    what = merge(actors)
    assert {resolved(actor, "x", [what]) for actor in actors} == {what["into"]}
    assert resolved("Q9", "x", [what]) == "Q9"
    assert touched(what) == set(actors)
