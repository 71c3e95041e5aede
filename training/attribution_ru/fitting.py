"""Fits the models of the Russian choice with LightGBM, and lays their trees out for `hearsay.attribute.boosted`.

Deterministic: one thread, fixed seeds. The numbers were chosen on five folds of ru-train (docs/models/attribution_ru.md).
"""

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np

COMMON = {
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
}
RANKING = {
    "objective": "lambdarank",
    "label_gain": list(range(11)),
    "lambdarank_truncation_level": 5,
    "learning_rate": 0.06,
    "num_leaves": 15,
    "min_data_in_leaf": 12,
    "feature_fraction": 0.5,
    "lambda_l2": 2.0,
}
JUDGING = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 8,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.3,
    "lambda_l2": 5.0,
}
RANKING_TREES, JUDGING_TREES, RANKERS, JUDGES = 200, 150, 2, 3


def fitted(given: Any, settings: dict[str, Any], trees: int, models: int) -> list[Any]:
    """Models that differ by their seed."""
    return [
        lightgbm.train({**COMMON, **settings, "seed": seed}, given, trees) for seed in range(1, models + 1)
    ]


def ranked(rows: Sequence[Any], worth: Sequence[Any]) -> list[Any]:
    """Rankers of alternatives, cue by cue; the worth of each is told in tenths (LambdaMART, Burges 2010)."""
    tenths = np.concatenate([np.round(10 * each).astype(int) for each in worth])
    given = lightgbm.Dataset(np.vstack(rows), tenths, group=[len(each) for each in worth])
    return fitted(given, RANKING, RANKING_TREES, RANKERS)


def judges(texts: Sequence[tuple[Any, Any]], weights: Sequence[float]) -> list[Any]:
    """Models of how likely a chosen draft is right; each text counts by its weight."""
    rows = np.array([row for text, _ in texts for row in text])
    right = np.array([fine for _, text in texts for fine in text])
    by_row = np.array([weight for (text, _), weight in zip(texts, weights, strict=True) for _ in text])
    return fitted(lightgbm.Dataset(rows, right, weight=by_row), JUDGING, JUDGING_TREES, JUDGES)


def mean_of(models: Sequence[Any]) -> Any:
    """What the models say of rows, on average, before any logistic function."""
    return lambda rows: (sum(m.predict(rows, raw_score=True) for m in models) / len(models)).astype(
        np.float32
    )


def laid_out(name: str, models: Sequence[Any]) -> dict[str, Any]:
    """The trees of models as the arrays that `Boosted.read` takes."""
    nodes: list[tuple[int, int, int]] = []
    floats: list[tuple[float, float]] = []
    depths = [0]

    def lay(node: dict[str, Any], depth: int) -> int:
        at = len(nodes)
        depths.append(depth)
        nodes.append((0, at, at))
        floats.append((0.0, float(node.get("leaf_value", 0.0))))
        if "split_feature" in node:
            left, right = lay(node["left_child"], depth + 1), lay(node["right_child"], depth + 1)
            nodes[at], floats[at] = (node["split_feature"], left, right), (node["threshold"], 0.0)
        return at

    roots = [lay(tree["tree_structure"], 0) for model in models for tree in model.dump_model()["tree_info"]]
    return {
        f"{name}.nodes": np.array(nodes, dtype=np.int32).T,
        f"{name}.floats": np.array(floats, dtype=np.float32).T,
        f"{name}.roots": np.array(roots, dtype=np.int32),
        f"{name}.shape": np.array([max(depths), len(models)], dtype=np.int32),
    }
