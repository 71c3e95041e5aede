"""What each rule that is left beside the English model is worth: the scorer's figures with it and without it.

usage: python bench/ablation.py [--seen N] [SHARED]
Reads the articles of PolNeAR train that no weight was trained on (every 14th; with --seen every Nth of the others, of which
there are more) and en-train, once; then makes the statements again and again, each time with one rule switched off. Prints one
JSON object a rule; the first is with all of them. The weights know en-train: only its differences tell something.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hearsay.attribute import quotes as marks
from hearsay.attribute.drafts import Analysis
from hearsay.attribute.english import citing, media, unsaid
from hearsay.attribute.english.encoder import model
from hearsay.attribute.english.pieces import Pieces, pieces
from hearsay.attribute.english.triples import Triple, triples
from hearsay.attribute.english.units import sentences
from hearsay.attribute.quotes import Quote
from hearsay.attribute.stage import language, statements
from hearsay.records import Span, as_json

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "training/attribution_en"))
data = importlib.import_module("data")
found = importlib.import_module("hearsay.attribute.english.found")
continuation = importlib.import_module("hearsay.attribute.english.continuation")
Row = tuple[str, str, list[Quote], list[Span], Pieces, list[Triple]]
# rule: where it is, and what stands in its place when it is off
RULES: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "a quotation of which a content holds a part becomes whole": (
        found,
        "_whole",
        lambda _text, _quotes, spans, _cue: list(spans),
    ),
    "a piece that two cues claim goes to its paragraph's, or the nearer": (
        found,
        "_owned",
        lambda drafts, _lines: list(drafts),
    ),
    "quotations that stand alone are joined": (
        found,
        "continued",
        lambda _text, _lines, _quotes, drafts: list(drafts),
    ),
    "… also behind a long frame": (continuation, "_same_speaker", lambda *_: None),
    "… and whoever speaks in a clause that hangs on it": (
        continuation,
        "_speaks_too",
        lambda _text, draft, other: (
            draft.kind == "speech" and bool(draft.source) and draft.source[0][0] >= other.cue[1]
        ),
    ),
    "what is told behind 'he said, \"…,\"' is not said": (
        found,
        "_said",
        lambda _text, _quotes, span, _cue: span,
    ),
    "a medium that passes words on becomes via": (media, "collapsed", lambda _text, drafts: list(drafts)),
    "signed, voted, met are no cues": (found, "_ACTIONS", frozenset()),
    "what nobody states, what is asked, supposed or denied is no statement": (
        unsaid,
        "said",
        lambda _text, drafts: list(drafts),
    ),
    "an auxiliary within a content is no cue": (found, "_no_cue", lambda _text, _cue: False),
    "whom a medium cites speaks": (citing, "cited", lambda _text, drafts: list(drafts)),
    "'according to X, citing Y' is Y's": (found, "_CITING", None),
}


def records(shared: Path, seen: int) -> list[list[dict[str, Any]]]:
    """The articles of PolNeAR train, and those of en-train."""
    folder = shared / "data/attribution"
    train = [r for r in data.read(folder / "polnear-train.jsonl.gz") if r["statements"]]
    names = data.held_out([r["id"] for r in train])
    others = [r for r in train if r["id"] not in names]
    chosen = others[::seen] if seen else [r for r in train if r["id"] in names]
    return [chosen, list(data.read(folder / "en-train.jsonl"))]


def read(record: dict[str, Any]) -> Row:
    """What the model says of an article."""
    text = record["text"]
    quotes = marks.find(text)
    split = sentences(text, quotes)
    cut = pieces(text, quotes, split)
    return record["id"], text, quotes, split, cut, triples(model(), cut, model().read(cut))


@contextmanager
def without(rule: str) -> Iterator[None]:
    """The rule switched off."""
    if not rule:
        yield
        return
    module, name, put = RULES[rule]
    kept = getattr(module, name)
    setattr(module, name, put if put is not None else importlib.import_module("re").compile(r"(?!)"))
    try:
        yield
    finally:
        setattr(module, name, kept)


def answer(row: Row) -> dict[str, Any]:
    """The statements of one article; names are left out, they change no span."""
    name, text, quotes, split, cut, read_ = row
    rules = language("en")
    assert rules is not None
    drafts = unsaid.said(text, found.scored(found.drafts(text, quotes, cut, read_)))
    drafts = media.collapsed(text, citing.cited(text, drafts))
    analysis = Analysis(text, tuple(split), tuple(quotes), tuple(drafts))
    return {"id": name, "statements": [as_json(s) for s in statements(analysis, rules)]}


def score(shared: Path, gold: Path, answers: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """The scorer's figures."""
    path = folder / "found.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in answers), encoding="utf8")
    command = [sys.executable, str(shared / "tools/score.py"), "attribution", str(gold), str(path)]
    scored: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {
        "triple": scored["triple"]["f1"],
        "precision": scored["triple"]["p"],
        "all exact": scored["all_exact"]["f1"],
        "direct": scored["recall"]["direct"],
        "mixed": scored["recall"]["mixed"],
        **({"via": scored["via_accuracy"]} if scored["via_accuracy"] is not None else {}),
    }


def main(arguments: list[str]) -> None:
    seen = int(arguments[arguments.index("--seen") + 1]) if "--seen" in arguments else 0
    folders = [a for a in arguments if not a.startswith("--") and not a.isdigit()]
    shared = Path(folders[0] if folders else os.environ.get("HEARSAY_SHARED", HERE.parents[1] / "shared"))
    sets = {
        name: (gold, [read(record) for record in gold])
        for name, gold in zip(("PolNeAR", "own"), records(shared, seen), strict=True)
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rule in ("", *RULES):
            line: dict[str, Any] = {"without": rule or "nothing"}
            for key, (gold, read_) in sets.items():
                path = folder / "gold.jsonl"
                path.write_text("".join(json.dumps(record) + "\n" for record in gold), encoding="utf8")
                with without(rule):
                    line[key] = score(shared, path, [answer(row) for row in read_], folder)
            print(json.dumps(line, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
