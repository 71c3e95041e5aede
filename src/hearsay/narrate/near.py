"""Candidates: which statements are near enough to be compared, found without comparing all with all.

Dense vectors are sorted into cells around centres and searched in the few cells next to a statement (an inverted file, Jégou et
al. 2011); rare words find what vectors miss, above all across languages. Few statements are compared with all.
"""

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hearsay.narrate.signs import Matrix

Vectors = NDArray[np.float16] | NDArray[np.float32]
Rows = NDArray[np.int64]

# up to here all pairs are looked at
FEW = 1_500
# statements that are searched without cells: below, sorting them costs more than it saves
_CELLS_FROM = 30_000
_CELLS, _PROBES, _ROUNDS, _SAMPLE = 1_024, 6, 4, 40_000
# rows of a product that is held at once
_BLOCK = 2_048
# a word of more statements than this finds too many to be worth the search
_COMMON = 400
# of a statement's words only the rarest are looked up
_RAREST = 6
# rows whose words are sorted at once
_AT_ONCE = 50_000


class Pairs(NamedTuple):
    """Pairs of rows: the left is always a new one, no pair stands twice."""

    left: Rows
    right: Rows


def candidates(vectors: Vectors, words: Matrix, first: int, most: int = 12) -> Pairs:
    """For every row from `first` on, the rows that may be joined with it: the `most` nearest, and those that share rare words.

    Vectors and the rows of `words` have length 1.
    """
    count = len(vectors)
    if count <= FEW:
        left, right = np.triu_indices(count, 1)
        kept = right >= first
        return Pairs(right[kept], left[kept])
    found = [_nearest(vectors, first, most), _sharing(words, first, most)]
    left = np.concatenate([each.left for each in found])
    right = np.concatenate([each.right for each in found])
    # two new rows may find each other; the later one keeps the pair
    left, right = np.maximum(left, right), np.minimum(left, right)
    codes = np.unique((left * count + right)[left != right])
    return Pairs(codes // count, codes % count)


def _nearest(vectors: Vectors, first: int, most: int) -> Pairs:
    if len(vectors) < _CELLS_FROM:
        return _best_in(np.arange(first, len(vectors)), np.arange(len(vectors)), vectors, most)
    centres = _centres(vectors)
    home = _cells_of(vectors, centres, 1)[:, 0]
    probes = _cells_of(vectors[first:], centres, _PROBES)
    order = np.argsort(home, kind="stable")
    starts = np.searchsorted(home[order], np.arange(len(centres) + 1))
    asking = np.argsort(probes.ravel(), kind="stable")
    asked = np.searchsorted(probes.ravel()[asking], np.arange(len(centres) + 1))
    found: list[Pairs] = []
    for cell in range(len(centres)):
        members = order[starts[cell] : starts[cell + 1]]
        queries = asking[asked[cell] : asked[cell + 1]] // _PROBES + first
        if len(members) and len(queries):
            found.append(_best_in(queries, members, vectors, max(2, most // 2)))
    return Pairs(
        np.concatenate([each.left for each in found]), np.concatenate([each.right for each in found])
    )


def _centres(vectors: Vectors) -> NDArray[np.float32]:
    """Spherical k-means on a fixed sample, few rounds: the cells need be even, not good."""
    sample = vectors[np.linspace(0, len(vectors) - 1, _SAMPLE).astype(int)].astype(np.float32)
    centres: NDArray[np.float32] = sample[np.linspace(0, len(sample) - 1, _CELLS).astype(int)].copy()
    for _ in range(_ROUNDS):
        home = _cells_of(sample, centres, 1)[:, 0]
        sums = sp.csr_matrix((np.ones(len(home)), (home, np.arange(len(home)))), (_CELLS, len(home))) @ sample
        lengths = np.linalg.norm(sums, axis=1)
        moved = lengths > 0
        centres[moved] = (sums[moved] / lengths[moved, None]).astype(np.float32)
    return centres


def _cells_of(vectors: Vectors, centres: NDArray[np.float32], count: int) -> Rows:
    found = np.empty((len(vectors), count), np.int64)
    for start in range(0, len(vectors), _BLOCK):
        nearness = vectors[start : start + _BLOCK].astype(np.float32) @ centres.T
        if count == 1:
            found[start : start + _BLOCK, 0] = nearness.argmax(1)
        else:
            found[start : start + _BLOCK] = np.argpartition(nearness, -count, 1)[:, -count:]
    return found


def _best_in(queries: Rows, members: Rows, vectors: Vectors, most: int) -> Pairs:
    """The members nearest to each query, itself left out."""
    inner = vectors[members].astype(np.float32)
    kept = min(most + 1, len(members))
    left, right = [], []
    for start in range(0, len(queries), _BLOCK):
        rows = queries[start : start + _BLOCK]
        nearness = vectors[rows].astype(np.float32) @ inner.T
        places = np.argpartition(nearness, -kept, 1)[:, -kept:]
        left.append(np.repeat(rows, kept))
        right.append(members[places].ravel())
    one, other = np.concatenate(left), np.concatenate(right)
    return Pairs(one[one != other], other[one != other])


def _sharing(words: Matrix, first: int, most: int) -> Pairs:
    """The rows that share most weight of rare words with each row from `first` on."""
    seen = np.bincount(words.indices, minlength=words.shape[1])
    rare = _rarest(words, seen)
    by_word = rare.T.tocsr()
    left, right = [], []
    for start in range(first, words.shape[0], _BLOCK):
        shared = (rare[start : start + _BLOCK] @ by_word).tocsr()
        rows = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
        order = np.lexsort((-shared.data, rows))
        place = np.arange(len(order)) - shared.indptr[rows]
        chosen = order[place <= most]
        left.append(rows[chosen] + start)
        right.append(shared.indices[chosen].astype(np.int64))
    one, other = np.concatenate(left).astype(np.int64), np.concatenate(right)
    return Pairs(one[one != other], other[one != other])


def _rarest(words: Matrix, seen: Rows) -> Matrix:
    """The heaviest few words of each row, those left out that are in one row or in too many; of a million rows some at once."""
    starts = range(0, max(words.shape[0], 1), _AT_ONCE)
    return sp.vstack([_heaviest(words[start : start + _AT_ONCE], seen) for start in starts], format="csr")


def _heaviest(words: Matrix, seen: Rows) -> Matrix:
    rows = np.repeat(np.arange(words.shape[0]), np.diff(words.indptr))
    kept = (seen[words.indices] > 1) & (seen[words.indices] <= _COMMON)
    rows, places, weights = rows[kept], words.indices[kept], words.data[kept]
    order = np.lexsort((-weights, rows))
    starts = np.searchsorted(rows, np.arange(words.shape[0]))
    order = order[np.arange(len(order)) - starts[rows[order]] < _RAREST]
    return sp.csr_matrix((weights[order], (rows[order], places[order])), words.shape)
