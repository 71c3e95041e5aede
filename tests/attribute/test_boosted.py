"""Boosted trees from their arrays."""

import numpy as np
import pytest

from hearsay.attribute.boosted import Boosted, probability

# one tree: feature 1 at most 2.5 -> (feature 0 at most 0 -> 1.0, else 2.0), else 3.0
ARRAYS = {
    "t.nodes": np.array([[1, 0, 0, 0, 0], [1, 2, 2, 3, 4], [4, 3, 2, 3, 4]]),
    "t.floats": np.array([[2.5, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 2.0, 3.0]]),
    "t.roots": np.array([0]),
    "t.shape": np.array([2, 1]),
}


@pytest.mark.parametrize(("row", "leaf"), [((-1, 0), 1.0), ((0, 2.5), 1.0), ((1, 2.5), 2.0), ((0, 2.6), 3.0)])
def test_a_value_that_is_at_most_the_threshold_goes_left(row: tuple[float, float], leaf: float) -> None:
    assert Boosted.read(ARRAYS, "t").sums(np.array([row], dtype=np.float32)).tolist() == [leaf]


def test_trees_are_summed_and_models_averaged() -> None:
    arrays = {**ARRAYS, "t.roots": np.array([0, 0, 0, 0]), "t.shape": np.array([2, 2])}
    assert Boosted.read(arrays, "t").sums(np.array([[0, 9]], dtype=np.float32)).tolist() == [6.0]


def test_rows_are_answered_each_by_itself() -> None:
    rows = np.array([[-1, 0], [1, 0], [0, 9]], dtype=np.float32)
    assert Boosted.read(ARRAYS, "t").sums(rows).tolist() == [1.0, 2.0, 3.0]


def test_a_sum_of_nothing_is_even_odds() -> None:
    assert probability(np.array([0.0, 9.0, -9.0], dtype=np.float32)).round(3).tolist() == [0.5, 1.0, 0.0]
