"""Fits src/hearsay/narrate/data/links.tsv: how likely two statements belong together, for each level and tier.

usage: python training/narrate/links.py [--pairs FILE.tsv]
event      pairs of itn-dev (topic), eleven languages; with and without the days
message    itn-dev (the same entry within three days), translations and their nearest neighbours of ../shared/data/crosslingual
narrative  within a language: euvsdisinfo (keyword Jaccard >= .5 and a shared country); across: so that (a, translation of b) scores as (a, b)
Ridge logistic regression by Newton's method. Thresholds of log-odds: event by folds over topics (bench/narratives.py), the others by hand-made pairs.
"""

import csv
import gzip
import os
import random
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearsay.narrate import links
from hearsay.narrate.cluster import in_common
from hearsay.narrate.lexicon import open_lexicon
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Item, Resources, Rows, primary, rows_of
from hearsay.narrate.vectors import open_space

SHARED = Path(os.environ.get("HEARSAY_SHARED", "../shared")) / "data"
OUT = Path("src/hearsay/narrate/data/links.tsv")
LANGUAGES = {"ru", "en", "uk", "be", "kk", "ky", "uz", "hy", "ka", "az", "ro"}
THRESHOLDS = {"event": -1.0, "message": -1.5, "narrative": -0.5}
Floats = NDArray[np.float64]


def fit(features: Floats, right: Floats, weights: Floats | None = None, ridge: float = 1.0) -> Floats:
    """The weights of a logistic regression, the bias last."""
    design = np.c_[features, np.ones(len(features))]
    weight = np.ones(len(right)) if weights is None else weights
    penalty = np.r_[np.full(features.shape[1], ridge), 1e-6]
    found = np.zeros(design.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (likely - right)) + penalty * found
        bend = (design * (weight * likely * (1 - likely))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def itn() -> list[dict[str, str]]:
    with (SHARED / "narratives/itn-dev.tsv").open(encoding="utf8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if primary(row["lang"]) in LANGUAGES]


def itn_items(rows: Sequence[dict[str, str]]) -> list[Item]:
    return [Item(str(i), row["blurb"], row["lang"], row["utc"]) for i, row in enumerate(rows)]


def all_pairs(count: int) -> Pairs:
    left, right = np.triu_indices(count, 1)
    return Pairs(right, left)


def design(shared: Floats, across: NDArray[np.bool_]) -> Floats:
    """Features twice, within a language and across two, and the second bias."""
    return np.c_[shared * ~across[:, None], shared * across[:, None], across]


def split(found: Floats, *, days: bool) -> dict[str, dict[str, float]]:
    """The weights by part and feature."""
    names, count = links.SHARED, len(links.SHARED)
    parts = {
        "within": dict(zip(names, found[:count], strict=True)) | {"bias": found[-1]},
        "across": dict(zip(names, found[count : 2 * count], strict=True))
        | {"bias": found[-1] + found[2 * count]},
    }
    if days:
        parts["days"] = dict(zip(links.DAYS, found[2 * count + 1 : -1], strict=True))
    return parts


class Sets:
    """The training pairs, each with its rows."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self.itn = itn()
        self.rows = rows_of(itn_items(self.itn), resources)
        self.pairs = all_pairs(len(self.rows))
        langs = np.array([primary(row["lang"]) for row in self.itn])
        self.across = langs[self.pairs.left] != langs[self.pairs.right]
        topic = np.array([row["topic"] for row in self.itn])
        entry = np.array([row["qid"] for row in self.itn])
        gaps = np.abs(self.rows.ordinals[self.pairs.left] - self.rows.ordinals[self.pairs.right])
        self.gaps = gaps
        self.same_topic = (topic[self.pairs.left] == topic[self.pairs.right]).astype(float)
        self.same_entry = (entry[self.pairs.left] == entry[self.pairs.right]) & (gaps <= 3)

    def event(self, tier: str, *, dated: bool) -> Floats:
        features = design(in_common(self.rows, self.pairs, tier, self.resources), self.across)
        if dated:
            features = np.c_[features, links.day_features(self.gaps)]
        return fit(features, self.same_topic)

    def message(self, tier: str) -> Floats:
        sets = [translations(self.resources), paraphrases(self.resources)]
        known = self.same_entry | (self.same_topic == 0)
        shared = np.concatenate(
            [in_common(self.rows, self.pairs, tier, self.resources)[known]]
            + [in_common(rows, pairs, tier, self.resources) for rows, pairs, _, _ in sets]
        )
        across = np.concatenate([self.across[known], *(found for _, _, _, found in sets)])
        right = np.concatenate([self.same_entry[known].astype(float), *(found for _, _, found, _ in sets)])
        return fit(design(shared, across), right)

    def narrative(self, tier: str) -> Floats:
        """Within a language by claims of one narrative; across two so that a translation scores as what it translates does."""
        rows, pairs, right = claims(self.resources)
        shared = in_common(rows, pairs, tier, self.resources)
        # a year in common makes no narrative; in claims numbers are names ("MH17")
        shared[:, [links.SHARED.index(name) for name in ("numbers", "numbers_differ")]] = 0
        within = fit(shared, right)
        rows, inside, outside = neighbours(self.resources)
        target = np.c_[in_common(rows, inside, tier, self.resources), np.ones(len(inside.left))] @ within
        shared = np.c_[in_common(rows, outside, tier, self.resources), np.ones(len(outside.left))]
        shared[:, [links.SHARED.index(name) for name in ("numbers", "numbers_differ")]] = 0
        across = np.linalg.solve(shared.T @ shared + np.eye(shared.shape[1]), shared.T @ target)
        return np.r_[within[:-1], across[:-1], across[-1] - within[-1], within[-1]]


def translations(resources: Resources, count: int = 1_500) -> tuple[Rows, Pairs, Floats, NDArray[np.bool_]]:
    """Sentences and their translations (1), and with their nearest neighbours in either language (0)."""
    random.seed(4)
    with gzip.open(SHARED / "crosslingual/pairs-en-ru.tsv.gz", "rt", encoding="utf8") as lines:
        found = [line.rstrip("\n").split("\t") for line in lines]
    found = [row for row in found if row[0] in {"mlqe", "tico19"} and 40 < len(row[1]) < 220]
    found = random.sample(list({row[1]: row for row in found}.values()), count)
    items = [Item(f"e{i}", row[1], "en") for i, row in enumerate(found)]
    items += [Item(f"r{i}", row[2], "ru") for i, row in enumerate(found)]
    rows = rows_of(items, resources)
    vectors = resources.space.better([item.text for item in items], [item.lang for item in items])
    near = vectors @ vectors.T
    at = np.arange(count)
    near[at, at + count] = near[at + count, at] = -1
    np.fill_diagonal(near, -1)
    left, right, truth = [*(at + count)], [*at], [1.0] * count
    for one, row in enumerate(near):
        for half in (slice(0, count), slice(count, None)):
            best = int(row[half].argmax()) + (half.start or 0)
            # another translation of the same, no neighbour
            if row[best] > 0.9:
                continue
            left.append(max(one, best))
            right.append(min(one, best))
            truth.append(0.0)
    langs = np.array([item.lang for item in items])
    pairs = Pairs(np.array(left), np.array(right))
    return rows, pairs, np.array(truth), langs[pairs.left] != langs[pairs.right]


def neighbours(resources: Resources, count: int = 2_000, near_by: int = 6) -> tuple[Rows, Pairs, Pairs]:
    """Pairs of sentences near each other, and the same pairs with one of the two in translation, both ways round."""
    random.seed(8)
    with gzip.open(SHARED / "crosslingual/pairs-en-ru.tsv.gz", "rt", encoding="utf8") as lines:
        found = [line.rstrip("\n").split("\t") for line in lines]
    found = [row for row in found if row[0] in {"mlqe", "tico19", "xquad"} and 40 < len(row[1]) < 220]
    found = random.sample(list({row[1]: row for row in found}.values()), count)
    items = [Item(f"e{i}", row[1], "en") for i, row in enumerate(found)]
    items += [Item(f"r{i}", row[2], "ru") for i, row in enumerate(found)]
    vectors = resources.space.better([item.text for item in items[:count]], ["en"] * count)
    near = vectors @ vectors.T
    one = np.repeat(np.arange(count), near_by)
    # the nearest, itself among them: what says the same must score alike too
    other = np.argsort(-near, 1)[:, :near_by].ravel()
    inside = Pairs(np.r_[one, one + count], np.r_[other, other + count])
    outside = Pairs(np.r_[one, one + count], np.r_[other + count, other])
    return rows_of(items, resources), inside, outside


def paraphrases(resources: Resources, count: int = 1_500) -> tuple[Rows, Pairs, Floats, NDArray[np.bool_]]:
    """Sentences of one language with a translation in common (1), and their nearest neighbours without one (0)."""
    random.seed(6)
    groups: dict[tuple[str, str], set[str]] = {}
    with gzip.open(SHARED / "crosslingual/pairs-en-ru.tsv.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            _, english, russian = line.rstrip("\n").split("\t")
            groups.setdefault(("en", russian), set()).add(english)
            groups.setdefault(("ru", english), set()).add(russian)
    several = [(lang, sorted(texts)[:2]) for (lang, _), texts in groups.items() if len(texts) > 1]
    # what differs in a letter or two teaches nothing
    several = [
        each
        for each in several
        if min(map(len, each[1])) > 25 and SequenceMatcher(None, *each[1]).ratio() < 0.85
    ]
    several = random.sample(several, min(count, len(several)))
    items = [
        Item(f"{i}{j}", text, lang) for i, (lang, texts) in enumerate(several) for j, text in enumerate(texts)
    ]
    rows = rows_of(items, resources)
    vectors = resources.space.better([item.text for item in items], [item.lang for item in items])
    near = vectors @ vectors.T
    langs = np.array([item.lang for item in items])
    near[langs[:, None] != langs] = -1
    at = np.arange(0, len(items), 2)
    near[at, at + 1] = near[at + 1, at] = -1
    np.fill_diagonal(near, -1)
    best = near.argmax(1)
    left = np.concatenate([at + 1, np.maximum(best, np.arange(len(items)))])
    right = np.concatenate([at, np.minimum(best, np.arange(len(items)))])
    truth = np.r_[np.ones(len(at)), np.zeros(len(items))]
    kept = (truth == 1) | (np.r_[np.zeros(len(at)), near.max(1)] < 0.9)
    print("paraphrases", len(at), "neighbours", int(kept.sum()) - len(at))
    return rows, Pairs(left[kept], right[kept]), truth[kept], np.zeros(int(kept.sum()), bool)


def claims(resources: Resources, every: int = 5, keep: int = 120_000) -> tuple[Rows, Pairs, Floats]:
    """A part of the claims: all pairs of one narrative and a sample of the others, which keeps its odds by its size."""
    with (SHARED / "narratives/euvsdisinfo-2015-2020-07.csv").open(encoding="utf8", newline="") as lines:
        found = list(csv.DictReader(lines))[1::every]
    rows = rows_of([Item(row["id"], row["title"], "en") for row in found], resources)
    pairs = all_pairs(len(rows))
    keywords = [frozenset(row["keywords"].split("+")) - {""} for row in found]
    countries = [frozenset(row["countries"].split("+")) - {""} for row in found]
    right = np.array(
        [
            bool(countries[a] & countries[b])
            and 2 * len(keywords[a] & keywords[b]) >= len(keywords[a] | keywords[b]) > 0
            for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        ]
    )
    chosen = right.copy()
    chosen[np.random.default_rng(5).choice(len(right), keep, replace=False)] = True
    return rows, Pairs(pairs.left[chosen], pairs.right[chosen]), right[chosen].astype(float)


def main() -> None:
    resources = Resources(open_space(), open_lexicon())
    sets = Sets(resources)
    lines = ["level\ttier\tpart\tfeature\tweight\tsource"]
    for tier in ("better", "fast"):
        for level, found, days in (
            ("event", sets.event(tier, dated=False), False),
            ("event dated", sets.event(tier, dated=True), True),
            ("message", sets.message(tier), False),
            ("narrative", sets.narrative(tier), False),
        ):
            for part, weights in split(found, days=days).items():
                lines += [
                    f"{level}\t{tier}\t{part}\t{name}\t{weight:.3f}\ttraining/narrate/links.py"
                    for name, weight in weights.items()
                ]
    lines += [
        f"{level}\t\tthreshold\t\t{value}\ttraining/narrate/links.py" for level, value in THRESHOLDS.items()
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
