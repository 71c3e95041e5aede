"""Quality, speed and memory of `hearsay attribute` on the dev sets, through the command as a user has it.

usage: python bench/attribution.py [--check] [SHARED]
Prints one JSON object a set with the scorer's figures, and after PolNeAR what others reach (bench/peers.tsv: the rules that the
English model replaced, published systems, two annotators); --check holds ours to bench/floors.json and exits 1 below one.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SETS = {"polnear-dev": "polnear-dev.jsonl.gz", "en-dev": "en-dev.jsonl", "ru-dev": "ru-dev.jsonl"}


# words of the article that speed is told in
ARTICLE = 900


def answers(gold: Path, lang: str) -> tuple[bytes, dict[str, float]]:
    """What the filter answers to the texts of a gold set, and what that took.

    Articles of 900 words a second are told for one core, in processor time with start and loading: other work on the machine
    does not count. Memory is the largest of the processes so far.
    """
    opener = gzip.open if gold.suffix == ".gz" else open
    with opener(gold, "rt", encoding="utf8") as lines:
        texts = [{"id": r["id"], "text": r["text"], "lang": lang} for r in map(json.loads, lines)]
    sent = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts).encode()
    command = Path(sys.executable).with_name("hearsay")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    run = subprocess.run([command, "attribute"], input=sent, capture_output=True, check=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    words = sum(len(text["text"].split()) for text in texts)
    return run.stdout, {
        "seconds": round(seconds, 1),
        "articles_per_second": round(len(texts) / seconds, 1),
        "articles_of_900_words_per_core_second": round(words / ARTICLE / busy, 1),
        "peak_memory_mb": round(after.ru_maxrss / 1000),
    }


def peers() -> list[dict[str, str]]:
    """What others reach on PolNeAR, by bench/peers.tsv."""
    head, *lines = (HERE / "peers.tsv").read_text(encoding="utf8").splitlines()
    rows = (dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines)
    return [{key: value for key, value in row.items() if value} for row in rows]


def figures(shared: Path, name: str) -> dict[str, Any]:
    """The scorer's figures on one set, with seconds for the whole run and articles a second."""
    gold = shared / "data/attribution" / SETS[name]
    answered, took = answers(gold, "ru" if name.startswith("ru") else "en")
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_bytes(answered)
        scorer = [sys.executable, str(shared / "tools/score.py"), "attribution", str(gold), str(found)]
        score: dict[str, Any] = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    return {**score, **took}


def flat(score: dict[str, Any]) -> dict[str, float]:
    """The figures that have floors, by name; a set that does not annotate a thing has no figure of it."""
    named = ("speaker_accuracy", "kind_accuracy", "nested_recall")
    return {
        "triple_f1": score["triple"]["f1"],
        "triple_precision": score["triple"]["p"],
        "all_exact_f1": score["all_exact"]["f1"],
        "recall_direct": score["recall"]["direct"],
        "recall_indirect": score["recall"]["indirect"],
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
                    "articles_of_900_words_per_core_second": score["articles_of_900_words_per_core_second"],
                    "peak_memory_mb": score["peak_memory_mb"],
                    "all": score,
                }
            )
        )
        worse += below(name, score)
        if name == "polnear-dev":
            for row in peers():
                print(json.dumps(row, ensure_ascii=False))
    if check and worse:
        print("\n".join(worse), file=sys.stderr)
    return int(check and bool(worse))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
