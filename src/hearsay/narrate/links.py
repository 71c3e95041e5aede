"""How likely two statements belong together: logistic regression on what they have in common, a model for each level.

Within a language and across two each has its own weights, as a translation shares no words with what it says
(training/narrate/links.py fits them; docs/methods.md says on what and how well).
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hearsay.narrate.signs import Matrix

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Level = Literal["event", "message", "narrative"]
LEVELS: tuple[Level, ...] = ("event", "message", "narrative")

# what two statements have in common; each has a weight within a language and one across
SHARED = (
    "dense",
    "lexical",
    "skeleton",
    "skeleton_root",
    "letters",
    "letters_root",
    "numbers",
    "numbers_differ",
)
# of pairs whose days are both known
DAYS = ("days", "days_first", "days_far")
_FAR = 20
# across two languages the log-odds change by so much for the share of words in common above or below a middle, and rise by no
# more than MOST_SHIFT (training/narrate/shared.py; docs/methods.md)
_PER_SHARE, _MIDDLE, MOST_SHIFT = 20.0, 0.25, 1.5


class Model(NamedTuple):
    """Weights of the features within a language and across two, the bias last; `days` are None where days do not count."""

    within: Floats
    across: Floats
    days: Floats | None


@cache
def _rows() -> tuple[tuple[str, str, str, str, float], ...]:
    text = (resources.files("hearsay.narrate") / "data" / "links.tsv").read_text(encoding="utf8")
    lines = [line.split("\t") for line in text.splitlines()[1:] if line and not line.startswith("#")]
    return tuple(
        (level, tier, part, feature, float(weight)) for level, tier, part, feature, weight, *_ in lines
    )


@cache
def model(level: str, tier: str, *, dated: bool = False) -> Model | None:
    """The weights for a level and the tier of its dense vectors ("fast", "better"); None where days make no difference."""
    weights = {
        (part, feature): weight
        for its, of, part, feature, weight in _rows()
        if (its, of) == (f"{level} dated" if dated else level, tier)
    }
    if not weights:
        return None
    return Model(
        within=np.array([weights["within", name] for name in (*SHARED, "bias")]),
        across=np.array([weights["across", name] for name in (*SHARED, "bias")]),
        days=np.array([weights["days", name] for name in DAYS]) if dated else None,
    )


def threshold(level: str) -> float:
    """The log-odds from which statements are joined."""
    return next(weight for its, _, part, _, weight in _rows() if (its, part) == (level, "threshold"))


def odds(level: str, tier: str, shared: Floats, across: NDArray[np.bool_], gaps: Floats) -> Floats:
    """The log-odds of pairs: `shared` (n, features), `gaps` in days, NaN where one is not known; kept between -8 and 8."""
    plain, dated = model(level, tier), model(level, tier, dated=True)
    assert plain
    worth = _worth(plain, shared, across)
    if dated and dated.days is not None:
        known = ~np.isnan(gaps)
        worth[known] = _worth(dated, shared[known], across[known]) + day_features(gaps[known]) @ dated.days
    return np.clip(worth, -8, 8)


def shift(shared: float) -> float:
    """What the share of words in common adds to the log-odds that statements of two languages are one message."""
    return min(_PER_SHARE * (shared - _MIDDLE), MOST_SHIFT)


def _worth(chosen: Model, shared: Floats, across: NDArray[np.bool_]) -> Floats:
    one = shared @ chosen.within[:-1] + chosen.within[-1]
    two = shared @ chosen.across[:-1] + chosen.across[-1]
    worth: Floats = np.where(across, two, one)
    return worth


def day_features(gaps: Floats) -> Floats:
    """The features DAYS of gaps."""
    days = np.abs(gaps)
    return np.stack([np.minimum(days, 30) / 10, np.minimum(days, 3), 3.0 * (days > _FAR)], 1)


def dots(one: Matrix, left: Rows, right: Rows, block: int = 20_000) -> Floats:
    """The products of pairs of rows of a sparse matrix."""
    found = np.empty(len(left))
    for start in range(0, len(left), block):
        rows = slice(start, start + block)
        found[rows] = np.asarray(one[left[rows]].multiply(one[right[rows]]).sum(1)).ravel()
    return found


def dense_dots(vectors: NDArray[np.float16], left: Rows, right: Rows, block: int = 50_000) -> Floats:
    """The products of pairs of rows of vectors."""
    found = np.empty(len(left))
    for start in range(0, len(left), block):
        rows = slice(start, start + block)
        found[rows] = np.einsum(
            "ij,ij->i", vectors[left[rows]].astype(np.float32), vectors[right[rows]].astype(np.float32)
        )
    return found


def number_features(numbers: Sequence[frozenset[str]], left: Rows, right: Rows) -> Floats:
    """How many numbers are shared (at most 3), and whether both have some and share none."""
    found = np.zeros((len(left), 2))
    some = np.fromiter(map(bool, numbers), bool, len(numbers))
    for place in np.flatnonzero(some[left] & some[right]).tolist():
        shared = len(numbers[left[place]] & numbers[right[place]])
        found[place] = min(shared, 3), not shared
    return found
