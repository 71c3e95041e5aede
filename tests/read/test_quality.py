"""The floors of bench/pages.py, kept on the dev sets where they are at hand."""

import gzip
import importlib.util
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from hearsay.read.article import read
from hearsay.records import Page

spec = importlib.util.spec_from_file_location(
    "pages", Path(__file__).resolve().parents[2] / "bench" / "pages.py"
)
bench = importlib.util.module_from_spec(spec)
spec.loader.exec_module(bench)


def shingles(text: str) -> Counter:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


@pytest.mark.parametrize("name", ["pages", "pages/wcxb"])
def test_bodies_keep_their_floor(shared, name):
    truth = json.loads((shared / "data" / name / "ground-truth.json").read_text())
    precision = recall = 0.0
    for key, gold in truth.items():
        content = gzip.decompress((shared / "data" / name / "html" / f"{key}.html.gz").read_bytes())
        given = gold.get("ground_truth", gold)
        true = shingles(given.get("articleBody") or given.get("main_content") or "")
        found = shingles(read(Page(key, content)).text)
        hits = sum((true & found).values())
        precision += hits / max(1, sum(found.values()))
        recall += hits / max(1, sum(true.values()))
    assert 100 * 2 * precision * recall / (precision + recall) / len(truth) >= bench.FLOORS[name]["f1"] - 0.5
