"""Average linkage over the pairs that were compared: the two groups whose members' links are best on average are joined first.

Groups that stood before are joined with new statements and never with each other, so their ids stay. After Sokal & Michener
(1958); a pair that nobody compared counts as an unlikely one.
"""

import heapq
from collections.abc import Sequence

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
) -> Groups:
    """Groups of the rows 0…count - 1, those of `before` first and whole; `odds` are log-odds of the pairs.

    With `fixed` no two groups of `before` are joined.
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
    links = _links(group, left, right, odds)
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
        if -worth != _average(links[one][other], len(members[one]) * len(members[other])):
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


Link = tuple[float, int]


def _links(
    group: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64], odds: NDArray[np.float64]
) -> dict[int, dict[int, Link]]:
    links: dict[int, dict[int, Link]] = {int(row): {} for row in group}
    for one, other, worth in zip(group[left].tolist(), group[right].tolist(), odds.tolist(), strict=True):
        if one == other:
            continue
        total, pairs = links[one].get(other, (0.0, 0))
        links[one][other] = links[other][one] = total + worth, pairs + 1
    return links


def _average(both: Link, all_pairs: int) -> float:
    total, pairs = both
    return (total + APART * (all_pairs - pairs)) / all_pairs


def _merge(links: dict[int, dict[int, Link]], members: dict[int, list[int]], one: int, other: int) -> None:
    members[one] += members.pop(other)
    moved = links.pop(other)
    del moved[one], links[one][other]
    for third, (total, pairs) in moved.items():
        del links[third][other]
        had, number = links[one].get(third, (0.0, 0))
        links[one][third] = links[third][one] = had + total, number + pairs
