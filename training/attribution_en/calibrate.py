"""Fits how sure the model's drafts are: `attribute/data/confidence_en.tsv`, on articles that no weight has seen.

usage: python calibrate.py SHARED FOLDER[=FOLD]...
FOLDER holds an exported model. Without a fold it is judged on the articles of PolNeAR train that are held out, with `=K` on the
fifth of en-train that `train.py stage2 --fold K` left out; only the latter tell of statements within statements.
"""

import sys
from pathlib import Path
from typing import Any

import hearsay_models
import numpy as np
from data import FOLDS, held_out, read

sys.path.insert(0, str(Path(__file__).parents[1] / "confidence"))
from count import judged

from hearsay.attribute import quotes as marks
from hearsay.attribute.chains import parents
from hearsay.attribute.english import encoder, found
from hearsay.attribute.english.pieces import pieces
from hearsay.attribute.english.triples import triples
from hearsay.attribute.english.units import sentences

TABLE = Path(__file__).parents[2] / "src/hearsay/attribute/data/confidence_en.tsv"
PENALTY, ROUNDS = 1.0, 50


def opened(folder: Path) -> encoder.Model:
    """The model of another folder."""
    hearsay_models._FOLDER = folder  # noqa: SLF001
    encoder.model.cache_clear()
    return encoder.model()


def texts(shared: Path, fold: int | None) -> list[dict[str, Any]]:
    folder = shared / "data/attribution"
    if fold is not None:
        return [r for k, r in enumerate(read(folder / "en-train.jsonl")) if k % FOLDS == fold]
    records = [r for r in read(folder / "polnear-train.jsonl.gz") if r["statements"]]
    names = held_out([r["id"] for r in records])
    return [r for r in records if r["id"] in names]


def examples(model: encoder.Model, record: dict[str, Any]) -> list[tuple[dict[str, float], bool]]:
    """(features, right) of each draft that the annotation speaks of."""
    text = record["text"]
    quotes = marks.find(text)
    split = sentences(text, quotes)
    cut = pieces(text, quotes, split)
    rows = found.drafts(text, quotes, cut, triples(model, cut, model.read(cut)))
    drafts = [row.draft for row in rows]
    nests = any("parent" in s for s in record["statements"])
    counted = [nests or parent is None for parent in parents(text, drafts)]
    right = judged(text, record["statements"], drafts, counted)
    return [
        (found.features(row), fine) for row, fine, counts in zip(rows, right, counted, strict=True) if counts
    ]


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's steps, with a small penalty."""
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + PENALTY * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(x.shape[1])
        weights -= np.linalg.solve(curve, gradient)
    return weights


def error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    order = np.argsort(p)
    return float(sum(abs(p[part].sum() - y[part].sum()) for part in np.array_split(order, bins)) / len(p))


def main(shared: str, *folders: str) -> None:
    rows = []
    for name in folders:
        folder, _, fold = name.partition("=")
        model = opened(Path(folder).resolve())
        for record in texts(Path(shared), int(fold) if fold else None):
            rows += examples(model, record)
    names = list(rows[0][0])
    x = np.array([[features[name] for name in names] for features, _ in rows])
    y = np.array([right for _, right in rows], float)
    weights = fit(x, y)
    p = 1 / (1 + np.exp(-x @ weights))
    print({"drafts": len(y), "right": int(y.sum()), "error on the same": round(error(p, y), 3)})
    lines = [
        f"{name}\t{weight:.4f}\tfitted by training/attribution_en/calibrate.py\n"
        for name, weight in zip(names, weights, strict=True)
    ]
    TABLE.write_text("feature\tweight\tsource\n" + "".join(lines), encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
