"""Weak labels from the rules of release 0.1: what stands inside a content, to whom and through whom something was said.

PolNeAR marks outermost attributions only, and neither recipients nor media; the rules find some of both. The labels are
offsets, one line a document. They need the rules: `git worktree add RULES 38683b8`, `make setup` there, and
usage: RULES/.venv/bin/python weak.py OUT FILE...
"""

import gzip
import json
import sys
from dataclasses import replace
from pathlib import Path

from hearsay.attribute import confidence
from hearsay.attribute.chains import distinct, parents
from hearsay.attribute.stage import language

# below this share of right ones a rule's draft is no label
LEAST = 0.4


def main(out: str, *files: str) -> None:
    rules = language("en")
    assert rules is not None
    table = confidence.counts("en")
    with Path(out).open("w", encoding="utf8") as lines:
        for name in files:
            opener = gzip.open if name.endswith(".gz") else open
            with opener(name, "rt", encoding="utf8") as records:
                for record in map(json.loads, records):
                    found = rules.analyse([record["text"]])[0].drafts
                    scored = [replace(d, confidence=confidence.score(d, table)) for d in found]
                    drafts = distinct(record["text"], [d for d in scored if d.confidence >= LEAST])
                    rows = [
                        {
                            "source": d.source,
                            "cue": [d.cue],
                            "content": d.content,
                            "kind": d.kind,
                            "lemma": d.lemma,
                            "frame": d.frame,
                            "confidence": round(d.confidence, 3),
                            "via": d.via,
                            "addressee": [d.addressee] if d.addressee else [],
                            "parent": parent,
                        }
                        for d, parent in zip(drafts, parents(record["text"], drafts), strict=True)
                    ]
                    lines.write(json.dumps({"id": record["id"], "drafts": rows}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
