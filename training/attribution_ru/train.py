"""Trains the Russian choice of source, content and confidence: `models/hearsay_models/choice_ru.npz`.

usage: python training/attribution_ru/train.py [--folds 5] [--translated] [--from 0.4 ...] [--shared SHARED]
Needs `lightgbm` (requirements.txt beside this file); one thread, deterministic, a minute or two. With --folds nothing is
written: each fold of ru-train is answered by models of the others and scored, then ru-dev and translated news by models of
all of ru-train; with --translated, models learn from the translated news too, and it has folds as ru-train has.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from examples import FOLDS, Answer, Crossed, Rankers, Record, answered, axes, crossed, folds, seen_of
from fitting import judges, laid_out, mean_of
from translated import documents

from hearsay.attribute import stage
from hearsay.attribute.boosted import Boosted, probability
from hearsay.attribute.russian import Russian, choice

REPOSITORY = Path(__file__).resolve().parents[2]
MODEL = REPOSITORY / "models/hearsay_models/choice_ru.npz"
FIELDS = (
    "source cue content type kind speaker role via addressee parent confidence".split()  # noqa: SIM905
)
SHOWN = [
    "triple",
    "attribution",
    "all_exact",
    "recall",
    "nested_recall",
    "kind_accuracy",
    "speaker_accuracy",
    "speaker_precision",
    "speaker_invented",
    "role_accuracy",
    "via_accuracy",
    "addressee_accuracy",
    "counts",
]
# names speakers, finds nothing
NAMING = Russian(lambda _setting, _groups: [])


def read(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def statements(answer: Answer, models: Sequence[Any], minimum: float) -> list[Record]:
    """The statements of a text whose drafts are judged by the models."""
    analysis, rows = answer
    score = mean_of(models)
    drafts = tuple(
        replace(d, confidence=choice.settled(d, float(probability(score(rows[d.cue][None]))[0])))
        if d.cue in rows
        else d
        for d in analysis.drafts
    )
    found = stage.statements(replace(analysis, drafts=drafts), NAMING, minimum)
    return [{name: getattr(s, name) for name in FIELDS} for s in found]


def scored(shared: Path, records: Sequence[Record], found: Sequence[list[Record]]) -> Record:
    """The scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("\n".join(map(json.dumps, records)), encoding="utf8")
        path = Path(folder) / "found.jsonl"
        lines = [json.dumps({"id": r["id"], "statements": s}) for r, s in zip(records, found, strict=True)]
        path.write_text("\n".join(lines), encoding="utf8")
        scorer = [
            sys.executable,
            str(shared / "tools/score.py"),
            "attribution",
            str(gold),
            str(path),
        ]
        whole = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)  # noqa: S603
    return {name: whole[name] for name in SHOWN}


def gap(found: Sequence[tuple[float, float]], bins: int = 10) -> float:
    """Expected calibration error over bins of equal mass."""
    ordered = sorted(found)
    size = max(1, len(ordered) // bins)
    parts = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    return sum(abs(sum(c for c, _ in p) - sum(r for _, r in p)) for p in parts) / max(1, len(ordered))


def cross_validated(
    sets: dict[str, list[Record]], done: Crossed, shared: Path, minimums: Sequence[float]
) -> None:
    """Prints what the folds of each train set come to."""
    found: dict[float, dict[int, list[Record]]] = {minimum: {} for minimum in minimums}
    sure: dict[int, list[tuple[float, float]]] = {}
    for fold in folds([len(each) for each in sets.values()]):
        others = [i for i in range(len(done.judgeable)) if i not in fold]
        models = judges([done.judgeable[i] for i in others], [done.weights[i] for i in others])
        for i in fold:
            rows, right = done.judgeable[i]
            sure[i] = []
            if rows:
                sure[i] += zip(probability(mean_of(models)(np.array(rows))).tolist(), right, strict=True)
            for minimum in minimums:
                found[minimum][i] = statements(done.answers[i], models, minimum)
    first = 0
    for name, records in sets.items():
        texts = range(first, first + len(records))
        first += len(records)
        error = gap([pair for i in texts for pair in sure[i]])
        print(json.dumps({"set": f"{name}, five folds", "calibration_error": round(error, 3)}))
        for minimum, by_text in found.items():
            figures = scored(shared, records, [by_text[i] for i in texts])
            print(json.dumps({"set": f"{name}, five folds", "from": minimum, **figures}), flush=True)


def unseen(name: str, records: list[Record], done: Crossed, shared: Path, minimums: Sequence[float]) -> None:
    """Prints what models of all that was learned from come to on another set."""
    models = judges(done.judgeable, done.weights)
    answers = answered(records, Rankers(done.seen), [done.tally for _ in records])
    for minimum in minimums:
        figures = scored(shared, records, [statements(answer, models, minimum) for answer in answers])
        print(json.dumps({"set": name, "from": minimum, **figures}), flush=True)


def write(done: Crossed) -> None:
    """Fits on all texts and writes the models."""
    rankers, confidence = Rankers(done.seen), judges(done.judgeable, done.weights)
    directions, mean = axes()
    seen = sorted(seen_of(done.tally).items())
    arrays = {
        **laid_out("sources", rankers.sources),
        **laid_out("contents", rankers.contents),
        **laid_out("drafts", confidence),
        "axes": directions,
        "mean": mean,
        "seen.keys": np.array("\n".join("\t".join(key) for key, _ in seen)),
        "seen.counts": np.array([pair for _, pair in seen], dtype=np.int32),
    }
    for name, models in (("sources", rankers.sources), ("contents", rankers.contents)):
        rows = np.vstack([getattr(s, name) for s in done.seen[0]])
        assert np.allclose(Boosted.read(arrays, name).sums(rows), mean_of(models)(rows), atol=1e-3)
    np.savez_compressed(MODEL, **arrays)
    print(json.dumps({"written": str(MODEL.relative_to(REPOSITORY)), "bytes": MODEL.stat().st_size}))


def main() -> None:
    parser = argparse.ArgumentParser(
        description="trains the Russian choice of source, content and confidence"
    )
    parser.add_argument(
        "--folds", type=int, choices=[FOLDS], help="measure on folds and ru-dev, write nothing"
    )
    parser.add_argument("--translated", action="store_true", help="learn from translated news too")
    parser.add_argument("--from", dest="minimums", type=float, nargs="+", default=[0.35, 0.4])
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    given = parser.parse_args()
    folder = given.shared / "data/attribution"
    sets = {"ru-train": read(folder / "ru-train.jsonl"), "translated": documents(given.shared)}
    others = {"ru-dev": read(folder / "ru-dev.jsonl")}
    if not given.translated:
        others["translated"] = sets.pop("translated")
    done = crossed(list(sets.values()))
    if given.folds:
        cross_validated(sets, done, given.shared, given.minimums)
        for name, records in others.items():
            unseen(name, records, done, given.shared, given.minimums)
    else:
        write(done)


if __name__ == "__main__":
    main()
