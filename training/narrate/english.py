"""Makes models/hearsay_models/narrate_english.tsv: what part of speech an English word form mostly is.

usage: python training/narrate/english.py
Counted over ../shared/data/parsing/english-train.jsonl.gz (Universal Dependencies: EWT, GUM; CC BY-SA 4.0, CC BY 4.0).
"""

import gzip
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

SHARED = Path(os.environ.get("HEARSAY_SHARED", "../shared")) / "data/parsing"
OUT = Path("models/hearsay_models/narrate_english.tsv")
CODES = {"VERB": "v", "AUX": "a", "NOUN": "n", "PROPN": "p", "ADJ": "j", "ADV": "r", "ADP": "i"}


def main() -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(SHARED / "english-train.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            sentence = json.loads(line)
            for word, tag in zip(sentence["words"], sentence["upos"], strict=True):
                if word[:1].isalpha():
                    counts[word.lower()][CODES.get(tag, "x")] += 1
    rows = sorted((word, tags.most_common(1)[0][0]) for word, tags in counts.items() if tags.total() > 1)
    OUT.write_text("".join(f"{word}\t{tag}\n" for word, tag in rows), encoding="utf8")
    print(OUT, OUT.stat().st_size, len(rows))


if __name__ == "__main__":
    main()
