"""How sure a draft of the model is: logistic regression over the model's own scores, fitted on articles it was not trained on.

`training/attribution_en/calibrate.py` writes the weights to `attribute/data/confidence_en.tsv`. Right is what the scorer calls a
triple: half of the content and the right source.
"""

import math
from functools import lru_cache

from hearsay.attribute.tables import rows


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("confidence_en")}


def probability(features: dict[str, float]) -> float:
    """Between 0 and 1."""
    weights = _weights()
    total = sum(weights[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
