"""How many of a sphere's articles on an event would carry a narrative at the other spheres' rate, week by week.

The rate is a random-effects mean (DerSimonian and Laird 1986) over outlets, then over blocs, so that one that writes much does
not decide it; `least` is the expectation with that outlet or bloc left out which lowers it most.
"""

from dataclasses import dataclass

import numpy as np

from hearsay.measure.counts import Bools, Floats, Grid, Watch

# a week borrows from the whole window as if it had so many more documents of the average rate
_BORROWED = 12.0
# squared variation of rates between outlets, and between blocs, that the weights assume
_BETWEEN = 0.25


@dataclass(frozen=True, slots=True)
class Expected:
    """`seen`: the share of the expectation that the collection let us see; `others`: carriers that it rests on."""

    mean: float
    least: float
    seen: float
    others: int
    usual_coverage: float


def expected(grid: Grid, watch: Watch, members: Bools, coverage: Floats) -> Expected:
    """The expectation for the sphere of these outlets, which cover the event so often in each block."""
    carrying, covering = grid.by_outlet(~members)
    others, documents = int(carrying.sum()), float(covering.sum())
    mean = others / max(documents, 1.0)
    blocs = _blocs(watch, members, covering)
    weight = 1 / (1 + _BETWEEN * mean * covering.sum(axis=1))
    for rows in blocs:
        weight[rows] /= 1 + _BETWEEN * mean * float(weight[rows] @ covering[rows].sum(axis=1))
    carrying, covering = carrying * weight[:, None], covering * weight[:, None]
    borrowed = _BORROWED * covering.sum() / max(documents, 1.0)

    def rate(kept: Bools) -> Floats:
        m, c = carrying[kept].sum(axis=0), covering[kept].sum(axis=0)
        found: Floats = (m + borrowed * m.sum() / max(c[1:].sum(), 1e-9)) / (c + max(borrowed, 1e-9))
        found[0] = 0.0  # nobody passes over what nobody has told yet
        return found

    numbers = np.arange(len(watch.outlets))
    whole = rate(numbers >= 0)
    without = [numbers != outlet for outlet in np.nonzero(carrying.sum(axis=1))[0]]
    if len(blocs) > 1:
        without += [~rows for rows in blocs]
    return Expected(
        float(whole @ coverage),
        min((float(rate(kept) @ coverage) for kept in without), default=0.0),
        _seen(watch, grid, members, whole),
        others,
        documents / max(watch.documents(~members), 1.0) * watch.documents(members),
    )


def _seen(watch: Watch, grid: Grid, members: Bools, rate: Floats) -> float:
    """The share of what is to be expected that fell on collected days; of all articles, where nothing is."""
    usual = watch.usual_by_block(members, grid.blocks, healthy=False)
    seen = watch.usual_by_block(members, grid.blocks, healthy=True)
    for weight in (rate, np.ones(len(rate))):
        if (whole := float(weight @ usual)) > 0:
            return float(weight @ seen) / whole
    return 1.0


def _blocs(watch: Watch, members: Bools, covering: Floats) -> list[Bools]:
    """The outlets compared with, by the smallest sphere that each belongs to; one that belongs to none is a bloc."""
    found: dict[str, Bools] = {}
    for outlet in np.nonzero(covering.sum(axis=1))[0]:
        name = watch.bloc(int(outlet), members) or f"\x1f{outlet}"
        found.setdefault(name, np.zeros(len(watch.outlets), dtype=bool))[outlet] = True
    return list(found.values())
