"""The best labelling of a chain (outside, begin, inside) under learned transitions, and its probability.

Viterbi (1967) and the forward sums of a linear-chain CRF, over many chains at once. Never by the best label of each word:
that loses seven points of exact spans (research/nlp.md).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Range = tuple[int, int]
NEVER = -1e4
_AFTER = 3


def best(
    chains: Sequence[Floats], steps: Sequence[Floats], must: Sequence[bool] | None = None
) -> list[tuple[NDArray[np.int8], float]]:
    """For each chain of scores (words, 3) with transitions (3, 3) the best labels and their log-probability.

    Where it `must`, only labellings that mark something are looked at.
    """
    if not chains:
        return []
    must = must or [False] * len(chains)
    order = sorted(range(len(chains)), key=lambda i: -len(chains[i]))
    lengths = np.array([len(chains[i]) for i in order])
    longest, n = int(lengths[0]), len(chains)
    scores = np.zeros((longest, n, 4), np.float32)
    for k, i in enumerate(order):
        scores[: lengths[k], k, :3] = chains[i]
    scores[:, :, 3] = scores[:, :, 0]
    step = np.stack([_steps(steps[i]) for i in order]).transpose(0, 2, 1)  # chain, to, from
    running = np.searchsorted(-lengths, -np.arange(longest), side="left")  # chains longer than t: a prefix
    back = np.zeros((longest, n, 4), np.int8)
    top = scores[0] + np.array([0, 0, NEVER, NEVER], np.float32)
    mass = top.astype(np.float64)
    for t in range(1, longest):
        m = running[t]
        paths = top[:m, None, :] + step[:m]
        back[t, :m] = paths.argmax(2)
        top[:m] = paths.max(2) + scores[t, :m]
        sums = mass[:m, None, :] + step[:m]
        high = sums.max(2)
        mass[:m] = high + np.log(np.exp(sums - high[:, :, None]).sum(2)) + scores[t, :m]
    unmarked = np.array([NEVER if must[i] else 0.0 for i in order])
    top[:, 0] += unmarked
    mass[:, 0] += unmarked
    high = mass.max(1)
    total = high + np.log(np.exp(mass - high[:, None]).sum(1))
    labels = np.zeros((longest, n), np.int8)
    last = top.argmax(1).astype(np.int8)
    rows = np.arange(n)
    sure = top.max(1) - total
    for t in range(longest - 1, -1, -1):
        m = running[t]
        labels[t, :m] = last[:m]
        last[:m] = back[t, rows[:m], last[:m]]
    labels[labels == _AFTER] = 0
    found: list[tuple[NDArray[np.int8], float]] = [(labels[:0, 0], 0.0)] * n
    for k, i in enumerate(order):
        found[i] = labels[: lengths[k], k], float(sure[k])
    return found


def _steps(step: Floats) -> Floats:
    """With a fourth label: outside, behind a span. It parts chains that mark something from those that do not."""
    found = np.full((4, 4), NEVER, np.float32)
    found[:3, :3] = step
    found[1:3, 0] = NEVER
    found[1:3, _AFTER] = step[1:, 0]
    found[_AFTER, 1], found[_AFTER, _AFTER] = step[0, 1], step[0, 0]
    return found


def spans(labels: NDArray[np.int8]) -> list[Range]:
    """The runs that a labelling marks."""
    marked = np.flatnonzero(labels)
    found: list[Range] = []
    for i in marked.tolist():
        if labels[i] == 1 or not found or found[-1][1] != i:
            found.append((i, i + 1))
        else:
            found[-1] = found[-1][0], i + 1
    return found
