"""Trains the English part-of-speech tagger (`hearsay_models/postags_en.crfsuite`) and prints its accuracy on dev.

usage: python training/postags_en/train.py [SHARED]
Data: english-{train,dev}.jsonl.gz of UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0). About ten minutes on one core.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from hearsay.attribute.tokens import shapes

MODEL = Path(__file__).parents[2] / "models/hearsay_models/postags_en.crfsuite"
# L1 keeps the file small (2 MB); a first choice, not tuned
PARAMETERS = {"c1": 0.3, "c2": 0.01, "max_iterations": 120, "feature.minfreq": 2}


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["words"], record["upos"]


def main(shared: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for words, tags in sentences(shared / "data/parsing/english-train.jsonl.gz"):
        trainer.append(shapes(words), tags)
    trainer.set_params(PARAMETERS)
    trainer.train(str(MODEL))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    right = total = 0
    for words, tags in sentences(shared / "data/parsing/english-dev.jsonl.gz"):
        right += sum(a == b for a, b in zip(tagger.tag(shapes(words)), tags, strict=True))
        total += len(tags)
    print(
        json.dumps({"words": total, "accuracy": round(100 * right / total, 1), "bytes": MODEL.stat().st_size})
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
