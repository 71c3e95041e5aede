"""How far confidence can be trusted, and what each threshold costs: on dev, of the drafts that no statement holds.

usage: python bench/calibration.py LANG GOLD…; LANG is en or ru, GOLD JSON Lines with annotations (plain or .gz).
Prints the expected calibration error over ten bins of equal mass, and precision and recall of triples by threshold.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "training/confidence"))
from count import judged, records

from hearsay.attribute import confidence
from hearsay.attribute.chains import distinct, parents
from hearsay.attribute.stage import language

BINS = 10


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


def main(lang: str, paths: list[Path]) -> None:
    found, gold = scored(lang, paths)
    shown = [row for row in found if row[0] >= 0.35]
    print(
        json.dumps(
            {
                "lang": lang,
                "drafts": len(found),
                "ece_all": round(error(found), 3),
                "ece_shown": round(error(shown), 3),
            }
        )
    )
    for threshold in (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9):
        kept = [right for sure, right in found if sure >= threshold]
        print(
            json.dumps(
                {
                    "from": threshold,
                    "kept": len(kept),
                    "precision": round(100 * sum(kept) / max(1, len(kept)), 1),
                    "recall": round(100 * sum(kept) / gold, 1),
                }
            )
        )


if __name__ == "__main__":
    main(sys.argv[1], [Path(name) for name in sys.argv[2:]])
