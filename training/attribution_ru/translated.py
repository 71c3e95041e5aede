"""Translated news as training data: our annotation (`translated_ru.jsonl`) put beside the texts of NTREX-128.

The annotation is standoff: which document, where the spans are, of what type and kind, within which other statement. The texts are read
from SHARED/data/crosslingual/ntrex-dev.tsv.gz (CC BY-SA 4.0): the Russian lines of a document, joined by line ends.
"""

import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

ANNOTATION = Path(__file__).with_name("translated_ru.jsonl")
# who speaks is not annotated here, as names stay out of the repository
UNSAID: dict[str, Any] = {"speaker": None, "role": None, "via": [], "addressee": None}


def documents(shared: Path) -> list[dict[str, Any]]:
    """The annotated documents with their texts, in the form of ru-train."""
    lines: dict[str, list[str]] = defaultdict(list)
    with gzip.open(shared / "data/crosslingual/ntrex-dev.tsv.gz", "rt", encoding="utf8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            lines[row["document"]].append(row["ru"])
    found = []
    for line in ANNOTATION.read_text(encoding="utf8").splitlines():
        record = json.loads(line)
        text = "\n".join(lines[record["id"]])
        if len(text) != record["length"]:
            raise ValueError(f"{record['id']}: the text has {len(text)} characters, not {record['length']}")
        statements = [{**statement, **UNSAID} for statement in record["statements"]]
        found.append({"id": record["id"], "text": text, "statements": statements})
    return found
