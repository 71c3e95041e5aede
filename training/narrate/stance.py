"""Fits src/hearsay/narrate/data/stance.tsv: whether two statements say the same, by their link and by what each has and lacks.

usage: python training/narrate/stance.py
Learned from claims.tsv and near.tsv, families of news statements that we wrote about invented countries and people (of one family,
two statements of a kind say the same; one that is "denied", "reversed" or "other" does not say what the "same" ones do), and from
translations of ../shared/data/crosslingual with their nearest neighbours, which say something else, and copies that lack a word.
Ridge multinomial regression for each pair of languages. Before it is written, folds over families and sentences tell the F1 of "same"
with the kinds in the shares of the hand-made pairs (bench/pairs), and of what share of each kind is joined, by the link and rules alone
and as learned.
"""

import csv
import gzip
import itertools
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from links import SHARED, Floats
from numpy.typing import NDArray
from scipy.optimize import minimize

from hearsay.narrate import links
from hearsay.narrate.cluster import in_common
from hearsay.narrate.compared import FEATURES
from hearsay.narrate.lexicon import open_lexicon
from hearsay.narrate.near import Pairs, candidates
from hearsay.narrate.rows import Item, Resources, rows_of
from hearsay.narrate.stance import CLASSES, LEAST_LIKELY, same_odds
from hearsay.narrate.vectors import open_space

HERE = Path("training/narrate")
OUT = Path("src/hearsay/narrate/data/stance.tsv")
# the kinds in the shares of bench/pairs; neighbours and translations weigh half as much as the families together
SHARES = {"same": 10, "denied": 4, "reversed": 3, "other": 3}
BESIDE = {"neighbour": 2, "translation": 1, "copy": 1}
BESIDE_WEIGHT = 0.5
# pairs of a family and kind at most; sentences of the longer texts, and of Tatoeba's short ones
MOST, LONG, SHORT = 15, 2_600, 650
# copies that are made, and words without which something else is said
COPIES, TURNS = 3_000, frozenset("no not nor не ни нет без off out up от до из за by to of in on at".split())  # noqa: SIM905
# neighbours that are farther apart are no candidates
FARTHEST = -4.5
RIDGE, FOLDS = 3.0, 3
SOURCE = "learned from own families and crosslingual pairs"
Bools = NDArray[np.bool_]


class Pair(NamedTuple):
    group: str
    langs: str
    texts: tuple[str, str]
    kind: str


def of_families() -> Iterator[Pair]:
    """The pairs of all families, the English statement first."""
    rng = random.Random(0)
    for name in ("claims", "near"):
        families = defaultdict(list)
        with (HERE / f"{name}.tsv").open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                families[row["family"]].append((row["lang"], row["text"], row["kind"]))
        for family, said in families.items():
            found = defaultdict(list)
            for one, other in itertools.combinations(said, 2):
                kinds = {one[2], other[2]}
                if len(kinds) == 1:
                    kind = "same"
                elif "same" in kinds:
                    kind = next(iter(kinds - {"same"})).replace("otherb", "other")
                else:
                    continue
                first, second = sorted((one, other), key=lambda each: (each[0], rng.random()))
                langs = f"{first[0]}-{second[0]}"
                found[langs, kind].append(Pair(f"{name} {family}", langs, (first[1], second[1]), kind))
            for some in found.values():
                yield from some if len(some) <= MOST else rng.sample(some, MOST)


def of_sentences(resources: Resources) -> Iterator[Pair]:
    """Translations, and statements near one another that are none."""
    rng = random.Random(0)
    with gzip.open(SHARED / "crosslingual/pairs-en-ru.tsv.gz", "rt", encoding="utf8") as lines:
        every = [line.rstrip("\n").split("\t") for line in lines]
    rng.shuffle(every)
    short = [row for row in every if row[0] == "tatoeba"][:SHORT]
    some = [row for row in every if row[0] in {"mlqe", "tico19", "xquad"}][:LONG] + short
    with gzip.open(SHARED / "crosslingual/ntrex-dev.tsv.gz", "rt", encoding="utf8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        some += [["ntrex", row["en"], row["ru"]] for row in rows]
    items = [
        Item(str(place), text, lang)
        for place, row in enumerate(some)
        for text, lang in ((row[1], "en"), (row[2], "ru"))
    ]
    made = rows_of(items, resources)
    found = candidates(made.fast, made.skeletons, 0, 6)
    odds = links.odds(
        "message", "better", in_common(made, found, "better", resources),
        made.langs[found.left] != made.langs[found.right], np.full(len(found.left), np.nan),
    )  # fmt: skip
    for left, right, worth in zip(*(side.tolist() for side in found), odds.tolist(), strict=True):
        one, other = sorted((items[left], items[right]), key=lambda item: item.lang or "")
        translated = one.id == other.id
        if translated or (
            worth > FARTHEST and set(some[int(one.id)][1:]).isdisjoint(some[int(other.id)][1:])
        ):
            kind = "translation" if translated else "neighbour"
            yield Pair(f"sentence {one.id}", f"{one.lang}-{other.lang}", (one.text, other.text), kind)


def copies(families: Sequence[Pair]) -> Iterator[Pair]:
    """Statements of families with themselves, every other one without a word."""
    rng = random.Random(0)
    said = sorted(
        {
            (pair.group, lang, text)
            for pair in families
            for text, lang in zip(pair.texts, pair.langs.split("-"), strict=True)
        }
    )
    for place, (group, lang, text) in enumerate(rng.sample(said, COPIES)):
        spare = [found for found in re.finditer(r" \w+(?= )", text) if found.group()[1:].lower() not in TURNS]
        gone = rng.choice(spare).span() if spare and place % 2 else (0, 0)
        yield Pair(group, f"{lang}-{lang}", (text, text[: gone[0]] + text[gone[1] :]), "copy")


def weights_of(kinds: Sequence[str]) -> Floats:
    """Weights that give the kinds their shares."""
    counts = {kind: kinds.count(kind) for kind in {*kinds}}
    whole = [
        (sum(count for kind, count in counts.items() if kind in shares), shares, worth)
        for shares, worth in ((SHARES, 1.0), (BESIDE, BESIDE_WEIGHT))
    ]
    families = whole[0][0]
    each = {
        kind: share / sum(s for k, s in shares.items() if k in counts) / counts[kind] * families * worth
        for _, shares, worth in whole
        for kind, share in shares.items()
        if kind in counts
    }
    return np.array([each[kind] for kind in kinds])


def measured(some: Sequence[Pair], resources: Resources) -> tuple[Floats, list[str | None]]:
    """What the regression sees of pairs of two languages, and the relation by rules."""
    codes = some[0].langs.split("-")
    places: dict[str, int] = {}
    items = []
    for pair in some:
        for text, lang in zip(pair.texts, codes, strict=True):
            if text not in places:
                places[text] = len(items)
                items.append(Item(str(len(items)), text, lang))
    rows = rows_of(items, resources)
    both = Pairs(*(np.array([places[pair.texts[side]] for pair in some]) for side in (0, 1)))
    odds = links.odds(
        "message", "better", in_common(rows, both, "better", resources),
        rows.langs[both.left] != rows.langs[both.right], np.full(len(some), np.nan),
    )  # fmt: skip
    said = [(pair.texts[0], codes[0], pair.texts[1], codes[1]) for pair in some]
    stance = resources.stance
    return np.c_[odds, [stance.compared(*each) for each in said]], [stance.relation(*each) for each in said]


def fitted(features: Floats, kinds: Sequence[str]) -> Floats:
    """The weights (features and bias, classes)."""
    scale = np.maximum(features.std(0), 1e-6)
    design = np.c_[features / scale, np.ones(len(features))]
    beside = {"translation": "same", "copy": "same", "neighbour": "other"}
    right = np.array([[beside.get(kind, kind) == each for each in CLASSES] for kind in kinds], float)
    weight = weights_of(kinds)[:, None]
    shape = design.shape[1], len(CLASSES)
    held = np.r_[np.full(len(scale), RIDGE), 0.01][:, None]

    def loss(flat: Floats) -> tuple[float, Floats]:
        at = flat.reshape(shape)
        odds = design @ at
        likely = np.exp(odds - odds.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        worth = -(weight * right * np.log(likely + 1e-12)).sum() + 0.5 * (held * at**2).sum()
        return worth, (design.T @ (weight * (likely - right)) + held * at).ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 250})
    at = found.x.reshape(shape)
    return np.r_[at[:-1] / scale[:, None], at[-1:]]


def in_folds(some: Sequence[Pair], features: Floats) -> Floats:
    """The log-odds of each pair by the other folds' families and sentences."""
    groups = sorted({pair.group for pair in some})
    random.Random(1).shuffle(groups)
    places = {group: place % FOLDS for place, group in enumerate(groups)}
    fold = np.array([places[pair.group] for pair in some])
    found = np.zeros(len(some))
    for number in range(FOLDS):
        train, test = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        weights = fitted(features[train], [some[place].kind for place in train])
        found[test] = same_odds(features[test], weights)
    return found


def report(name: str, joined: Bools, kinds: Sequence[str]) -> None:
    weight = weights_of(kinds)
    family = np.array([kind in SHARES for kind in kinds])
    same = np.array([kind == "same" for kind in kinds])
    right = weight[joined & same].sum()
    shares = " ".join(
        f"{kind} {100 * joined[[each == kind for each in kinds]].mean():.1f}"
        for kind in (*SHARES, *BESIDE)
        if kind in kinds
    )
    print(
        f"{name}: same F1 {200 * right / (weight[joined & family].sum() + weight[same].sum()):.1f}; joined, % of: {shares}"
    )


def main() -> None:
    resources = Resources(open_space(), open_lexicon())
    families = [*of_families()]
    by_langs = defaultdict(list)
    for pair in (*families, *of_sentences(resources), *copies(families)):
        by_langs[pair.langs].append(pair)
    lines = ["\t".join(("languages", "feature", *CLASSES, "source"))]
    for langs, some in sorted(by_langs.items()):
        features, relations = measured(some, resources)
        kinds = [pair.kind for pair in some]
        none = np.array([each is None for each in relations])
        report(f"{langs} by link and rules", none & (features[:, 0] >= links.threshold("message")), kinds)
        report(f"{langs} and as learned", none & (in_folds(some, features) >= LEAST_LIKELY), kinds)
        lines += [
            "\t".join((langs, name, *(f"{value:.4g}" for value in row), SOURCE))
            for name, row in zip(("link", *FEATURES, "bias"), fitted(features, kinds), strict=True)
        ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
