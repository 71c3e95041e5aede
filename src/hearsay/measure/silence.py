"""Does a sphere that covers an event pass over what others say of it? Never from a bare count: how many articles would carry it
follows from the other spheres' rate and this sphere's own coverage of the event, on the days on which it was collected.

Counts are voices: near-copies within a sphere count once. The log-odds with an informative Dirichlet prior are those of Monroe,
Colaresi and Quinn (2008).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from hearsay.measure.carriers import Carrier, Case, Monitored
from hearsay.measure.chance import at_most, of_all, of_zeros, poisson, spread
from hearsay.measure.counts import Counts, Grid, Watch, counts_of
from hearsay.measure.expected import Expected, expected

State = Literal[
    "carried",
    "carried only to deny",
    "only as the other side's words",
    "absent",
    "too little to tell",
    "not collected",
    "does not cover the event",
]
# articles that must be expected before their absence is a finding; share of false findings accepted
LEAST_EXPECTED, FALSE_SHARE = 5.0, 0.05
# share of the expectation that the collection must have let us see; below `_WHOLE` the evidence must be stronger: of 40 simulated
# corpora one called a hole silence, at q 0.012, with a collection of 0.69
_SEEN, _WHOLE, _SURER = 0.5, 0.7, 0.01
# a sphere does not cover an event of which it has less than this share of what the others' interest would make it have
_COVERS, _LEAST_COVERAGE = 0.1, 5.0
# documents that the Dirichlet prior is worth
_PRIOR_DOCUMENTS = 50.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sphere does with a narrative in the window, with the figures it stands on.

    `carrying`: voices that carry it, by stance in `asserts`, `denies`, `reports`; `coverage`: voices that cover the event;
    `expected`: how many of these would carry it, and `least`, whichever outlet or bloc is left out of the comparison;
    `collected`: the share of the expectation that the collection let us see; `p`: chance of so few, spheres differing as they
    do, `p_poisson` as if they did not, `q` over all pairs that can be told; `z` of the log-odds; `outlets` with an article in
    the window, and how many of them carry it. `fewer`: significantly fewer than expected.
    """

    narrative: str
    sphere: str
    state: State
    why: str
    carrying: int
    asserts: int
    denies: int
    reports: int
    coverage: int
    expected: float
    least: float
    collected: float
    outlets: int
    outlets_carrying: int
    z: float
    p: float | None = None
    p_poisson: float | None = None
    q: float | None = None
    fewer: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    """A narrative and a sphere with what is counted, before anything is decided."""

    narrative: str
    sphere: str
    counts: Counts
    expected: Expected
    z: float
    foreign: bool

    @property
    def told(self) -> bool:
        return self.expected.least >= LEAST_EXPECTED and self.expected.seen >= _SEEN


def silences(
    cases: Iterable[Case], monitored: Monitored, spheres: Sequence[str] | None = None
) -> list[Verdict]:
    """A verdict for each narrative and sphere; `spheres` are those wanted, the others stay in the comparison."""
    watch = Watch.of(monitored)
    wanted = sorted(monitored.spheres) if spheres is None else spheres
    pairs = [pair for case in cases for pair in _pairs(case, monitored, watch, wanted)]
    told = [i for i, pair in enumerate(pairs) if pair.told]
    k = np.array([pairs[i].counts.carrying for i in told], dtype=float)
    mean = np.array([pairs[i].expected.mean for i in told])
    others = np.array([pairs[i].expected.others for i in told], dtype=float)
    weights = spread(k, mean, others)
    p = at_most(k, mean, others, weights)
    zeros = of_zeros(at_most(np.zeros(len(told)), mean, others, weights), k == 0)
    q = np.where(k == 0, zeros, of_all(p))
    chances = {i: (float(p[n]), float(q[n])) for n, i in enumerate(told)}
    return [_verdict(pair, *chances.get(i, (None, None))) for i, pair in enumerate(pairs)]


def _pairs(case: Case, monitored: Monitored, watch: Watch, spheres: Sequence[str]) -> Iterable[_Pair]:
    grid = Grid.of(case, watch)
    for sphere in spheres:
        members = watch.members(sphere)
        own = counts_of(grid, members, watch)
        yield _Pair(
            case.narrative,
            sphere,
            own,
            expected(grid, watch, members, own.coverage_by_block),
            _log_odds(own, counts_of(grid, ~members, watch)),
            _foreign(case.carriers, monitored, sphere),
        )


def _log_odds(own: Counts, rest: Counts) -> float:
    """The z of the log-odds of carrying, sphere against the others, given coverage; the prior is the pooled rate."""
    k, n = own.carrying, max(own.coverage, own.carrying)
    m, c = rest.carrying, max(rest.coverage, rest.carrying)
    if n + c == 0:
        return 0.0
    rate = min(max((k + m) / (n + c), 1e-3), 1 - 1e-3)
    a, b = _PRIOR_DOCUMENTS * rate, _PRIOR_DOCUMENTS * (1 - rate)
    delta = np.log((k + a) / (n - k + b)) - np.log((m + a) / (c - m + b))
    return float(delta / np.sqrt(1 / (k + a) + 1 / (m + a)))


def _foreign(carriers: Sequence[Carrier], monitored: Monitored, sphere: str) -> bool:
    """Whether whoever asserts it in this sphere is known to be of another country than the sphere's outlets."""
    members = monitored.spheres.get(sphere, frozenset({sphere}))
    homes = {monitored.countries[outlet] for outlet in members if outlet in monitored.countries}
    said = [c for c in carriers if c.outlet in members and c.stance == "asserts"]
    return bool(homes) and all(c.speaker_country is not None and c.speaker_country not in homes for c in said)


def _verdict(pair: _Pair, p: float | None, q: float | None) -> Verdict:
    counts = pair.counts
    accepted = FALSE_SHARE if pair.expected.seen >= _WHOLE else _SURER
    fewer = q is not None and q <= accepted
    state = _state(pair, fewer=fewer)
    found = Verdict(
        pair.narrative,
        pair.sphere,
        state,
        "",
        counts.carrying,
        counts.asserts,
        counts.denies,
        counts.reports,
        counts.coverage,
        round(pair.expected.mean, 2),
        round(pair.expected.least, 2),
        round(pair.expected.seen, 3),
        counts.outlets,
        counts.outlets_carrying,
        round(pair.z, 2),
        p,
        None if p is None else poisson(counts.carrying, pair.expected.mean),
        q,
        fewer,
    )
    return replace(found, why=_why(found))


def _state(pair: _Pair, *, fewer: bool) -> State:
    counts = pair.counts
    if counts.carrying:
        if counts.denies == counts.carrying:
            return "carried only to deny"
        if counts.reports == counts.carrying or (pair.foreign and not counts.denies):
            return "only as the other side's words"
        return "carried"
    if pair.expected.seen < _SEEN:
        return "not collected"
    if fewer:
        return "absent"
    if (
        counts.coverage < _COVERS * pair.expected.usual_coverage
        and pair.expected.usual_coverage >= _LEAST_COVERAGE
    ):
        return "does not cover the event"
    return "too little to tell"


def _why(v: Verdict) -> str:
    """The reasons in a sentence; what is said holds for the monitored sources alone."""
    there = "in the monitored sources"
    covers = f"{v.coverage} of its articles {there} cover the event"
    rare = f", far fewer than the {v.expected:.1f} to be expected" if v.fewer and v.carrying else ""
    match v.state:
        case "absent":
            return (
                f"{covers}; at the other spheres' rate {v.expected:.1f} would carry it"
                f" (at least {v.least:.1f}, whoever is left out), and none does (q {v.q:.2g});"
                f" the collection was healthy for {v.collected:.0%} of what was to be expected"
            )
        case "not collected":
            return f"its collection has a hole: {1 - v.collected:.0%} of what was to be expected fell on days without it"
        case "does not cover the event":
            return f"only {covers}: too few to say that it passes over what is said of it"
        case "carried only to deny":
            return f"{v.carrying} of its articles {there} carry it, all to deny it{rare}"
        case "only as the other side's words":
            return f"{v.carrying} of its articles {there} carry it, only as words of others{rare}"
        case "carried":
            return f"{v.carrying} of its articles {there} carry it{rare}"
    if v.q is None:
        return (
            f"{covers}; at the others' rate {v.expected:.1f} would carry it, and {v.least:.1f} with one of them left out:"
            f" too few to tell ({LEAST_EXPECTED:.0f} are needed)"
        )
    return f"{covers} and none carries it, but chance alone would do as much (q {v.q:.2g})"
