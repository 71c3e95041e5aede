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


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda ends: ends[0] > ends[1]),
        st.tuples(st.integers(-16, 32), st.booleans()),
        min_size=1,
        max_size=28,
    ),
    st.integers(0, 4),
    st.booleans(),
)
def test_pairs_looked_at_late_make_the_groups_of_pairs_looked_at_before(found, old, fixed):
    rows = [(one, other, odds / 4) for (one, other), (odds, _) in found.items()]
    final = [-8.0 if odds > 0 and falls else odds / 4 for odds, falls in found.values()]
    before = [[row] for row in range(old)]
    asked = []

    def look(place):
        asked.append(place)
        return final[place]

    doubtful = np.array([odds > 0 for _, _, odds in rows])
    late = joined(8, rows, 0.5, before, fixed=fixed, look=look, doubtful=doubtful)
    assert late == joined(
        8, [(*ends, odds) for ends, odds in zip(found, final, strict=True)], 0.5, before, fixed=fixed
    )
    assert len(asked) == len(set(asked))


def test_pairs_that_join_nothing_are_not_looked_at():
    asked = []

    def look(place):
        asked.append(place)
        return 3.0

    # the new row joins the likelier of two that stand; the others are unlikely
    assert joined(4, [(2, 0, 3.0), (2, 1, 2.0), (3, 0, -4.0)], before=[[0], [1]], look=look) == [
        [0, 2],
        [1],
        [3],
    ]
    assert asked == [0]
