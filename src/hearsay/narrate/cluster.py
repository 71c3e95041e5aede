"""Statements into groups that say alike: a day's new ones join or found groups, and no group that stands is moved.

Candidates are scored by what they have in common (links), a denial or a reversal is kept apart (stance), and average linkage
joins (joining). A group is remembered by a few of its statements, so a day is compared with what a million left behind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hearsay.narrate import links, near, signs
from hearsay.narrate.joining import join
from hearsay.narrate.rows import Item, Resources, Rows, better, primary, rows_of
from hearsay.narrate.stance import CONTRADICTIONS, LEAST_LIKELY, learned
from hearsay.records import digest

# statements that stand for a group: its first, the first of each language, then the latest
_KEPT = 4
# fast log-odds below which the better tier saves no pair (its own thresholds are near 0)
_HOPELESS = -3.0
# statements of a batch that the better tier reads: all of a small one, of a large one those whose pairs are least certain
_READ_ALL, _READ_SHARE = 10_000, 0.12
# pairs whose features are held at once
_COMPARED = 200_000
# log-odds of statements that contradict each other
_CONTRADICTION = -8.0
# so far below the threshold two statements may still be one message, once they have been read; read from the threshold up, links
# alone find a third of what is said in other words within Russian (training/narrate/stance.py). Of many, so many more pairs
# would have to be read that a million took half as long again
_LIFTED = 2.0
# so far below the threshold nobody asks whether two statements contradict each other: of few, of many
_WORTH_A_LOOK = 1.0, 0.0
# statements that a group's stability is tried on
_MOST_TRIED = 300
# what keeps statements apart: the same charge against another town is another message of one narrative
_APART = {"message": frozenset({*CONTRADICTIONS, "elsewhere"}), "narrative": CONTRADICTIONS}


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered of a level: the statements that stand for its groups, and each one's group."""

    level: links.Level
    rows: Rows | None = None
    groups: tuple[str, ...] = ()


class Placed(NamedTuple):
    """Where a statement went: its group, and the probability that it belongs there (1 for who founds it alone)."""

    group: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What a batch changed, by statement id; `cores` are the statements that say a new group's message best."""

    placed: Mapping[str, Placed]
    cores: Mapping[str, Item] = field(default_factory=dict)


class Proposal(NamedTuple):
    """Two groups that would be one if they were found together today, and the probability that they are."""

    one: str
    other: str
    probability: float


@dataclass(slots=True)
class Scored:
    """Pairs worth comparing and how likely each belongs together, as log-odds; `doubtful` ones fall if they contradict.

    The `weighed` ones, whose odds were raised by `lift` so that more of them are read, are worth what the regression says.
    """

    rows: Rows
    level: links.Level
    resources: Resources
    pairs: near.Pairs
    odds: NDArray[np.float64]
    doubtful: NDArray[np.bool_]
    weighed: NDArray[np.bool_]
    lift: float

    def look(self, place: int) -> float:
        """The odds of a pair once both statements have been read."""
        if self.doubtful[place]:
            self.doubtful[place] = False
            one, other = (self.rows.items[int(side[place])] for side in self.pairs)
            if self.weighed[place]:
                self.odds[place] = min(
                    self.odds[place], self._weigh(one, other, self.odds[place] - self.lift)
                )
            elif opposed(one, other, self.level, self.resources):
                self.odds[place] = _CONTRADICTION
        return float(self.odds[place])

    def _weigh(self, one: Item, other: Item, link: float) -> float:
        said = one.text, primary(one.lang), other.text, primary(other.lang)
        above = self.resources.stance.one_message(*said, link) - LEAST_LIKELY
        worth = links.threshold(self.level) + above
        # of several that it may join, a statement joins the one it is nearest to
        return max(worth, link if above >= 0 else _CONTRADICTION)


def grouped(state: State, batch: Sequence[Item], resources: Resources) -> tuple[State, Changes]:
    """The batch's statements in groups. The order of the batch makes no difference."""
    batch = sorted(batch, key=lambda item: (item.day or "9999", item.text, item.id))
    if not batch:
        return state, Changes({})
    fresh = rows_of(batch, resources)
    rows = state.rows.with_more(fresh) if state.rows else fresh
    del fresh
    first = len(rows) - len(batch)
    found = scored(rows, first, state.level, resources)
    before, fresh_groups = _joined(
        found.pairs,
        found.odds,
        links.threshold(state.level),
        state.groups,
        len(rows),
        found.look,
        found.doubtful,
    )
    names = [*before, *_named(state, rows, fresh_groups)]
    groups = [*before.values(), *fresh_groups]
    trust, strength = _links_within(found, groups)
    del found
    placed = {
        rows.items[row].id: Placed(name, float(trust[row]))
        for name, members in zip(names, groups, strict=True)
        for row in members
        if row >= first
    }
    cores = {
        name: rows.items[max(members, key=lambda row: (strength[row], -row))]
        for name, members in zip(names[len(before) :], fresh_groups, strict=True)
    }
    owners = [*state.groups, *[""] * len(batch)]
    kept = np.ones(len(rows), bool)
    for name, members in zip(names, groups, strict=True):
        kept[members] = False
        for row in _standing(rows, members):
            kept[row], owners[row] = True, name
    standing = np.flatnonzero(kept)
    parts = list(rows)
    del rows
    after = State(state.level, Rows.of(parts, standing), tuple(owners[row] for row in standing.tolist()))
    return after, Changes(placed, cores)


def _joined(
    pairs: near.Pairs,
    odds: NDArray[np.float64],
    threshold: float,
    standing: Sequence[str],
    count: int,
    look: Callable[[int], float],
    doubtful: NDArray[np.bool_],
) -> tuple[dict[str, list[int]], list[list[int]]]:
    """The rows of the standing groups that somebody may join, by name, and those of new groups, in order of their first.

    A group none of whose links reaches the threshold is joined by nobody, for averages are never above the best: of a
    million groups few are looked at.
    """
    likely = odds >= threshold
    ends = np.unique(np.concatenate([pairs.left[likely], pairs.right[likely]]))
    first = len(standing)
    touched = {standing[row] for row in ends[ends < first].tolist()}
    old = [row for row, name in enumerate(standing) if name in touched]
    rows = np.concatenate([np.array(old, np.int64), ends[ends >= first]])
    place = np.full(count, -1)
    place[rows] = np.arange(len(rows))
    left, right = place[pairs.left], place[pairs.right]
    both = np.flatnonzero((left >= 0) & (right >= 0))
    before = _places([standing[row] for row in old])
    groups = [
        rows[members].tolist()
        for members in join(
            len(rows),
            left[both],
            right[both],
            odds[both],
            threshold,
            list(before.values()),
            look=lambda place: look(int(both[place])),
            doubtful=doubtful[both],
        )
    ]
    alone = [[row] for row in (np.flatnonzero(place[first:] < 0) + first).tolist()]
    return (
        dict(zip(before, groups, strict=False)),
        sorted([*groups[len(before) :], *alone], key=min),
    )


def proposals(state: State, resources: Resources) -> list[Proposal]:
    """The groups that stand apart only because their statements came on different days, likeliest first; nothing is changed."""
    if state.rows is None:
        return []
    scores = scored(state.rows, 0, state.level, resources)
    before = _places(state.groups)
    joined = _all_joined(scores, links.threshold(state.level), list(before.values()))
    head = {rows[0]: name for name, rows in before.items()}
    trust, _ = _links_within(scores, joined)
    found = []
    for members in joined:
        names = [head[row] for row in members if row in head]
        for name in names[1:]:
            worth = float(np.mean(trust[before[name]]))
            found.append(Proposal(names[0], name, worth))
    return sorted(found, key=lambda each: (-each.probability, each))


def _all_joined(found: Scored, threshold: float, before: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """The rows in groups as if all had come today, those of a standing group together."""
    left, right = found.pairs
    # what is looked at changes the odds, and the sums are of those before
    odds = found.odds.copy()
    return join(
        len(found.rows),
        left,
        right,
        odds,
        threshold,
        before,
        fixed=False,
        look=found.look,
        doubtful=found.doubtful.copy(),
    )


def scored(rows: Rows, first: int, level: links.Level, resources: Resources) -> Scored:
    """The pairs worth comparing, and how likely each belongs together."""
    pairs = near.candidates(rows.fast, rows.skeletons, first)
    threshold = links.threshold(level)
    if len(rows) <= near.FEW:
        odds = _odds(rows, pairs, level, "better", resources)
    else:
        odds = _odds(rows, pairs, level, "fast", resources)
        kept = odds > _HOPELESS
        pairs, odds = near.Pairs(pairs.left[kept], pairs.right[kept]), odds[kept]
        unsure = _least_certain(
            pairs, odds - threshold, max(_READ_ALL, int(_READ_SHARE * (len(rows) - first)))
        )
        odds[unsure] = _odds(
            rows, near.Pairs(pairs.left[unsure], pairs.right[unsure]), level, "better", resources
        )
    weighed, lift = np.zeros(len(odds), bool), 0.0
    if level == "message":
        known = np.isin(rows.langs, list(learned()))
        weighed = known[pairs.left] & known[pairs.right]
        lift = _LIFTED if len(rows) <= _READ_ALL else 0.0
        odds[weighed] += lift
    worth_a_look = threshold - _WORTH_A_LOOK[len(rows) > _READ_ALL]
    doubtful = np.zeros(len(odds), bool) if level == "event" else odds > worth_a_look
    return Scored(rows, level, resources, pairs, odds, doubtful, weighed, lift)


def opposed(one: Item, other: Item, level: links.Level, resources: Resources) -> bool:
    """Whether two statements on one matter are kept apart at a level by what they say of it."""
    return resources.stance.apart(one.text, primary(one.lang), other.text, primary(other.lang), _APART[level])


def stability(items: Sequence[Item], level: links.Level, resources: Resources) -> float:
    """The share of a group that stays together when its links must be so much likelier (e times the odds)."""
    if len(items) < 2:
        return 1.0
    rows = rows_of(items[:_MOST_TRIED], resources)
    groups = _all_joined(scored(rows, 0, level, resources), links.threshold(level) + 1)
    return round(max(map(len, groups)) / len(rows), 3)


def _least_certain(pairs: near.Pairs, margins: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """The pairs nearest to the threshold, as many as have no more than so many statements between them."""
    order = np.argsort(np.abs(margins), kind="stable")
    both = np.stack([pairs.left[order], pairs.right[order]], 1).ravel()
    _, firsts = np.unique(both, return_index=True)
    if len(firsts) <= most:
        return order
    return order[: np.sort(firsts)[most] // 2]


def _odds(
    rows: Rows, pairs: near.Pairs, level: links.Level, tier: str, resources: Resources
) -> NDArray[np.float64]:
    if not len(pairs.left):
        return np.empty(0)
    if tier == "fast" and len(pairs.left) > _COMPARED:
        starts = range(0, len(pairs.left), _COMPARED)
        parts = (near.Pairs(*(side[start : start + _COMPARED] for side in pairs)) for start in starts)
        return np.concatenate([_odds(rows, part, level, tier, resources) for part in parts])
    gaps = rows.ordinals[pairs.left] - rows.ordinals[pairs.right]
    shared = in_common(rows, pairs, tier, resources)
    return links.odds(level, tier, shared, rows.langs[pairs.left] != rows.langs[pairs.right], gaps)


def in_common(rows: Rows, pairs: near.Pairs, tier: str, resources: Resources) -> NDArray[np.float64]:
    """What the pairs have in common, a column for each of `links.SHARED`."""
    left, right = pairs
    skeleton = links.dots(rows.skeletons, left, right)
    lexical = links.dots(rows.lexical, left, right)
    if tier == "better":
        used, places = np.unique(np.concatenate([left, right]), return_inverse=True)
        one, other = places[: len(left)], places[len(left) :]
        items = [rows.items[row] for row in used]
        dense = links.dense_dots(better(items, resources), one, other)
        letters = links.dots(signs.letters([item.text for item in items]), one, other)
    else:
        dense, letters = links.dense_dots(rows.fast, left, right), np.zeros(len(left))
    return np.column_stack(
        [
            dense,
            lexical,
            skeleton,
            np.sqrt(np.maximum(skeleton, 0)),
            letters,
            np.sqrt(np.maximum(letters, 0)),
            links.number_features(rows.numbers, left, right),
        ]
    )


def _places(groups: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, name in enumerate(groups):
        found.setdefault(name, []).append(row)
    return found


def _named(state: State, rows: Rows, groups: Sequence[Sequence[int]]) -> list[str]:
    """New groups' ids: of the level and the first statement's words, so they do not depend on what else was found that day."""
    taken = set(state.groups)
    names = []
    for members in groups:
        founder = rows.items[min(members)]
        name, again = digest(state.level, founder.text)[:16], 0
        while name in taken:
            again += 1
            name = digest(state.level, founder.text, founder.day or "", str(again))[:16]
        taken.add(name)
        names.append(name)
    return names


def _links_within(
    found: Scored, groups: Sequence[Sequence[int]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each row the probability of its links within its group on average, 1 where it is alone; and their sum."""
    count, pairs = len(found.rows), found.pairs
    group = np.arange(count)
    for members in groups:
        if len(members) > 1:
            group[list(members)] = members[0]
    within = np.flatnonzero(group[pairs.left] == group[pairs.right])
    likely = 1 / (1 + np.exp([-found.look(place) for place in within.tolist()]))
    both = np.concatenate([pairs.left[within], pairs.right[within]])
    total = np.bincount(both, np.concatenate([likely, likely]), count).astype(np.float64)
    number = np.bincount(both, minlength=count)
    return np.where(number > 0, total / np.maximum(number, 1), 1.0).round(4), total


def _standing(rows: Rows, members: Sequence[int]) -> list[int]:
    """The rows that stand for a group."""
    ordered = sorted(members)
    if len(ordered) <= _KEPT:
        return ordered
    firsts = {primary(rows.items[row].lang): row for row in reversed(ordered)}
    chosen = dict.fromkeys([ordered[0], *sorted(firsts.values())])
    chosen.update(dict.fromkeys(reversed(ordered)))
    return sorted(list(chosen)[:_KEPT])
