"""Counts how often a cue word with a frame is right in the train sets: `attribute/data/counts_ru.tsv`.

usage: python training/confidence/count.py ru [SHARED]
Right is what the scorer calls a triple: content overlap of at least half, one to one, and the source overlaps (or neither
has one). Where the annotation marks outermost attributions only, nested drafts are not counted. English drafts come with a
confidence of their own (`training/attribution_en/calibrate.py`, which judges them with `judged`).
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hearsay.attribute.chains import letters, parents
from hearsay.attribute.confidence import ANY
from hearsay.attribute.drafts import Draft
from hearsay.attribute.stage import language

TRAIN = {"ru": ["ru-train.jsonl"]}
TABLES = Path(__file__).parents[2] / "src/hearsay/attribute/data"


def records(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines)


def judged(text: str, gold: list[dict[str, Any]], drafts: list[Draft], counted: list[bool]) -> list[bool]:
    """For each draft whether it is right; gold and drafts are matched one to one by overlap, best first."""
    contents = [letters(text, s["content"]) for s in gold]
    sources = [letters(text, s["source"]) for s in gold]
    pairs = []
    for j, draft in enumerate(drafts):
        mine = letters(text, draft.content)
        for i, content in enumerate(contents):
            if (
                counted[j]
                and content & mine
                and (overlap := len(content & mine) / len(content | mine)) >= 0.5
            ):
                pairs.append((-overlap, i, j))
    match: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in match.values() and j not in match:
            match[j] = i
    found = []
    for j, draft in enumerate(drafts):
        source = letters(text, draft.source)
        gold_source = sources[match[j]] if j in match else frozenset()
        found.append(j in match and (bool(source & gold_source) if gold_source else not source))
    return found


def main(lang: str, shared: Path) -> None:
    rules = language(lang)
    assert rules is not None
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name in TRAIN[lang]:
        for record in records(shared / "data/attribution" / name):
            analysis = rules.analyse([record["text"]])[0]
            drafts = list(analysis.drafts)
            nests = any("parent" in s for s in record["statements"])
            outer = [parent is None for parent in parents(analysis.text, drafts)]
            counted = [nests or out for out in outer]
            right = judged(analysis.text, record["statements"], drafts, counted)
            for draft, fine, count in zip(drafts, right, counted, strict=True):
                for key in ((draft.lemma, draft.frame), (ANY, draft.frame)):
                    counts[key][0] += count
                    counts[key][1] += fine
    lines = [
        f"{lemma}\t{frame}\t{seen}\t{right}\n"
        for (lemma, frame), (seen, right) in sorted(counts.items())
        if seen
    ]
    (TABLES / f"counts_{lang}.tsv").write_text(
        "lemma\tframe\tseen\tright\n" + "".join(lines), encoding="utf8"
    )
    seen, right = (sum(v[k] for (lemma, _), v in counts.items() if lemma == ANY) for k in (0, 1))
    print(json.dumps({"lang": lang, "rows": len(lines), "drafts": seen, "right": right}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "../shared"))
