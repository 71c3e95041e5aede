"""Speaker, role, route and addressee of Russian statements whose spans are given, on invented sentences, a style a line.

In the table `[1 …]`, `{1 …}` and `<1 …>` mark the source, cue and content of the first statement; what is asked is said of the last.
"""

import csv
from pathlib import Path

import pytest
from given import marked, told

from hearsay.attribute.chains import parents
from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import Russian
from hearsay.attribute.stage import resolved
from hearsay.records import Statement

TABLE = (Path(__file__).parent / "russian_who.tsv").read_text(encoding="utf8").splitlines()
CASES = list(csv.DictReader(TABLE, delimiter="\t", quoting=csv.QUOTE_NONE))
# styles that are known to fail, each for a reason that methods.md gives
LEAST = 0.9


def last_of(russian: Russian, line: str) -> Statement:
    text, parts = marked(line)
    drafts = [
        Draft(p.get("source", ()), p["cue"][0], p["content"], "speech", "*", "given", 1.0)
        for p in parts.values()
    ]
    return resolved(russian.analyse([text])[0], russian, drafts, parents(text, drafts))[-1]


@pytest.fixture(scope="module")
def russian() -> Russian:
    return Russian()


def wrong(russian: Russian, case: dict[str, str]) -> dict[str, str]:
    """What is said otherwise than asked; a role is asked only where one is given."""
    said = told(last_of(russian, case["text"]))
    return {
        k: v
        for k, v in said.items()
        if v != (case[k] or "") and not (k in ("role", "speaker") and not case[k])
    }


def test_nine_styles_of_ten_are_read_right(russian: Russian) -> None:
    failed = [(case["style"], found) for case in CASES if (found := wrong(russian, case))]
    assert len(failed) <= (1 - LEAST) * len(CASES), failed
