"""Prints how well log-odds and words in common part what is one message across English and Russian from what is not.

usage: python training/narrate/shared.py
For values of `links.shift`: how many nearest neighbours of real sentences are joined (links.translations), how many translations,
and of our own claims and near misses (claims.tsv, near.tsv) how many of each kind. The values in use join fewer neighbours than the log-odds
alone and more paraphrases.
"""

import csv
import itertools
from collections import defaultdict
from pathlib import Path

import links as taught
import numpy as np

from hearsay.narrate import links
from hearsay.narrate.cluster import in_common
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Item, Resources, Rows, rows_of
from hearsay.run.grouping import resources

FOLDER = Path("training/narrate")


def own() -> tuple[list[Item], Pairs, list[str]]:
    """Our cases across the two languages, and what each pair is."""
    items: list[Item] = []
    left, right, kinds = [], [], []
    for name in ("claims", "near"):
        with (FOLDER / f"{name}.tsv").open(encoding="utf8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        first = len(items)
        items += [Item(f"{name}{i}", row["text"], row["lang"]) for i, row in enumerate(rows)]
        families = defaultdict(list)
        for place, row in enumerate(rows):
            families[row["family"]].append(place)
        for members in families.values():
            for a, b in itertools.combinations(members, 2):
                kind = {rows[a]["kind"], rows[b]["kind"]}
                if "same" in kind and rows[a]["lang"] != rows[b]["lang"]:
                    left.append(first + b)
                    right.append(first + a)
                    kinds.append((kind - {"same"} or {"same"}).pop())
    return items, Pairs(np.array(left), np.array(right)), kinds


def measured(rows: Rows, pairs: Pairs, opened: Resources) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of pairs their log-odds, the share of words in common, and whether something keeps them apart."""
    shared = in_common(rows, pairs, "better", opened)
    nothing = np.full(len(pairs.left), np.nan)
    odds = links.odds("message", "better", shared, np.ones(len(pairs.left), bool), nothing)
    common, apart = [], []
    for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        texts = [(rows.items[row].text, rows.items[row].lang) for row in (a, b)]
        common.append(opened.stance.shared(*texts[0], *texts[1]) or 0.0)
        apart.append(opened.stance.relation(*texts[0], *texts[1]) is not None)
    return odds, np.array(common), np.array(apart)


def main() -> None:
    opened = resources()
    rows, pairs, truth, across = taught.translations(opened)
    real = measured(rows, Pairs(pairs.left[across], pairs.right[across]), opened)
    right = truth[across] == 1
    items, pairs, kinds = own()
    ours = measured(rows_of(items, opened), pairs, opened)
    names = sorted(set(kinds))
    threshold = links.threshold("message")
    print(
        "slope", "middle", "most", "neighbours", "translations %", *(f"{name} %" for name in names), sep="\t"
    )
    for slope, middle, most in [
        (0.0, 0.0, 0.0),
        *itertools.product((10.0, 20.0), (0.2, 0.25, 0.3), (1.0, 1.5)),
    ]:
        joined, told = (
            odds + np.minimum(slope * (common - middle), most) >= threshold
            for odds, common, _ in (real, ours)
        )
        kept = [100 * np.mean((told & ~ours[2])[[kind == name for kind in kinds]]) for name in names]
        counts = int(joined[~right].sum()), f"{100 * joined[right].mean():.1f}"
        print(slope, middle, most, *counts, *(f"{share:.0f}" for share in kept), sep="\t")


if __name__ == "__main__":
    main()
