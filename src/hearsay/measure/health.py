"""Was an outlet collected on a day? A run of days far below the outlet's own weekday rate is a hole in the collection, and what
falls into a hole was "not collected", never passed over in silence.

Runs are proposed by the log likelihood ratio of "collection broken" against "as usual" (Page's CUSUM, 1954) and tested given the
outlet's documents in the whole window, so that nothing is assumed known of its rate: the chance that so few of them fall into
these days (beta-binomial, the days' dispersion in it), times the places where a run may begin.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln, gammaln

Floats = NDArray[np.float64]

# chance of a false alarm that is accepted for an outlet; a hole called silence is the worse error by far, and a run of empty
# days wrongly called a hole takes nothing away from what was seen
SURE = 0.1
# a run that yields this share of the usual is a broken feed
_BROKEN = 0.15
# more than this share of the usual is a quiet time
_LOW = 0.3
# days outside runs are as usual; the usual rate is estimated anew without the runs found, so often
_ROUNDS = 4
# documents that a run must have cost; fewer than this many in all tell nothing of an outlet
_LEAST_LOST, _LEAST = 4.0, 5
# weekday rates are drawn to the outlet's mean by as many documents
_WEEKDAY_PRIOR = 8.0
_MOST_DISPERSED, _LEAST_DISPERSED = 3.0, 0.02


@dataclass(frozen=True, slots=True)
class Hole:
    """Days, both included, on which an outlet was not collected, wholly or mostly; `expected` documents against those `found`.

    `chance`: how likely a run like this is somewhere in the window if all went as usual, at most. `at`: whether the run
    touches an end of the window, where an outlet may also have begun or ended.
    """

    outlet: str
    first: str
    last: str
    found: int
    expected: float
    chance: float
    at: Literal["start", "middle", "end"]


def days_of(first: str, last: str) -> list[str]:
    """All days of a window, ISO."""
    start, end = dt.date.fromisoformat(first[:10]), dt.date.fromisoformat(last[:10])
    return [(start + dt.timedelta(days=i)).isoformat() for i in range((end - start).days + 1)]


def usual(counts: NDArray[np.int64], days: Sequence[str], healthy: NDArray[np.bool_]) -> Floats:
    """What an outlet publishes on each day as usual: its mean on healthy days, by weekday as far as documents can tell."""
    if not healthy.any():
        return np.zeros(len(days))
    mean = counts[healthy].mean()
    weekdays = np.array([dt.date.fromisoformat(day).weekday() for day in days])
    factor = np.ones(7)
    for weekday in range(7):
        on = healthy & (weekdays == weekday)
        factor[weekday] = (counts[on].sum() + _WEEKDAY_PRIOR) / (on.sum() * mean + _WEEKDAY_PRIOR)
    expected = mean * factor[weekdays]
    scaled: Floats = expected * (counts[healthy].sum() / max(expected[healthy].sum(), 1e-12))
    return scaled


def holes(outlet: str, volumes: Mapping[str, int], days: Sequence[str]) -> list[Hole]:
    """The holes of one outlet in a window, in order of time."""
    counts = np.array([volumes.get(day, 0) for day in days], dtype=np.int64)
    if counts.sum() < _LEAST:
        return []
    healthy = np.ones(len(days), dtype=bool)
    found: list[tuple[int, int, float]] = []
    for _ in range(_ROUNDS):
        expected = usual(counts, days, healthy)
        now = _runs(counts, expected, _dispersion(counts, expected, healthy))
        if [run[:2] for run in now] == [run[:2] for run in found]:
            break
        found = now
        healthy[:] = True
        for start, end, _ in found:
            healthy[start:end] = False
        if counts[healthy].sum() < _LEAST:
            return []
    return [
        Hole(
            outlet,
            days[start],
            days[end - 1],
            int(counts[start:end].sum()),
            round(float(expected[start:end].sum()), 1),
            chance,
            "start" if start == 0 else "end" if end == len(days) else "middle",
        )
        for start, end, chance in found
    ]


def _dispersion(counts: NDArray[np.int64], expected: Floats, healthy: NDArray[np.bool_]) -> float:
    """How much more than Poisson the days vary: variance = mean + dispersion * mean squared."""
    over = ((counts - expected) ** 2 - expected)[healthy].sum() / max((expected[healthy] ** 2).sum(), 1e-9)
    return float(np.clip(over, _LEAST_DISPERSED, _MOST_DISPERSED))


def _runs(counts: NDArray[np.int64], expected: Floats, dispersion: float) -> list[tuple[int, int, float]]:
    """The disjoint runs that score too high to be chance, as (start, end, chance)."""
    found: list[tuple[int, int, float]] = []
    places = min(len(counts), int(counts.sum()) + 1)  # a run of empty days cannot begin between two of them
    for broken in (0.0, _BROKEN):
        for start, end, _ in _segments(_scores(counts, expected, dispersion, broken)):
            chance = min(1.0, places * _chance(counts, expected, dispersion, start, end))
            lost = _lost(counts, expected, start, end)
            low = counts[start:end].sum() <= _LOW * (lost + counts[start:end].sum())
            apart = all(end <= other[0] or start >= other[1] for other in found)
            if chance <= SURE and lost >= _LEAST_LOST and low and apart:
                found.append((start, end, chance))
    return sorted(found)


def _lost(counts: NDArray[np.int64], expected: Floats, start: int, end: int) -> float:
    """Documents that a run lacks, at the rate of the days outside it."""
    inside, found = float(expected[start:end].sum()), int(counts[start:end].sum())
    outside = float(expected.sum()) - inside
    return (int(counts.sum()) - found) * inside / max(outside, 1e-9) - found


def _chance(counts: NDArray[np.int64], expected: Floats, dispersion: float, start: int, end: int) -> float:
    """That of all documents in the window no more fall into a run: negative binomial days, given their sum."""
    share = expected / max(expected.sum(), 1e-12) * len(counts) / dispersion
    inside = float(share[start:end].sum())
    outside = float(share.sum()) - inside
    total, most = int(counts.sum()), int(counts[start:end].sum())
    if min(inside, outside) <= 0:
        return 1.0
    k = np.arange(most + 1)
    logs = (
        gammaln(total + 1)
        - gammaln(k + 1)
        - gammaln(total - k + 1)
        + betaln(k + inside, total - k + outside)
        - betaln(inside, outside)
    )
    return float(min(1.0, np.exp(logs).sum()))


def _scores(counts: NDArray[np.int64], expected: Floats, dispersion: float, broken: float) -> Floats:
    """Each day's log likelihood ratio of a share `broken` of the usual against the usual, negative binomial."""
    size = 1 / dispersion
    usual_, low = np.maximum(expected, 1e-9), np.maximum(expected * broken, 1e-9)
    score = counts * np.log(low / usual_) - (counts + size) * np.log((size + low) / (size + usual_))
    return np.where(counts > 0, np.where(broken > 0, score, -1e6), score)


def _segments(scores: Floats) -> list[tuple[int, int, float]]:
    """The best run of each stretch on which the sum stays above zero, so that no two touch."""
    found: list[tuple[int, int, float]] = []
    start, best_end, total, best = 0, 0, 0.0, 0.0
    for i, score in enumerate([*scores, -np.inf]):
        if total + score <= 0:
            if best > 0:
                found.append((start, best_end, best))
            total, best, start = 0.0, 0.0, i + 1
            continue
        total += float(score)
        if total > best:
            best, best_end = total, i + 1
    return found
