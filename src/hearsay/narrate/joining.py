"""Average linkage over the pairs that were compared: the two groups whose members' links are best on average are joined first.

Groups that stood before are joined with new statements and never with each other, so their ids stay. After Sokal & Michener
(1958); a pair that nobody compared counts as an unlikely one. What costs much to find out of a pair and can only make it
less likely is looked for when the pair is about to join two groups, which finds the same groups as looking at all.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# log-odds of a pair that was no candidate
APART = -5.0
Groups = list[list[int]]


class Link(NamedTuple):
    """What lies between two groups: the sum of their pairs' odds, how many pairs, the places of those not yet looked at."""

    total: float
    pairs: int
    unseen: tuple[int, ...]


_NONE = Link(0.0, 0, ())


@dataclass(slots=True)
class _Running:
    """Groups by their heads, what lies between them, those that join no other of their kind, and who may join, best first."""

    members: dict[int, list[int]]
    links: dict[int, dict[int, Link]]
    old: set[int]
    threshold: float
    queue: list[tuple[float, int, int]] = field(default_factory=list)

    def weigh(self, one: int, other: int) -> None:
        """Queues two groups if they may join."""
        if not (one in self.old and other in self.old) and (
            (worth := self._average(one, other)) >= self.threshold
        ):
            heapq.heappush(self.queue, (-worth, min(one, other), max(one, other)))

    def holds(self, worth: float, one: int, other: int) -> bool:
        """Whether two groups may still join as they were queued; one of them may have been new then."""
        return (
            one in self.members
            and other in self.members
            and other in self.links[one]
            and not (one in self.old and other in self.old)
            and worth == self._average(one, other)
        )

    def seen(self, one: int, other: int, odds: NDArray[np.float64], look: Callable[[int], float]) -> bool:
        """Whether the link is worth what it seemed; its pairs are looked at up to the first that is worth less."""
        both = self.links[one][other]
        for number, place in enumerate(both.unseen, 1):
            less = look(place) - float(odds[place])
            if less:
                left = Link(both.total + less, both.pairs, both.unseen[number:])
                self.links[one][other] = self.links[other][one] = left
                self.weigh(one, other)
                return False
        self.links[one][other] = self.links[other][one] = both._replace(unseen=())
        return True

    def merge(self, one: int, other: int) -> None:
        """Makes one group of two and queues what it may join."""
        links = self.links
        if len(links[one]) < len(links[other]):
            one, other = other, one
        self.members[one] += self.members.pop(other)
        moved = links.pop(other)
        del moved[one], links[one][other]
        for third, link in moved.items():
            del links[third][other]
            had = links[one].get(third, _NONE)
            links[one][third] = links[third][one] = Link(
                had.total + link.total, had.pairs + link.pairs, had.unseen + link.unseen
            )
        if other in self.old:
            self.old.add(one)
        for third in links[one]:
            self.weigh(one, third)

    def _average(self, one: int, other: int) -> float:
        total, pairs, _ = self.links[one][other]
        every = len(self.members[one]) * len(self.members[other])
        return (total + APART * (every - pairs)) / every


def join(
    count: int,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    odds: NDArray[np.float64],
    threshold: float,
    before: Sequence[Sequence[int]] = (),
    *,
    fixed: bool = True,
    look: Callable[[int], float] | None = None,
    doubtful: NDArray[np.bool_] | None = None,
) -> Groups:
    """Groups of the rows 0…count - 1, those of `before` first and whole; `odds` are log-odds of the pairs.

    With `fixed` no two groups of `before` are joined. `look` gives the odds of a pair, by its place, when looked at more
    closely, never more than it had; of others than the `doubtful` ones (all, if not given) it would find what they have.
    """
    group = np.arange(count)
    members: dict[int, list[int]] = {row: [row] for row in range(count)}
    old: set[int] = set()
    for rows in before:
        head, *rest = rows
        for row in rest:
            members[head] += members.pop(row)
            group[row] = head
        old.add(head)
    if doubtful is None:
        doubtful = np.full(len(left), look is not None)
    linked = _links(group, left, right, odds, doubtful)
    running = _Running(members, linked, old if fixed else set(), threshold)
    for one, others in linked.items():
        for other in others:
            if one < other:
                running.weigh(one, other)
    while running.queue:
        worth, one, other = heapq.heappop(running.queue)
        if running.holds(-worth, one, other) and (look is None or running.seen(one, other, odds, look)):
            running.merge(one, other)
    heads = {row: head for head, rows in members.items() for row in rows}
    first = list(dict.fromkeys(heads[rows[0]] for rows in before))
    return [members[head] for head in dict.fromkeys([*first, *members])]


def _links(
    group: NDArray[np.int64],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    odds: NDArray[np.float64],
    doubtful: NDArray[np.bool_],
) -> dict[int, dict[int, Link]]:
    links: dict[int, dict[int, Link]] = {int(row): {} for row in group}
    ends = zip(group[left].tolist(), group[right].tolist(), odds.tolist(), doubtful.tolist(), strict=True)
    for place, (one, other, worth, doubt) in enumerate(ends):
        if one == other:
            continue
        total, pairs, places = links[one].get(other, _NONE)
        links[one][other] = links[other][one] = Link(
            total + worth, pairs + 1, (*places, place) if doubt else places
        )
    return links
