"""Silence in the sample region with the program's own statements, names and copies; which statement tells what, the key says.

usage: python bench/silence_region.py [--check]; --check exits 1 unless the independent press is absent on both messages.
"""

import json
import sys
import tempfile
from importlib import resources
from pathlib import Path

from hearsay.cli.demo import build
from hearsay.measure.events import covering
from hearsay.run.silence import Texts, Told, measure
from hearsay.run.summing import items
from hearsay.store.engine import open_corpus
from samples import matched, pairs

PRESS = "Luranian independent press"
EVENTS = {"election", "protests", "treaty"}


def main() -> int:
    with (
        tempfile.TemporaryDirectory() as folder,
        resources.as_file(resources.files("hearsay.samples")) as samples,
    ):
        build(samples, Path(folder) / "corpus.db")
        with open_corpus(f"{folder}/corpus.db") as corpus:
            with corpus.reading() as connection:
                found = matched(list(items(connection)))
                texts = Texts(connection)
            ids: dict[str, list[str]] = {}
            carrying: dict[str, set[str]] = {}
            for key, item in found:
                for gold, ours in pairs(key, item):
                    if ours is not None and gold["message"]:
                        ids.setdefault(gold["message"], []).append(ours.id(item.document.id))
                        carrying.setdefault(gold["message"], set()).add(item.document.id)
            told = [Told(message, message, tuple(each)) for message, each in ids.items()]
            verdicts = measure(corpus, told).verdicts
    for message, documents in carrying.items():
        about, marks = covering(documents, texts.named)
        gold = {item.document.id for key, item in found if EVENTS & set(key["about"])}
        counted = {
            "events": len(gold),
            "found": len(gold & about),
            "others": len(about - gold),
            "names": marks,
        }
        print(message, json.dumps(counted))
        for v in verdicts:
            if v.narrative == message:
                q = None if v.q is None else round(v.q, 4)
                print(f"  {v.sphere}: {v.state}, {v.carrying} of {v.coverage}, {v.expected} expected, q {q}")
    silent = {v.narrative for v in verdicts if v.sphere == PRESS and v.state == "absent"}
    return int("--check" in sys.argv and silent != set(ids))


if __name__ == "__main__":
    sys.exit(main())
