"""Quality and speed of `hearsay attribute` on the dev sets, through the command as a user has it.

usage: python bench/attribution.py [--check] [SHARED]
Prints one JSON object a set with the scorer's figures; --check holds them to bench/floors.json and exits 1 below one.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SETS = {"polnear-dev": "polnear-dev.jsonl.gz", "en-dev": "en-dev.jsonl", "ru-dev": "ru-dev.jsonl"}


def answers(gold: Path, lang: str) -> tuple[bytes, float]:
    """What the filter answers to the texts of a gold set, and how many seconds it took."""
    opener = gzip.open if gold.suffix == ".gz" else open
    with opener(gold, "rt", encoding="utf8") as lines:
        texts = [{"id": r["id"], "text": r["text"], "lang": lang} for r in map(json.loads, lines)]
    sent = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts).encode()
    command = Path(sys.executable).with_name("hearsay")
    start = time.perf_counter()
    run = subprocess.run([command, "attribute"], input=sent, capture_output=True, check=True)
    return run.stdout, time.perf_counter() - start


def figures(shared: Path, name: str) -> dict[str, Any]:
    """The scorer's figures on one set, with seconds for the whole run and articles a second."""
    gold = shared / "data/attribution" / SETS[name]
    answered, seconds = answers(gold, "ru" if name.startswith("ru") else "en")
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_bytes(answered)
        scorer = [sys.executable, str(shared / "tools/score.py"), "attribution", str(gold), str(found)]
        score: dict[str, Any] = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    documents = answered.count(b"\n")
    return {**score, "seconds": round(seconds, 1), "articles_per_second": round(documents / seconds, 1)}


def flat(score: dict[str, Any]) -> dict[str, float]:
    """The figures that have floors, by name; a set that does not annotate a thing has no figure of it."""
    named = ("speaker_accuracy", "kind_accuracy", "nested_recall")
    return {
        "triple_f1": score["triple"]["f1"],
        "triple_precision": score["triple"]["p"],
        "all_exact_f1": score["all_exact"]["f1"],
        "recall_direct": score["recall"]["direct"],
        **{key: score[key] for key in named if score[key] is not None},
    }


def below(name: str, score: dict[str, Any]) -> list[str]:
    """What is worse than its floor, a line each; a span outside of its text always is."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf8"))["attribution"][name]
    found = flat(score)
    worse = [
        f"{name}: {key} {found[key]} is below its floor {least}"
        for key, least in floors.items()
        if found[key] < least
    ]
    return worse + ([f"{name}: spans outside the text"] if score["spans_outside_text"] else [])


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    folders = [argument for argument in arguments if argument != "--check"]
    shared = Path(folders[0] if folders else os.environ.get("HEARSAY_SHARED", HERE.parents[1] / "shared"))
    worse = []
    for name in SETS:
        score = figures(shared, name)
        print(
            json.dumps(
                {
                    "set": name,
                    **flat(score),
                    "articles_per_second": score["articles_per_second"],
                    "all": score,
                }
            )
        )
        worse += below(name, score)
    if check and worse:
        print("\n".join(worse), file=sys.stderr)
    return int(check and bool(worse))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
