"""Speakers of the gold sets' statements to actors: right person of those in the register, and nobody for those who are not.

usage: python bench/linked.py [--check] [--errors]; the shared folder is HEARSAY_SHARED, by default ../shared.
Who they are was judged from the articles by hand, without the program (`speakers-linked-{en,ru}.tsv`; no text of the sources in
them). English: Wikinews articles, whose speakers are full names, and statements of PolNeAR train drawn by chance, whose speakers
are the words of the source ("Mr. Rubio"). Each statement counts once.
With --check the exit status is 1 below a floor in bench/floors.json.
"""

import csv
import gzip
import json
import os
import sys
from pathlib import Path

from hearsay.link.register import open_register
from hearsay.link.stage import link_name

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared"))
SETS = {
    "en": ("en-train.jsonl", "en-dev.jsonl", "polnear-train.jsonl.gz"),
    "ru": ("ru-train.jsonl", "ru-dev.jsonl"),
}
FLOORS: dict[str, dict[str, float]] = json.loads(
    (REPOSITORY / "bench/floors.json").read_text(encoding="utf8")
)["linked"]


def texts(lang: str) -> dict[str, str]:
    """Document id → its text."""
    found = {}
    for name in SETS[lang]:
        path = SHARED / "data/attribution" / name
        with (
            gzip.open(path, "rt", encoding="utf8")
            if path.suffix == ".gz"
            else path.open(encoding="utf8") as file
        ):
            for line in file:
                record = json.loads(line)
                found[record["id"]] = record["text"]
    return found


def figures(lang: str, *, errors: bool) -> dict[str, float]:
    """Percent of statements with the right person, of answers that are right, of persons not in the register left alone."""
    register, context = open_register(), texts(lang)
    known = right = answered = others = alone = 0
    with (REPOSITORY / f"bench/speakers-linked-{lang}.tsv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    for row in rows:
        link = link_name(register, row["speaker"], lang, row["date"] or None, None, context[row["document"]])
        count, actor = int(row["statements"]), link.actor if (link.actor or "").startswith("Q") else None
        if row["actor"] == "-":
            others, alone = others + count, alone + count * (actor is None)
        else:
            known, answered = known + count, answered + count * (actor is not None)
            right += count * (actor == row["actor"])
        if errors and actor != (None if row["actor"] == "-" else row["actor"]):
            print(f"{row['speaker']}: {row['actor']}, ours {link.actor} {link.confidence} {link.why[:2]}")
    return {
        "statements": known,
        "right": round(100 * right / known, 1),
        "precision": round(100 * right / max(1, answered), 1),
        "not_in_register": others,
        "left_alone": round(100 * alone / max(1, others), 1),
    }


def main(arguments: list[str]) -> int:
    worse = False
    for lang in SETS:
        found = figures(lang, errors="--errors" in arguments)
        missed = [key for key, least in FLOORS[lang].items() if found[key] < least]
        print(json.dumps({"set": f"speakers linked {lang}", **found, "missed": missed}))
        worse = worse or bool(missed)
    return int("--check" in arguments and worse)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
