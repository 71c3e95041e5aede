"""What an analyst's answers teach of a narrative: "yes" statements are further wordings of its core, "no" ones what it is not.

A statement's nearness to all that belongs, less a share of its nearness to all that does not (Rocchio's idea of 1971, on
log-odds of pairs), becomes log-odds by a logistic of two weights, fitted on the answers, each scored without its own example.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hearsay.narrate import links
from hearsay.narrate.cluster import in_common
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Resources, Rows, primary

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# how far one near example outweighs several farther ones; the share of what does not belong. Chosen on the sample region by
# average precision over random answers (.25 to .7 and .3 to .9 were tried); on claims (bench/judged.py) nothing was chosen
_SHARPNESS, _AGAINST = 0.35, 0.3
# log-odds of pairs are never lower (links.odds), so an absent example counts as one that has nothing in common
_NOTHING = -8.0
# where the weights are with no answer, and how strongly they are held there
_SLOPE, _HOLD_SLOPE, _HOLD_BIAS = 2.5, 0.5, 0.1
_ROUNDS = 30


class Example(NamedTuple):
    """A statement that a person judged; `denies`: it belongs, and denies what the narrative says."""

    text: str
    lang: str | None
    belongs: bool
    denies: bool = False


class Taught(NamedTuple):
    """The weights of a logistic."""

    slope: float
    bias: float


def odds_between(rows: Rows, left: Sequence[int], right: Sequence[int], resources: Resources) -> Floats:
    """The log-odds that rows are of one narrative, (left, right), by the better tier."""
    pairs = Pairs(np.repeat(np.asarray(left), len(right)), np.tile(np.asarray(right), len(left)))
    langs = np.array([primary(item.lang) or "" for item in rows.items])
    shared = in_common(rows, pairs, "better", resources)
    nothing = np.full(len(pairs.left), np.nan)
    found = links.odds("narrative", "better", shared, langs[pairs.left] != langs[pairs.right], nothing)
    return found.reshape(len(left), len(right))


def nearness(near: Floats, belongs: Bools) -> Floats:
    """One figure a row of `near` (statements, examples): to those that belong, less those that do not."""
    weights = np.exp(_SHARPNESS * near)
    least = float(np.exp(_SHARPNESS * _NOTHING))
    found: Floats = np.log(weights[:, belongs].sum(1) + least) - _AGAINST * np.log(
        weights[:, ~belongs].sum(1) + least
    )
    return found


def taught(among: Floats, belongs: Bools) -> Taught:
    """The weights that the examples teach, the core first among them: each is scored by the others alone."""
    alone = among.copy()
    np.fill_diagonal(alone, _NOTHING)
    measured, right = nearness(alone, belongs)[1:], belongs[1:].astype(float)
    start = np.array([_SLOPE, -_SLOPE * _middle(measured, belongs[1:])])
    if belongs.all():
        # nothing says yet where it ends
        return Taught(float(start[0]), float(start[1]))
    weights, hold = start.copy(), np.array([_HOLD_SLOPE, _HOLD_BIAS])
    design = np.c_[measured, np.ones(len(measured))]
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (likely - right) + 2 * hold * (weights - start)
        curve = (design * (likely * (1 - likely))[:, None]).T @ design + np.diag(2 * hold)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return Taught(float(weights[0]), float(weights[1]))


def _middle(measured: Floats, belongs: Bools) -> float:
    """Half-way between what belongs and what does not; where there is only one of them, where the core alone would part them."""
    if belongs.all() or not belongs.any():
        usual, least = links.threshold("narrative"), _SHARPNESS * _NOTHING
        return float(np.logaddexp(_SHARPNESS * usual, least)) - _AGAINST * least
    return float((measured[belongs].mean() + measured[~belongs].mean()) / 2)
