"""Average linkage: what is joined, and what stands and is not moved."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hearsay.narrate.joining import join


def joined(count, pairs, threshold=0.0, before=(), **how):
    left, right, odds = (np.array([row[i] for row in pairs]) for i in range(3))
    found = join(count, left.astype(int), right.astype(int), odds.astype(float), threshold, before, **how)
    return sorted(sorted(group) for group in found)


def test_likely_pairs_are_joined_and_others_stay_alone():
    assert joined(4, [(0, 1, 3.0), (2, 3, -2.0)]) == [[0, 1], [2], [3]]


def test_a_bridge_of_one_likely_pair_does_not_join_two_groups():
    pairs = [(0, 1, 4.0), (2, 3, 4.0), (1, 2, 2.0), (0, 2, -6.0), (0, 3, -6.0), (1, 3, -6.0)]
    assert joined(4, pairs) == [[0, 1], [2, 3]]


def test_pairs_that_nobody_compared_count_as_unlikely():
    assert joined(4, [(0, 1, 4.0), (2, 3, 4.0), (1, 2, 2.0)]) == [[0, 1], [2, 3]]


def test_groups_that_stand_are_never_joined_with_each_other():
    pairs = [(0, 2, 3.0), (1, 2, 2.5), (0, 1, 6.0)]
    assert joined(3, pairs, before=[[0], [1]]) == [[0, 2], [1]]
    assert joined(3, pairs, before=[[0], [1]], fixed=False) == [[0, 1, 2]]


def test_standing_groups_come_first_and_in_order():
    found = join(4, np.array([2]), np.array([0]), np.array([5.0]), 0.0, [[1], [0, 3]])
    assert [sorted(group) for group in found] == [[1], [0, 2, 3]]


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(-8, 8)), max_size=30),
    st.integers(0, 7),
)
def test_every_row_is_in_exactly_one_group(pairs, old):
    unique = {(max(a, b), min(a, b)): odds for a, b, odds in pairs if a != b}
    rows = [(a, b, odds) for (a, b), odds in unique.items()] or [(0, 1, -8.0)]
    found = joined(8, rows, before=[[row] for row in range(old)])
    assert sorted(row for group in found for row in group) == list(range(8))
    assert all(sum(row < old for row in group) <= 1 for group in found)


def test_groups_that_stand_are_not_joined_by_what_was_queued_when_their_new_members_were_free():
    # the two new rows' own link, 1, is by chance what the two groups average once each has taken one: (1 + 4 + 4 - 5) / 4
    pairs = [(3, 2, 1.0), (2, 0, 6.0), (3, 1, 6.0), (3, 0, 4.0), (2, 1, 4.0), (4, 3, -6.0), (4, 2, -6.0)]
    assert joined(5, pairs, 0.5, [[0], [1]]) == [[0, 2], [1, 3], [4]]
