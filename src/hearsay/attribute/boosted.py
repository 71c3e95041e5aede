"""Gradient-boosted trees (Friedman 2001), read from flat arrays and walked by numpy, all trees at once.

`training/` fits them with LightGBM; nothing of it is needed to answer. A value that is at most a node's threshold goes left.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Boosted:
    """Trees laid out in one row of nodes; `roots` are their first ones, a leaf is its own left and right."""

    roots: Places
    feature: Places
    threshold: Floats
    left: Places
    right: Places
    value: Floats
    depth: int
    scale: float

    @classmethod
    def read(cls, arrays: Mapping[str, npt.NDArray[np.generic]], name: str) -> "Boosted":
        """The trees kept under `name` in an npz file."""
        whole, split = arrays[f"{name}.nodes"].astype(np.int32), arrays[f"{name}.floats"].astype(np.float32)
        depth, trees = (int(n) for n in arrays[f"{name}.shape"].astype(np.int64))
        return cls(
            roots=arrays[f"{name}.roots"].astype(np.int32),
            feature=whole[0],
            left=whole[1],
            right=whole[2],
            threshold=split[0],
            value=split[1],
            depth=depth,
            scale=1.0 / trees,
        )

    def sums(self, rows: Floats) -> Floats:
        """For each row the sum of its leaves over all trees, averaged over the models that were fitted together."""
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        line = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = np.where(rows[line, self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
        found: Floats = self.value[at].sum(axis=1) * np.float32(self.scale)
        return found


def probability(sums: Floats) -> Floats:
    """The logistic function, for trees fitted on yes and no."""
    return np.asarray(1.0 / (1.0 + np.exp(-sums)), dtype=np.float32)
