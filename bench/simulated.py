"""Simulated corpora for the bench of silence: what is planted is known. Written before anything was tuned on it.

A corpus has spheres of outlets with lognormal volumes, quiet weekends and gamma-Poisson days; events that come in bursts,
which spheres cover unequally and some not at all; several narratives an event, each with a rate given coverage that differs by
sphere (lognormal), outlet (lognormal) and day (gamma), and reaches each sphere with a lag. Agency copy is reprinted. Planted are:
silences, whole (no carrier) or nearly so (a twentieth); spheres that only deny or only quote; holes in the collection of whole
spheres, of single outlets, and feeds that yield a fifth; outlets that begin or end within the window. Not planted, and not to be
found: messages of one sphere alone, and one outlet that pushes a message in nearly all that it writes.

Not simulated: coverage that is itself recognised wrongly, narratives that drift in wording, outlets that imitate each other
beyond reprints, a sphere whose silence begins in mid-window, holidays.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from hearsay.measure.carriers import Carrier, Case, Covering, Monitored, Stance

SIZES = {"small": (5, 24, 42), "medium": (8, 60, 60), "large": (12, 150, 90)}  # spheres, narratives, days
FIRST = dt.date(2024, 1, 1)
STANCES: tuple[Stance, ...] = ("asserts", "denies", "reports")
Pair = tuple[str, str]


class Plan(NamedTuple):
    """How a corpus is made: size, how unequal spheres are, what share of pairs is silent, what goes wrong in recognition."""

    size: str = "medium"
    uneven: float = 0.4  # standard deviation of a sphere's log rate
    gamma: bool = False  # rates of spheres are gamma of that relative variance: more of them near zero
    silent: float = 0.10
    lost: float = 0.05  # share of outlet-days not collected
    missed: float = 0.0  # carriers the machine does not recognise
    false: float = 0.0  # covering documents that it takes for carriers


@dataclass(slots=True)
class World:
    """A corpus and what is true of it."""

    cases: list[Case]
    monitored: Monitored
    silent: set[Pair] = field(default_factory=set)  # planted, whole
    nearly: set[Pair] = field(default_factory=set)  # planted, a twentieth
    denying: set[Pair] = field(default_factory=set)
    quoting: set[Pair] = field(default_factory=set)
    uncovered: set[Pair] = field(default_factory=set)
    own_only: set[str] = field(default_factory=set)  # narratives of one sphere alone
    expected: dict[Pair, float] = field(
        default_factory=dict
    )  # true mean of what is collected, were the sphere like the others
    swallowed: set[Pair] = field(default_factory=set)  # carried, and all carriers lost in a hole
    alike: set[Pair] = field(
        default_factory=set
    )  # of these: carried at least a quarter as often as the others do
    lost_days: set[tuple[str, int]] = field(default_factory=set)  # outlet, day
    days: list[str] = field(default_factory=list)


def world(seed: int, plan: Plan = Plan()) -> World:  # noqa: B008  a tuple
    """A corpus; the same seed and plan make the same."""
    rng = np.random.default_rng([seed, sum(map(ord, plan.size)), round(plan.uneven * 100)])
    spheres, narratives, length = SIZES[plan.size]
    days = [(FIRST + dt.timedelta(days=i)).isoformat() for i in range(length)]
    outlets, sphere_of = [], []
    for s in range(spheres):
        for o in range(1 + min(7, rng.poisson(3))):
            outlets.append(f"o{s}.{o}")
            sphere_of.append(s)
    member = np.array(sphere_of)
    volumes = _volumes(rng, member, spheres, length)
    events = [_event(rng, volumes, member, spheres, length) for _ in range(0, narratives, 3)]
    kept = _collected(rng, member, spheres, length, plan.lost, [start for _, _, start in events])
    names = [f"s{s}" for s in range(spheres)]
    made = World(
        [],
        Monitored(
            {
                names[s]: frozenset(o for o, m in zip(outlets, member, strict=True) if m == s)
                for s in range(spheres)
            },
            {
                o: {days[d]: int(n) for d, n in enumerate(rng.binomial(volumes[i], kept[i])) if n}
                for i, o in enumerate(outlets)
            },
            days[0],
            days[-1],
            {o: names[m] for o, m in zip(outlets, member, strict=True)},
        ),
        lost_days={(outlets[i], int(d)) for i, d in zip(*np.nonzero(kept < 1), strict=True)},
        days=days,
    )
    for n in range(narratives):
        _narrative(rng, made, f"n{n}", events[n // 3], kept, outlets, member, names, plan)
    return made


def _volumes(rng: np.random.Generator, member: np.ndarray, spheres: int, length: int) -> np.ndarray:
    size = rng.lognormal(np.log(12), 0.8, len(member))
    size[np.isin(member, rng.choice(spheres, max(1, spheres // 5), replace=False))] *= (
        0.08  # low-volume spheres
    )
    weekend = np.where(np.arange(length) % 7 >= 5, rng.uniform(0.35, 0.9, (len(member), 1)), 1.0)
    mean = size[:, None] * weekend * rng.gamma(1 / 0.15, 0.15, (len(member), length))
    for i in range(len(member)):  # some begin or end within the window
        if rng.random() < 0.05:
            at = rng.integers(length // 5, length - length // 5)
            mean[i, :at] = 0 if rng.random() < 0.5 else mean[i, :at]
            mean[i, at:] = mean[i, at:] if mean[i, 0] == 0 else 0
    return rng.poisson(mean)


def _collected(
    rng: np.random.Generator, member: np.ndarray, spheres: int, length: int, lost: float, starts: list[int]
) -> np.ndarray:
    """The share of each outlet's documents of each day that is collected: 1, 0 in a hole, 0.2 of a broken feed.

    Half of the spheres' holes begin with an event, where they do most harm.
    """
    kept = np.ones((len(member), length))
    while (kept < 1).mean() < lost:
        at, span = rng.integers(-3, length - 2), rng.integers(5, 24)
        who = [rng.integers(len(member))]
        if rng.random() < 0.5:
            who = np.nonzero(member == rng.integers(spheres))[0]
            if rng.random() < 0.5:
                at, span = rng.choice(starts), rng.integers(12, 30)
        kept[who, max(0, at) : at + span] = 0.2 if rng.random() < 0.25 else 0.0
    return kept


def _event(
    rng: np.random.Generator, volumes: np.ndarray, member: np.ndarray, spheres: int, length: int
) -> tuple[np.ndarray, np.ndarray, int]:
    """Documents that cover an event, by outlet and day; which spheres cover it; its first day."""
    start = int(rng.integers(0, length // 2))
    profile = np.zeros(length)
    for at in [start, *(start + rng.integers(1, length // 2, rng.integers(0, 3)))]:
        after = np.arange(length) - at
        profile += np.where(after >= 0, np.exp(-np.maximum(after, 0) / rng.uniform(4, 20)), 0) * rng.uniform(
            0.5, 1
        )
    share = rng.uniform(0.08, 0.35) * rng.gamma(3, 1 / 3, spheres)
    covers = rng.random(spheres) > 0.12
    share = np.where(covers, share, 0.0005)
    p = np.clip(share[member][:, None] * profile * rng.gamma(4, 0.25, volumes.shape), 0, 0.8)
    return rng.binomial(volumes, p), covers, start


def _narrative(
    rng: np.random.Generator,
    made: World,
    name: str,
    event: tuple[np.ndarray, np.ndarray, int],
    kept: np.ndarray,
    outlets: list[str],
    member: np.ndarray,
    names: list[str],
    plan: Plan,
) -> None:
    covering, covers, start = event
    spheres, length = len(names), covering.shape[1]
    rate = np.exp(rng.uniform(np.log(0.04), np.log(0.5)))
    effect = rng.lognormal(-(plan.uneven**2) / 2, plan.uneven, spheres)
    if plan.gamma:
        variance = np.expm1(plan.uneven**2)
        effect = rng.gamma(1 / variance, variance, spheres)
    if rng.random() < 0.3:
        effect[rng.integers(spheres)] *= 3
    own_only = rng.random() < 0.1
    if own_only:
        effect *= np.arange(spheres) == rng.integers(spheres)
        made.own_only.add(name)
    begin = start + rng.exponential(2.0) + rng.exponential(2.0, spheres)  # the day it reaches each sphere
    after = np.arange(length) - begin[:, None]
    time = np.where(
        after >= 0, np.exp(-np.maximum(after, 0) / rng.choice([rng.uniform(3, 8), rng.uniform(8, 60)])), 0
    )
    like_others = np.clip(rate * effect[:, None] * time, 0, 0.95)
    factor = np.ones(spheres)
    for s in range(spheres):
        pair = (name, names[s])
        if not covers[s]:
            made.uncovered.add(pair)
        elif not own_only and rng.random() < plan.silent:
            factor[s] = 0.0 if rng.random() < 0.8 else 0.05
            (made.silent if factor[s] == 0 else made.nearly).add(pair)
    others = np.array([like_others[np.arange(spheres) != s].mean(axis=0) for s in range(spheres)])
    p = (like_others * factor[:, None])[member] * rng.lognormal(-0.08, 0.4, (len(member), 1))
    p = np.clip(p * rng.gamma(4, 0.25, p.shape), 0, 0.98)
    pushed = covering.copy()
    if rng.random() < 0.15:  # one outlet pushes it in nearly all that it writes, and writes more
        loud = rng.integers(len(outlets))
        if factor[member[loud]] == 1 and covers[member[loud]] and not own_only:
            p[loud] = np.where(time[member[loud]] > 0, 0.9, 0)
            pushed[loud] *= 3
    mix = rng.dirichlet((6, 1.5, 1.5), spheres)
    for s in range(spheres):
        if covers[s] and factor[s] == 1 and not own_only and rng.random() < 0.16:
            denies = rng.random() < 0.5
            mix[s] = (0, 1, 0) if denies else (0, 0, 1)
            (made.denying if denies else made.quoting).add((name, names[s]))
    whole = _write(rng, made, name, pushed, p, kept, outlets, member, names, mix, factor, plan)
    for s in range(spheres):
        of = member == s
        seen = (pushed[of] * kept[of]).sum(axis=0)
        made.expected[name, names[s]] = float((seen * others[s]).sum())
        if whole[s] >= 0.25 * float((pushed[of].sum(axis=0) * others[s]).sum()):
            made.alike.add((name, names[s]))


def _write(
    rng: np.random.Generator,
    made: World,
    name: str,
    covering: np.ndarray,
    p: np.ndarray,
    kept: np.ndarray,
    outlets: list[str],
    member: np.ndarray,
    names: list[str],
    mix: np.ndarray,
    factor: np.ndarray,
    plan: Plan,
) -> np.ndarray:
    """Draws the documents, reprints among them, and keeps what the collection keeps; carriers of each sphere, lost ones too."""
    carriers: list[Carrier] = []
    covered: list[Covering] = []
    whole, seen = np.zeros(len(names), int), np.zeros(len(names), int)
    active = [np.nonzero(covering[:, d])[0] for d in range(covering.shape[1])]
    serial = 0

    def add(o: int, d: int, group: str, carries: bool, stance: Stance) -> None:  # noqa: FBT001
        nonlocal serial
        serial += 1
        s = member[o]
        whole[s] += carries
        if rng.random() >= kept[o, d]:
            return
        document, day = f"{name}.{serial}", made.days[d]
        seen[s] += carries
        covered.append(Covering(document, outlets[o], day, group))
        shown = rng.random() >= plan.missed if carries else rng.random() < plan.false
        if shown:
            country = names[s] if stance != "reports" else "elsewhere"
            carriers.append(
                Carrier(document, outlets[o], day, stance, group, country=names[s], speaker_country=country)
            )

    for o, d in zip(*np.nonzero(covering), strict=True):
        for _ in range(covering[o, d]):
            carries = bool(rng.random() < p[o, d])
            group = f"{name}.g{serial}"
            add(o, d, group, carries, STANCES[rng.choice(3, p=mix[member[o]])])
            if rng.random() < 0.05:  # an agency's: reprinted the same day, not by who is silent if it carries
                for other in rng.choice(
                    active[d], min(len(active[d]), int(rng.integers(1, 6))), replace=False
                ):
                    if not carries or (factor[member[other]] == 1 and p[other, d] > 0):
                        add(other, d, group, carries, STANCES[rng.choice(3, p=mix[member[other]])])
    made.cases.append(Case(name, carriers, covered))
    for s, sphere in enumerate(names):
        if whole[s] and not seen[s]:
            made.swallowed.add((name, sphere))
    return whole
