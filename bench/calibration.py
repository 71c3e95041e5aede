"""How far confidence can be trusted, and what each threshold costs: on dev, of the drafts that no statement holds.

usage: python bench/calibration.py [--check]; the shared folder is HEARSAY_SHARED, by default ../shared.
Prints the expected calibration error over ten bins of equal mass, and precision and recall of triples by threshold; with
--check the exit status is 1 where the error is above its ceiling in bench/floors.json.
"""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared"))
sys.path.insert(0, str(REPOSITORY / "training/confidence"))
from count import judged, records

from hearsay.attribute import confidence
from hearsay.attribute.chains import distinct, parents
from hearsay.attribute.stage import language

SETS = {"en": "polnear-dev.jsonl.gz", "ru": "ru-dev.jsonl"}
BINS = 10
THRESHOLDS = (0.0, 0.2, 0.4, 0.5, 0.65, 0.8, 0.9)


def scored(lang: str, paths: list[Path]) -> tuple[list[tuple[float, bool]], int]:
    """(confidence, right) of every outermost draft, and how many annotations there are."""
    rules = language(lang)
    assert rules is not None
    table, found, gold = confidence.counts(lang), [], 0
    for path in paths:
        for record in records(path):
            analysis = rules.analyse([record["text"]])[0]
            drafts = [_scored(draft, table) for draft in analysis.drafts]
            drafts = distinct(analysis.text, drafts)
            nests = any("parent" in s for s in record["statements"])
            counted = [nests or parent is None for parent in parents(analysis.text, drafts)]
            right = judged(analysis.text, record["statements"], drafts, counted)
            found += [(d.confidence, r) for d, r, c in zip(drafts, right, counted, strict=True) if c]
            gold += len(record["statements"])
    return found, gold


def _scored(draft: Any, table: confidence.Counts) -> Any:
    return replace(draft, confidence=confidence.score(draft, table))


def error(found: list[tuple[float, bool]]) -> float:
    """Expected calibration error over bins of equal mass, between 0 and 1."""
    rows = sorted(found)
    size = max(1, len(rows) // BINS)
    bins = [rows[i : i + size] for i in range(0, len(rows), size)]
    gaps = [abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins]
    return sum(gaps) / len(rows)


def main() -> int:
    ceilings = json.loads((REPOSITORY / "bench/floors.json").read_text(encoding="utf8"))["calibration"]
    worse = False
    for lang, name in SETS.items():
        found, gold = scored(lang, [SHARED / "data/attribution" / name])
        gap = round(error(found), 3)
        print(json.dumps({"set": name, "drafts": len(found), "calibration_error": gap}))
        for threshold in THRESHOLDS:
            kept = [right for sure, right in found if sure >= threshold]
            precision, recall = (round(100 * sum(kept) / of, 1) for of in (max(1, len(kept)), gold))
            print(
                json.dumps({"from": threshold, "kept": len(kept), "precision": precision, "recall": recall})
            )
        worse = worse or gap > ceilings[lang]["error"]
    return int("--check" in sys.argv and worse)


if __name__ == "__main__":
    sys.exit(main())
