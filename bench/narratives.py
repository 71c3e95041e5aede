"""Narratives: copies, events across languages, claims of one narrative, hand-made pairs, and a million statements.

usage: python bench/narratives.py [copies|itn|claims|pairs|own|many|day]... [--check] [--misses] [--statements N] [--day N]
Without a name: all but `many` and `day`, which take half an hour or more and ten minutes at their full size. --check exits 1
below bench/floors.json.

copies  the sample region's reprints (`reprint_of`), by pairs
itn     ../shared itn-dev, --level event, B-cubed F1 by the filter with and without days; `folds`: topics of a fold are scored by
        weights and threshold of the other four
claims  ../shared euvsdisinfo 2015-2020 (two fifths, none of them fitted on): average precision of pairs, positive = keyword
        Jaccard >= .5 and a shared country, beside tf-idf (words, sublinear, all of them) and tf-idf of stems without stop words
pairs   bench/pairs: English and Russian by a writer who had not seen the code: same claim, denied, reversed, other place or
        number; rows of odd number were looked at while the rules were made, rows of even number never; fresh-en-ru was
        written by a third hand when the rules were done
own     training/narrate/claims.tsv: 64 claims of ours, each said in several ways, denied, reversed, of something else; words of
        denial and the rules of roles were made from them, so the figures flatter
many    statements made of real ones (two halves, or one with a word left out) grouped in batches
day     a day's statements joined to many that stand, each for a group of its own; a tenth of the day are those that stand
        with a word left out, `twins_found` is how many of them joined the one they came from
        (`processor_minutes`: user and system time of all threads; `processor_ms`: the same for each statement)
"""

import argparse
import csv
import gzip
import json
import os
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
import Stemmer

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "training/narrate"))
import links as training

from hearsay.cli.narrate import answers
from hearsay.narrate import links
from hearsay.narrate.cluster import State, grouped, in_common
from hearsay.narrate.joining import join
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Item, rows_of
from hearsay.read.copies import Sketches, Text, copies
from hearsay.run.grouping import little_garbage, resources

SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared")) / "data"
FLOORS = json.loads((REPOSITORY / "bench/floors.json").read_text())["narratives"]
Figures = dict[str, float]


def f1(found: Sequence[bool], gold: Sequence[bool]) -> float:
    right = sum(a and b for a, b in zip(found, gold, strict=True))
    return round(200 * right / max(1, sum(found) + sum(gold)), 1)


def bench_copies() -> Figures:
    """Reprints of the sample region."""
    from samples import keys, matched, region  # noqa: PLC0415  the corpus's libraries

    found = matched(region())
    pages = {key["page"]: key for key in keys()}
    texts = [Text(key["page"], item.document.text, item.document.published) for key, item in found]
    _, made = copies(Sketches(), texts)
    ours = {frozenset((each.id, each.original)) for each in made}
    gold = {frozenset((page, key["reprint_of"])) for page, key in pages.items() if key["reprint_of"]}
    return {
        "precision": round(100 * len(ours & gold) / max(1, len(ours)), 1),
        "recall": round(100 * len(ours & gold) / len(gold), 1),
        "reprints": len(gold),
    }


def b_cubed(gold: Sequence[str], found: Sequence[Any], chosen: Sequence[int] | None = None) -> float:
    """F1 over the chosen items, counted among all."""
    members: list[dict[Any, set[int]]] = [defaultdict(set), defaultdict(set)]
    for number, (one, other) in enumerate(zip(gold, found, strict=True)):
        members[0][one].add(number)
        members[1][other].add(number)
    rows = range(len(gold)) if chosen is None else chosen
    both = [len(members[0][gold[i]] & members[1][found[i]]) for i in rows]
    precision = float(np.mean([n / len(members[1][found[i]]) for n, i in zip(both, rows, strict=True)]))
    recall = float(np.mean([n / len(members[0][gold[i]]) for n, i in zip(both, rows, strict=True)]))
    return round(200 * precision * recall / (precision + recall), 1)


def bench_itn() -> Figures:
    """Events, by the filter and by folds."""
    found: Figures = {}
    for name, langs in (("ru_en", {"ru", "en"}), ("wide", training.LANGUAGES)):
        rows = [row for row in training.itn() if training.primary(row["lang"]) in langs]
        gold = [row["topic"] for row in rows]
        for dated in (False, True):
            lines = [
                json.dumps(
                    {"id": i, "text": row["blurb"], "lang": row["lang"]}
                    | ({"date": row["utc"]} if dated else {})
                )
                for i, row in enumerate(rows)
            ]
            clusters = [answer["cluster"] for answer in answers((line.encode() for line in lines), "event")]
            label = f"{name}{'_dated' if dated else ''}"
            found[label] = b_cubed(gold, clusters)
            found[f"{label}_folds"] = folds(rows, gold, dated=dated)
    return found


def folds(rows: Sequence[dict[str, str]], gold: Sequence[str], *, dated: bool, count: int = 5) -> float:
    """The mean over items of folds of topics, each clustered among all with what the others taught."""
    items = training.itn_items(rows)
    held = rows_of(items, resources())
    pairs = training.all_pairs(len(rows))
    langs = np.array([training.primary(row["lang"]) for row in rows])
    features = training.design(
        in_common(held, pairs, "better", resources()), langs[pairs.left] != langs[pairs.right]
    )
    if dated:
        features = np.c_[features, links.day_features(held.ordinals[pairs.left] - held.ordinals[pairs.right])]
    topics = sorted(set(gold))
    random.Random(7).shuffle(topics)
    fold = np.array([topics.index(topic) % count for topic in gold])
    right = np.array(
        [gold[a] == gold[b] for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)]
    )
    total = 0.0
    for number in range(count):
        taught = (fold[pairs.left] != number) & (fold[pairs.right] != number)
        weights = training.fit(features[taught], right[taught].astype(float))
        odds = np.clip(np.c_[features, np.ones(len(features))] @ weights, -8, 8)
        inside, outside = np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()
        best = max(
            (b_cubed(gold, clustered, inside), b_cubed(gold, clustered, outside))
            for clustered in (cut(pairs, odds, len(rows), at) for at in (-2, -1.5, -1, -0.5, 0))
        )
        total += best[1] * len(outside)
    return round(total / len(rows), 1)


def cut(pairs: Pairs, odds: Any, count: int, threshold: float) -> list[int]:
    found = [0] * count
    for number, members in enumerate(join(count, pairs.left, pairs.right, odds, threshold)):
        for row in members:
            found[row] = number
    return found


def bench_claims() -> Figures:
    """Average precision of pairs of claims."""
    with (SHARED / "narratives/euvsdisinfo-2015-2020-07.csv").open(encoding="utf8", newline="") as lines:
        cases = [case for i, case in enumerate(csv.DictReader(lines)) if i % 5 in {2, 4}]
    pairs = training.all_pairs(len(cases))
    right = _one_narrative(cases)[pairs.left, pairs.right]
    titles = [case["title"] for case in cases]
    held = rows_of([Item(str(i), title, "en") for i, title in enumerate(titles)], resources())
    ours = np.empty(len(right))
    for start in range(0, len(right), 200_000):
        part = Pairs(pairs.left[start : start + 200_000], pairs.right[start : start + 200_000])
        shared = in_common(held, part, "better", resources())
        nothing = np.full(len(shared), np.nan)
        ours[start : start + 200_000] = links.odds(
            "narrative", "better", shared, np.zeros(len(shared), bool), nothing
        )
    plain = tf_idf([re.findall(r"\w\w+", title.lower()) for title in titles])
    stem = Stemmer.Stemmer("english").stemWords
    stems = tf_idf([stem([w for w in re.findall(r"\w\w+", t.lower()) if w not in STOP]) for t in titles])
    found = {"ours": average_precision(right, ours)}
    for name, matrix in (("tf_idf", plain), ("tf_idf_stems", stems)):
        found[name] = average_precision(right, (matrix @ matrix.T).toarray()[pairs.left, pairs.right])
        found[f"over_{name}"] = round(100 * (found["ours"] / found[name] - 1), 1)
    return found


STOP = frozenset(
    "the of to and in is a for that are by with on as be not has was from its it an this at will have or which their were".split()  # noqa: SIM905
)


def _one_narrative(cases: Sequence[dict[str, str]]) -> Any:
    def shared(column: str) -> tuple[Any, Any]:
        sets = [sorted(set(case[column].split("+")) - {""}) for case in cases]
        names = {name: i for i, name in enumerate(sorted({name for each in sets for name in each}))}
        rows = [i for i, each in enumerate(sets) for _ in each]
        columns = [names[name] for each in sets for name in each]
        matrix = sp.csr_matrix((np.ones(len(rows)), (rows, columns)), (len(sets), len(names)))
        return (matrix @ matrix.T).toarray(), np.array([len(each) for each in sets])

    common, sizes = shared("keywords")
    return (common >= 0.5 * (sizes[:, None] + sizes - common)) & (common > 0) & (shared("countries")[0] > 0)


def tf_idf(documents: Sequence[Sequence[str]]) -> Any:
    names: dict[str, int] = {}
    rows, columns, counts = [], [], []
    for i, words in enumerate(documents):
        for word, count in Counter(words).items():
            rows.append(i)
            columns.append(names.setdefault(word, len(names)))
            counts.append(1 + np.log(count))
    matrix = sp.csr_matrix((counts, (rows, columns)), (len(documents), len(names)))
    seen = np.bincount(matrix.indices, minlength=len(names))
    matrix = matrix @ sp.diags(np.log((1 + len(documents)) / (1 + seen)) + 1)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return sp.diags(1 / np.maximum(lengths, 1e-9)) @ matrix


def average_precision(right: Any, scores: Any) -> float:
    hits = right[np.argsort(-scores, kind="stable")]
    return round(float(100 * (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean()), 2)


def bench_pairs(*, misses: bool) -> Figures:
    """Same claim or near miss; the half that was looked at and the blind one."""
    found: Figures = {}
    for name in LANGUAGES:
        rows = _pairs(name)
        langs = name.split("-")
        judged = [judge(row, langs) for row in rows]
        for half, parity in (("seen", 0), ("blind", 1)):
            found |= _told(f"{name}_{half}", rows[parity::2], judged[parity::2])
        if misses:
            for i in range(0, len(rows), 2):
                if judged[i][0] != (rows[i][3] == "same"):
                    print(rows[i][3], judged[i][2], *rows[i][1:3], sep=" | ")
    for name in ("fresh", "third"):
        rows = _pairs(f"{name}-en-ru")
        found |= _told(f"en-ru_{name}", rows, [judge(row, ["en", "ru"]) for row in rows])
    return found


def _pairs(name: str) -> list[list[str]]:
    with (REPOSITORY / f"bench/pairs/{name}.tsv").open(encoding="utf8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


LANGUAGES = ("en-ru", "en-en", "ru-ru")


def _told(
    name: str, rows: Sequence[Sequence[str]], judged: Sequence[tuple[bool, bool, str | None]]
) -> Figures:
    """How well "same" and "denied" are told of rows whose fourth column is what they are."""
    same, denied = (
        ([found[part] for found in judged], [row[3] == label for row in rows])
        for part, label in ((0, "same"), (1, "denied"))
    )
    return {
        f"{name}_same_f1": f1(*same),
        f"{name}_denied_f1": f1(*denied),
        f"{name}_denied_recall": _share(found for found, right in zip(*denied, strict=True) if right),
    }


def bench_own() -> Figures:
    """Our own claims: each with its other wordings, and with what denies, reverses or replaces it."""
    with (REPOSITORY / "training/narrate/claims.tsv").open(encoding="utf8", newline="") as lines:
        said = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows: dict[str, list[list[str]]] = {name: [] for name in LANGUAGES}
    for place, one in enumerate(said):
        for other in said[place + 1 :]:
            if one["family"] == other["family"] and one["kind"] == "same":
                first, second = sorted((one, other), key=lambda each: each["lang"])
                rows[f"{first['lang']}-{second['lang']}"].append(
                    ["", first["text"], second["text"], other["kind"]]
                )
    found: Figures = {}
    for name, its in rows.items():
        found |= _told(name, its, [judge(row, name.split("-")) for row in its])
    return found


def judge(row: Sequence[str], langs: Sequence[str]) -> tuple[bool, bool, Any]:
    """Whether two statements get one message, and whether one is taken to deny the other."""
    items = [Item("a", row[1], langs[0]), Item("b", row[2], langs[1])]
    _, changes = grouped(State("message"), items, resources())
    relation = resources().stance.relation(row[1], langs[0], row[2], langs[1])
    return changes.placed["a"].group == changes.placed["b"].group, relation == "denied", relation


def bench_many(count: int) -> Figures:
    """Time and memory of many statements, and how many of those with a word left out find the whole one."""
    state, batch_size = State("message"), 50_000
    placed: dict[str, str] = {}
    whole: dict[str, str] = {}
    clock = Clock()
    for number, batch in enumerate(batches(count, batch_size, whole)):
        with little_garbage():
            state, changes = grouped(state, batch, resources())
        placed.update({name: place.group for name, place in changes.placed.items()})
        print(number, len(placed), clock.figures(len(placed)), file=sys.stderr, flush=True)
    return {
        "statements": count,
        "groups": len(set(state.groups)),
        **clock.figures(count),
        "twins_together": _share(
            placed[one] == placed[other] for one, other in whole.items() if other in placed and one in placed
        ),
    }


def bench_day(count: int, day: int) -> Figures:
    """Time and memory of a day's statements that join many, and how many of those with a word left out find the whole one."""
    rows = None
    for batch in batches(count, 50_000, {}):
        more = rows_of(batch, resources())
        rows = rows.with_more(more) if rows else more
    assert rows
    state = State("message", rows, tuple(item.id for item in rows.items))
    whole: dict[str, str] = {}
    fresh = next(batches(day, day, whole, seed=99, made=rows.items[::5]))
    clock = Clock()
    with little_garbage():
        after, changes = grouped(state, fresh, resources())
    return {
        "statements": count,
        "day": day,
        "groups": len(set(after.groups)),
        **clock.figures(day),
        "twins_found": _share(changes.placed[one].group == other for one, other in whole.items()),
    }


class Clock:
    """Minutes and processor minutes since it was made, and the most memory so far."""

    def __init__(self) -> None:
        self.began, self.worked = time.monotonic(), time.process_time()

    def figures(self, count: int) -> Figures:
        """What so many statements took."""
        worked = time.process_time() - self.worked
        return {
            "minutes": round((time.monotonic() - self.began) / 60, 2),
            "processor_minutes": round(worked / 60, 2),
            "processor_ms": round(1000 * worked / count, 2),
            "gigabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
        }


def _share(right: Iterator[bool]) -> float:
    found = list(right)
    return round(100 * sum(found) / max(1, len(found)), 1)


def batches(
    count: int, size: int, whole: dict[str, str], seed: int = 0, made: Sequence[Item] = ()
) -> Iterator[list[Item]]:
    """Statements in batches: halves of two real sentences put together; of a tenth, one made before with a word left out."""
    rng = random.Random(seed)
    pool = _pool()
    langs = sorted(pool)
    weights = [len(pool[lang]) for lang in langs]
    before = list(made)
    number = 0
    while number < count:
        batch = []
        for _ in range(min(size, count - number)):
            name = f"{seed}-{number}"
            if before and rng.random() < 0.1:
                other = rng.choice(before)
                words = other.text.split()
                words.pop(rng.randrange(len(words)))
                batch.append(Item(name, " ".join(words), other.lang))
                whole[name] = other.id
            else:
                lang = rng.choices(langs, weights)[0]
                one, two = (rng.choice(pool[lang]).split() for _ in range(2))
                batch.append(Item(name, " ".join(one[: len(one) // 2] + two[len(two) // 2 :]), lang))
                if not made and rng.random() < 0.2:
                    before.append(batch[-1])
            number += 1
        yield batch


def _pool() -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lang in ("ru", "uk", "be", "kk"):
        with gzip.open(SHARED / f"crosslingual/pairs-en-{lang}.tsv.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                _, english, other = line.rstrip("\n").split("\t")
                found["en"].add(english)
                found[lang].add(other)
    with gzip.open(SHARED / "attribution/polnear-train.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            found["en"].update(re.split(r"(?<=[.!?])\s+", json.loads(line)["text"]))
    return {lang: sorted(text for text in texts if 50 < len(text) < 300) for lang, texts in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "parts", nargs="*", choices=["copies", "itn", "claims", "pairs", "own", "many", "day", []]
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--day", type=int, default=80_000)
    asked = parser.parse_args()
    jobs = {
        "copies": bench_copies,
        "itn": bench_itn,
        "claims": bench_claims,
        "pairs": lambda: bench_pairs(misses=asked.misses),
        "own": bench_own,
        "many": lambda: bench_many(asked.statements),
        "day": lambda: bench_day(asked.statements, asked.day),
    }
    missed = []
    for name in asked.parts or ["copies", "itn", "claims", "pairs", "own"]:
        figures = jobs[name]()
        print(name, json.dumps(figures))
        for what, floor in FLOORS.get(name, {}).items():
            most = what.endswith(("minutes", "_ms", "gigabytes"))
            if what in figures and (figures[what] > floor if most else figures[what] < floor):
                missed.append(f"{name} {what}: {figures[what]}, floor {floor}")
    print("\n".join(missed) or "all floors are held")
    sys.exit(asked.check and bool(missed))


if __name__ == "__main__":
    main()
