"""A case as arrays: which outlets were watched and when they were collected, voices by outlet and week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from hearsay.measure.carriers import Case, Monitored
from hearsay.measure.health import Hole, days_of, holes, usual

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# days that share a rate
BLOCK = 7


@dataclass(frozen=True, slots=True)
class Watch:
    """The outlets of a window, day by day: `healthy` where collected, `usual` documents on each.

    What is usual, and what a hole, is judged on all days that the corpus has, whatever the window.
    """

    outlets: Sequence[str]
    number: Mapping[str, int]
    days: Sequence[str]
    day_number: Mapping[str, int]
    healthy: Bools
    usual: Floats
    volumes: Ints
    spheres: Mapping[str, Bools]
    holes: Sequence[Hole]

    @classmethod
    def of(cls, monitored: Monitored) -> Self:
        """Finds the holes of every outlet that has documents or belongs to a sphere."""
        seen = [day for counts in monitored.volumes.values() for day in counts]
        days = days_of(min([monitored.first, *seen]), max([monitored.last, *seen]))
        outlets = sorted(
            {*monitored.volumes, *(o for members in monitored.spheres.values() for o in members)}
        )
        day_number = {day: i for i, day in enumerate(days)}
        healthy = np.ones((len(outlets), len(days)), dtype=bool)
        volumes = np.zeros((len(outlets), len(days)), dtype=np.int64)
        as_usual = np.zeros((len(outlets), len(days)))
        window = slice(day_number[monitored.first], day_number[monitored.last] + 1)
        found: list[Hole] = []
        for i, outlet in enumerate(outlets):
            counts = monitored.volumes.get(outlet, {})
            for day, count in counts.items():
                volumes[i, day_number[day]] = count
            for hole in holes(outlet, counts, days):
                found.append(hole)
                healthy[i, day_number[hole.first] : day_number[hole.last] + 1] = False
            as_usual[i] = usual(volumes[i], days, healthy[i])
        return cls(
            outlets,
            {outlet: i for i, outlet in enumerate(outlets)},
            days[window],
            {day: i for i, day in enumerate(days[window])},
            healthy[:, window],
            as_usual[:, window],
            volumes[:, window],
            {
                name: np.isin(np.array(outlets, dtype=object), list(members))
                for name, members in monitored.spheres.items()
            },
            found,
        )

    def blocks(self, start: int) -> Ints:
        """The block of each day: 0 before a narrative's first day, then weeks from it on."""
        days = np.arange(len(self.days))
        return np.where(days < start, 0, 1 + (days - start) // BLOCK)

    def members(self, sphere: str) -> Bools:
        """The outlets of a sphere; an outlet's name is a sphere of one."""
        if sphere in self.spheres:
            return self.spheres[sphere]
        alone: Bools = np.arange(len(self.outlets)) == self.number[sphere]
        return alone

    def documents(self, members: Bools) -> float:
        """Documents of these outlets on the days on which each was collected."""
        return float((self.volumes * self.healthy)[members].sum())

    def usual_by_block(self, members: Bools, blocks: Ints, *, healthy: bool) -> Floats:
        """What these outlets publish as usual, by block; `healthy`: on collected days alone."""
        by_day = (self.usual * self.healthy if healthy else self.usual)[members].sum(axis=0)
        return np.bincount(blocks, by_day, minlength=int(blocks.max()) + 1).astype(np.float64)

    def bloc(self, outlet: int, but: Bools) -> str | None:
        """The smallest sphere of an outlet, outlets in `but` not counted: who stands beside it."""
        sizes = [(int((m & ~but).sum()), name) for name, m in self.spheres.items() if m[outlet]]
        return min(sizes)[1] if sizes else None


@dataclass(frozen=True, slots=True)
class Grid:
    """The documents of a case, one element each."""

    outlet: Ints
    blocks: Ints  # of each day of the window; the message is told from block 1 on
    block: Ints
    day: Ints
    voice: Ints
    covers: Bools  # on a day on which its outlet was collected
    carries: Bools
    stances: Bools  # documents x (asserts, denies, reports)
    size: tuple[int, int]

    @classmethod
    def of(cls, case: Case, watch: Watch) -> Self:
        """A document that carries the narrative covers its event; without a day in the window it covers nothing."""
        rows: dict[str, tuple[int, int, str]] = {}
        said: dict[str, list[bool]] = {}
        for each in case.covering:
            if each.outlet in watch.number:
                day = watch.day_number.get(each.day[:10], -1)
                rows[each.document] = (watch.number[each.outlet], day, each.voice)
        for carrier in case.carriers:
            if carrier.outlet not in watch.number:
                continue
            day = watch.day_number.get((carrier.when or "")[:10], -1)
            if carrier.when and day < 0:
                continue  # outside the window
            rows.setdefault(carrier.document, (watch.number[carrier.outlet], day, carrier.voice))
            stances = said.setdefault(carrier.document, [False, False, False])
            stances[("asserts", "denies", "reports").index(carrier.stance)] = True
        names = list(rows)
        voices: dict[str, int] = {}
        outlet = np.array([rows[name][0] for name in names], dtype=np.int64)
        days = np.array([rows[name][1] for name in names], dtype=np.int64)
        healthy = watch.healthy[outlet, np.maximum(days, 0)] & (days >= 0)
        carries = np.array([name in said for name in names], dtype=bool)
        blocks = watch.blocks(int(days[carries & (days >= 0)].min(initial=len(watch.days))))
        return cls(
            outlet,
            blocks,
            blocks[np.maximum(days, 0)],
            days,
            np.array([voices.setdefault(rows[name][2], len(voices)) for name in names], dtype=np.int64),
            healthy,
            carries,
            np.array([said.get(name, [False] * 3) for name in names], dtype=bool).reshape(-1, 3),
            (len(watch.outlets), int(blocks.max()) + 1),
        )

    def voices(self, kept: Bools) -> Ints:
        """One document of each voice among those kept: the earliest that carries, else since the message is about, else at all.

        So a voice that carries covers where it carries, and never do more carry than cover; and a voice that goes on after the
        message is out could have carried it, with or without it.
        """
        places = np.nonzero(kept)[0]
        order = places[np.lexsort((self.day[places], self.block[places] == 0, ~self.carries[places]))]
        _, first = np.unique(self.voice[order], return_index=True)
        return order[first]

    def by_outlet(self, members: Bools) -> tuple[Floats, Floats]:
        """Voices that carry, and that cover, by outlet and block, on days with collection."""
        covering = self.voices(self.covers & members[self.outlet])
        carrying = self.voices(self.covers & self.carries & members[self.outlet])
        return self._table(carrying), self._table(covering)

    def _table(self, places: Ints) -> Floats:
        table = np.zeros(self.size)
        np.add.at(table, (self.outlet[places], self.block[places]), 1.0)
        return table


@dataclass(frozen=True, slots=True)
class Counts:
    """What a sphere has of a case, in voices."""

    carrying: int
    asserts: int
    denies: int
    reports: int
    coverage: int
    coverage_by_block: Floats
    outlets: int
    outlets_carrying: int


def counts_of(grid: Grid, members: Bools, watch: Watch) -> Counts:
    """Counts the documents of these outlets; a voice asserts if any of its copies here does, else denies, else reports."""
    own = members[grid.outlet]
    carriers = own & grid.carries
    covering = grid.voices(own & grid.covers)
    no_stance = np.zeros(3, dtype=bool)
    stance: dict[int, Bools] = {}
    for place in np.nonzero(carriers)[0]:
        voice = int(grid.voice[place])
        stance[voice] = stance.get(voice, no_stance) | grid.stances[place]
    by = [0, 0, 0]
    for said in stance.values():
        by[int(np.argmax(said))] += 1
    by_block = np.bincount(grid.block[covering], minlength=grid.size[1]).astype(float)
    return Counts(
        len(stance),
        by[0],
        by[1],
        by[2],
        len(covering),
        by_block,
        int((watch.volumes[members].sum(axis=1) > 0).sum()),
        len(np.unique(grid.outlet[carriers])),
    )
