"""Average linkage over the pairs that were compared: the two groups whose members' links are best on average are joined first.

Groups that stood before are joined with new statements and never with each other, so their ids stay. After Sokal & Michener
(1958); a pair that nobody compared counts as an unlikely one. What costs much to find out of a pair and can only make it
less likely is looked for when the pair is about to join two groups, which finds the same groups as looking at all.
"""

import heapq
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# log-odds of a pair that was no candidate
APART = -5.0
Groups = list[list[int]]


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
) -> Groups:
    """Groups of the rows 0…count - 1, those of `before` first and whole; `odds` are log-odds of the pairs.

    With `fixed` no two groups of `before` are joined. `look` gives the odds of a pair, by its place, when looked at more
    closely, never more than it had.
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
    links = _links(group, left, right, odds, unseen=look is not None)
    queue = [
        (-_average(both, len(members[one]) * len(members[other])), one, other)
        for one, others in links.items()
        for other, both in others.items()
        if one < other and not (fixed and one in old and other in old)
    ]
    queue = [each for each in queue if -each[0] >= threshold]
    heapq.heapify(queue)
    while queue:
        worth, one, other = heapq.heappop(queue)
        if one not in members or other not in members or other not in links[one]:
            continue
        if fixed and one in old and other in old:
            # queued while one of them was new
            continue
        both = links[one][other]
        if -worth != _average(both, len(members[one]) * len(members[other])):
            continue
        if look and both.unseen:
            seen = links[one][other] = links[other][one] = _seen(both, odds, look)
            if seen.total != both.total:
                average = _average(seen, len(members[one]) * len(members[other]))
                if average >= threshold:
                    heapq.heappush(queue, (-average, one, other))
                continue
        if len(links[one]) < len(links[other]):
            one, other = other, one
        _merge(links, members, one, other)
        if other in old:
            old.add(one)
        for third, both in links[one].items():
            if fixed and one in old and third in old:
                continue
            average = _average(both, len(members[one]) * len(members[third]))
            if average >= threshold:
                heapq.heappush(queue, (-average, min(one, third), max(one, third)))
    heads = {row: head for head, rows in members.items() for row in rows}
    first = list(dict.fromkeys(heads[rows[0]] for rows in before))
    return [members[head] for head in dict.fromkeys([*first, *members])]


class Link(NamedTuple):
    """What lies between two groups: the sum of their pairs' odds, how many pairs, the places of those not yet looked at."""

    total: float
    pairs: int
    unseen: tuple[int, ...]


_NONE = Link(0.0, 0, ())


def _links(
    group: NDArray[np.int64],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    odds: NDArray[np.float64],
    *,
    unseen: bool,
) -> dict[int, dict[int, Link]]:
    links: dict[int, dict[int, Link]] = {int(row): {} for row in group}
    ends = zip(group[left].tolist(), group[right].tolist(), odds.tolist(), strict=True)
    for place, (one, other, worth) in enumerate(ends):
        if one == other:
            continue
        total, pairs, places = links[one].get(other, _NONE)
        links[one][other] = links[other][one] = Link(
            total + worth, pairs + 1, (*places, place) if unseen else ()
        )
    return links


def _seen(both: Link, odds: NDArray[np.float64], look: Callable[[int], float]) -> Link:
    """The link when its pairs have been looked at, up to the first that is worth less than it seemed."""
    for number, place in enumerate(both.unseen, 1):
        less = look(place) - float(odds[place])
        if less:
            return Link(both.total + less, both.pairs, both.unseen[number:])
    return Link(both.total, both.pairs, ())


def _average(both: Link, all_pairs: int) -> float:
    return (both.total + APART * (all_pairs - both.pairs)) / all_pairs


def _merge(links: dict[int, dict[int, Link]], members: dict[int, list[int]], one: int, other: int) -> None:
    members[one] += members.pop(other)
    moved = links.pop(other)
    del moved[one], links[one][other]
    for third, link in moved.items():
        del links[third][other]
        had = links[one].get(third, _NONE)
        links[one][third] = links[third][one] = Link(
            had.total + link.total, had.pairs + link.pairs, had.unseen + link.unseen
        )
