"""Which words translate which: IBM Model 1 (Brown et al. 1993) with a leaning to the diagonal (Dyer et al. 2013), both ways, agreed."""

from collections.abc import Sequence

import numpy as np

ROUNDS, LEANING, NULL = 5, 4.0, 0.08


def agreed(
    left: Sequence[Sequence[int]], right: Sequence[Sequence[int]], lefts: int, rights: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs (left word, right word) met in aligned sentences, and how often they were aligned, by both directions' leave."""
    sizes = np.array([(len(a), len(b)) for a, b in zip(left, right, strict=True)], np.int64)
    cells = sizes[:, 0] * sizes[:, 1]
    pair = np.repeat(np.arange(len(sizes)), cells)
    inside = np.arange(cells.sum()) - np.repeat(np.cumsum(cells) - cells, cells)
    wide = sizes[pair, 1]
    i, j = inside // wide, inside % wide
    flat_l = np.concatenate([np.asarray(s, np.int64) for s in left])
    flat_r = np.concatenate([np.asarray(s, np.int64) for s in right])
    first_l, first_r = (np.cumsum(sizes[:, k]) - sizes[:, k] for k in (0, 1))
    at_l, at_r = first_l[pair] + i, first_r[pair] + j
    kinds, where = np.unique(flat_l[at_l] * rights + flat_r[at_r], return_inverse=True)
    kind_l, kind_r = kinds // rights, kinds % rights
    apart = np.abs((i + 0.5) / sizes[pair, 0] - (j + 0.5) / wide)
    prior = np.exp(-LEANING * apart)
    forward = _one_way(where, kind_l, flat_r, at_r, at_l, prior, lefts)
    back = _one_way(where, kind_r, flat_l, at_l, at_r, prior, rights)
    counts = np.bincount(where, np.sqrt(forward * back), len(kinds))
    return kind_l, kind_r, counts


def _one_way(
    where: np.ndarray,
    giver: np.ndarray,
    flat: np.ndarray,
    at: np.ndarray,
    other: np.ndarray,
    prior: np.ndarray,
    givers: int,
) -> np.ndarray:
    """How likely each cell's word (at `at`) was given by the word across; words may come from nothing too."""
    del other
    total = np.bincount(at, prior, len(flat))
    weight = prior / total[at] * (1 - NULL)
    t = np.full(len(giver), 1.0)
    counts = np.bincount(where, minlength=len(giver))
    t = counts / np.bincount(giver, counts, givers)[giver]
    share = np.bincount(flat) / len(flat)
    posterior = weight
    for _ in range(ROUNDS):
        score = weight * t[where]
        norm = np.bincount(at, score, len(flat)) + NULL * share[flat]
        posterior = score / norm[at]
        counts = np.bincount(where, posterior, len(giver))
        t = counts / (np.bincount(giver, counts, givers)[giver] + 0.01)
    return posterior
