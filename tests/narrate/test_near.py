"""Candidates: the near ones are among them, however many there are."""

import numpy as np
import pytest
import scipy.sparse as sp

from hearsay.narrate import near


def made(count, seed=1):
    """Pairs of neighbours: row 2k + 1 is row 2k, a little turned; each pair has a rare word of its own."""
    rng = np.random.default_rng(seed)
    base = rng.standard_normal((count // 2, 32)).astype(np.float32)
    vectors = np.repeat(base, 2, axis=0)
    vectors[1::2] += 0.1 * rng.standard_normal((count // 2, 32))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    words = sp.csr_matrix((np.ones(count), (np.arange(count), np.arange(count) // 2)), (count, count))
    return vectors, words


def neighbours(pairs, first=0):
    return sum(1 for a, b in zip(*pairs, strict=True) if a == b + 1 and b % 2 == 0 and a >= first)


@pytest.mark.parametrize("count", [40, 3_000])
def test_every_neighbour_is_a_candidate(count):
    assert neighbours(near.candidates(*made(count), 0, 4)) == count // 2


def test_cells_find_nearly_all_of_many(monkeypatch):
    monkeypatch.setattr(near, "_CELLS_FROM", 1_000)
    monkeypatch.setattr(near, "_CELLS", 16)
    monkeypatch.setattr(near, "_SAMPLE", 500)
    vectors, _ = made(4_000)
    nothing = sp.csr_matrix((4_000, 10))
    assert neighbours(near.candidates(vectors, nothing, 0, 8)) > 1_960


def test_rare_words_find_what_vectors_miss():
    _, words = made(2_000)
    vectors = np.random.default_rng(2).standard_normal((2_000, 8)).astype(np.float32)
    assert neighbours(near.candidates(vectors, words, 0, 2)) == 1_000


@pytest.mark.parametrize("count", [60, 2_000])
def test_only_new_rows_ask_and_no_pair_stands_twice(count):
    pairs = near.candidates(*made(count), count - 20, 3)
    assert (pairs.left >= count - 20).all()
    assert (pairs.left > pairs.right).all()
    assert len(set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))) == len(pairs.left)


def test_words_sorted_some_rows_at_once_are_those_sorted_all_at_once(monkeypatch):
    words = sp.random(200, 40, 0.3, "csr", np.float32, random_state=3)
    seen = np.bincount(words.indices, minlength=40)
    whole = near._rarest(words, seen)
    assert np.diff(whole.indptr).max() == near._RAREST
    monkeypatch.setattr(near, "_AT_ONCE", 7)
    assert (near._rarest(words, seen) != whole).nnz == 0
