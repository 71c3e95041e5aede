"""Decoding: the best labelling is the best of all, and its probability is its share of all."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.attribute.english.decode import NEVER, best, spans
from hearsay.attribute.english.places import apart, places

STEP = np.array([[0.3, -0.2, NEVER], [-0.1, 0.2, 0.4], [0.0, -0.3, 0.1]], np.float32)


def every_labelling(scores: np.ndarray) -> dict[tuple[int, ...], float]:
    """Each allowed labelling with its score."""
    found = {}
    for labels in itertools.product(range(3), repeat=len(scores)):
        total = scores[0, labels[0]] + (NEVER if labels[0] == 2 else 0)
        total += sum(STEP[a, b] + row[b] for a, b, row in zip(labels, labels[1:], scores[1:], strict=False))
        found[labels] = float(total)
    return found


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), min_size=1, max_size=4), st.integers(0, 10_000))
def test_each_chain_gets_the_best_labelling_whatever_stands_beside_it(
    asked: list[tuple[int, bool]], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    chains = [(rng.normal(size=(n, 3)) + np.array([2, 0, 0])).astype(np.float32) for n, _ in asked]
    found = best(chains, [STEP] * len(chains), [must for _, must in asked])
    for chain, (_, must), (labels, sure) in zip(chains, asked, found, strict=True):
        scores = {k: v for k, v in every_labelling(chain).items() if any(k) or not must}
        top = max(scores.values())
        assert scores[tuple(labels.tolist())] == pytest.approx(top, abs=1e-4)
        assert sure == pytest.approx(top - np.logaddexp.reduce(list(scores.values())), abs=1e-3)


def test_inside_never_opens_a_span() -> None:
    scores = np.array([[0, 0, 9], [0, 0, 9]], np.float32)
    labels, _ = best([scores], [STEP])[0]
    assert labels.tolist() == [1, 2]


def test_spans_end_where_another_begins() -> None:
    assert spans(np.array([0, 1, 2, 1, 0, 1], np.int8)) == [(1, 3), (3, 4), (5, 6)]


def test_places_grow_with_distance_and_keep_the_side() -> None:
    found = places(300, (150, 152)).tolist()
    assert found[150] == found[151] == 20
    assert (found[149], found[152]) == (19, 21)
    assert found == sorted(found)
    assert (min(found), max(found)) == (1, 39)


def test_sentences_apart_are_counted_from_that_of_the_cue() -> None:
    assert apart(np.array([0, 1, 2, 9, 9]), (2, 3)).tolist() == [1, 2, 3, 6, 6]
