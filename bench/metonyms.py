"""Is a place name an actor here or a place: ReLocaR's training part in five folds, own Russian sentences; speed.

usage: python bench/metonyms.py [--check] [--errors]; the shared folder is HEARSAY_SHARED, by default ../shared.
English is trained anew for each fold (`training/metonyms/train.py`). The Russian sentences (`metonyms-ru.tsv`) were written by
somebody who had not seen the rules; every second one (half "a") was read while earlier rules were mended, half "b" never:
`--errors` lists half "a" alone. `metonyms-ru-fresh.tsv`, by another writer before reading any rule, is measured and never read.
Nothing is learned from either file. With --check the exit status is 1 where a figure misses its floor in bench/floors.json.
"""

import csv
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared"))
sys.path.insert(0, str(REPOSITORY / "training/metonyms"))
from train import accuracy, kept_vectors

from hearsay.link import collective, metonyms, places
from hearsay.records import Document

FLOORS: dict[str, dict[str, float]] = json.loads(
    (REPOSITORY / "bench/floors.json").read_text(encoding="utf8")
)["metonyms"]


def russian(*, errors: bool) -> dict[str, float]:
    """Percent right on the own sentences: all of the first file, its halves, and the second file."""
    rows = _rows("metonyms-ru")
    right = [_is_right(row) for row in rows]
    for row, good in zip(rows[::2], right[::2], strict=True):
        if errors and not good:
            print(f"{row['label']}: {row['name']} in {row['sentence']}")
    fresh = [_is_right(row) for row in _rows("metonyms-ru-fresh")]
    parts = {"all": right, "read": right[::2], "unread": right[1::2], "fresh": fresh}
    return {part: round(100 * sum(each) / len(each), 1) for part, each in parts.items()}


def _rows(name: str) -> list[dict[str, str]]:
    with (REPOSITORY / f"bench/{name}.tsv").open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _is_right(row: dict[str, str]) -> bool:
    start = int(row["start"])
    acts = metonyms.acts(row["sentence"], (start, start + len(row["name"])), "ru") >= metonyms.ACTS
    return acts == (row["label"] == "government")


def speed(lang: str) -> dict[str, Any]:
    """Articles a second on one core: places alone, and all names that are no persons with metonyms told from places."""
    lines = (SHARED / f"data/attribution/{lang}-train.jsonl").read_text(encoding="utf8").splitlines()
    articles = [Document(json.loads(line)["text"], lang=lang) for line in lines]
    collective.mentions(articles[0])
    found = {
        "articles": len(articles),
        "words": round(sum(len(a.text.split()) for a in articles) / len(articles)),
    }
    for name, work in (("places", lambda a: places.found(a.text, lang)), ("all", collective.mentions)):
        began = time.process_time()
        for article in articles:
            work(article)
        found[f"{name}_per_second"] = round(len(articles) / (time.process_time() - began))
    return found


def main(arguments: list[str]) -> int:
    rounds, *_ = accuracy(kept_vectors())
    figures: dict[str, dict[str, Any]] = {
        "en": {
            "relocar": round(sum(rounds) / len(rounds), 1),
            "rounds": [round(r, 1) for r in rounds],
            **speed("en"),
        },
        "ru": {**russian(errors="--errors" in arguments), **speed("ru")},
    }
    worse = False
    for lang, found in figures.items():
        missed = [key for key, least in FLOORS[lang].items() if found[key] < least]
        print(json.dumps({"set": f"metonyms {lang}", **found, "missed": missed}))
        worse = worse or bool(missed)
    return int("--check" in arguments and worse)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
