"""What the whole stage makes of our own annotation, each article read by a model that was not trained on it.

usage: python cross.py SHARED OUT FOLDER=FOLD... [FOLDER=dev]
Writes OUT/gold.jsonl and OUT/found.jsonl for ../shared/tools/score.py.
"""

import json
import sys
from pathlib import Path

from calibrate import opened, texts
from data import read

from hearsay.attribute.stage import attribute
from hearsay.records import Document, as_json


def main(shared: str, out: str, *folders: str) -> None:
    with (Path(out) / "gold.jsonl").open("w") as gold, (Path(out) / "found.jsonl").open("w") as found:
        for name in folders:
            folder, _, fold = name.partition("=")
            opened(Path(folder).resolve())
            dev = Path(shared) / "data/attribution/en-dev.jsonl"
            for record in read(dev) if fold == "dev" else texts(Path(shared), int(fold)):
                statements = attribute([Document(record["text"], lang="en")])[0]
                gold.write(json.dumps(record) + "\n")
                found.write(
                    json.dumps({"id": record["id"], "statements": [as_json(s) for s in statements]}) + "\n"
                )


if __name__ == "__main__":
    main(*sys.argv[1:])
