"""Articles and sentences as training examples: pieces with features, and for each cue the words of its parts."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hearsay.attribute import quotes as marks
from hearsay.attribute.english.pieces import CLS, SEP, Pieces, pieces
from hearsay.attribute.english.units import sentences

Range = tuple[int, int]
Ranges = list[Range]
# the parts of a statement that are read off a cue, in the order of the linker's layers
PARTS = ("source", "content", "addressee", "via")
MASK = 103
# of our own annotation, for cross-validation; of PolNeAR train every 14th article is held out
FOLDS, HELD = 3, 14
# what a weak label is worth beside an annotator's
WEAK, WEAK_NONE = 0.4, 0.15


@dataclass(slots=True)
class Cue:
    """A cue with its parts as ranges of words; `weights` says part by part what its labels are worth."""

    words: Range
    parts: list[Ranges]
    weights: list[float]
    kind: int = -1  # 0 speech, 1 attitude, -1 unknown
    nested: bool = False


@dataclass(slots=True)
class Article:
    """A text and one annotator's cues. `known` is what "no cue here" is worth, word by word."""

    name: str
    text: str
    pieces: Pieces
    cues: list[Cue]
    known: list[float] = field(default_factory=list)


def read(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def held_out(names: Sequence[str]) -> set[str]:
    """The articles that nothing is trained on: confidence is fitted there."""
    return set(sorted(set(names))[::HELD])


def encoded(text: str) -> Pieces:
    quotes = marks.find(text)
    return pieces(text, quotes, sentences(text, quotes))


def ranges(found: Pieces, spans: Sequence[Sequence[int]]) -> Ranges:
    """The words that begin within each span."""
    rows = []
    for start, end in spans:
        inside = [i for i, (a, b) in enumerate(found.places) if start <= a < end]
        if inside:
            rows.append((inside[0], inside[-1] + 1))
    return rows


def article(record: dict[str, Any], statements: list[dict[str, Any]], weak: list[dict[str, Any]]) -> Article:
    """One annotator's view of a text; weak labels fill in what the annotators were not asked for."""
    text = record["text"]
    found = encoded(text)
    full = "licence" in record  # our own annotation marks nested statements too
    cues: list[Cue] = []
    taken: set[int] = set()
    inside: set[int] = set()
    by_cue = [(set(range(*r)), d) for d in weak for r in ranges(found, d["cue"])]
    for s in statements:
        place = ranges(found, s["cue"])
        if not place:
            continue
        words = place[0]
        if taken & set(range(*words)):
            continue
        taken |= set(range(*words))
        rule = next((d for w, d in by_cue if w & set(range(*words))), None)
        parts = [ranges(found, s["source"]), ranges(found, s["content"]), [], []]
        weights = [1.0, 1.0, 0.0, 0.0]
        kind = -1
        if full:
            kind = int(s["kind"] == "attitude")
            if record["licence"] == "own":  # invented passages have places, not base forms
                parts[2:] = [ranges(found, s["addressee"]), ranges(found, s["via"])]
            else:
                parts[2] = _named(text, found, words, [s["addressee"]] if s["addressee"] else [])
                parts[3] = _named(text, found, words, s["via"][:1])
            weights[2:] = [1.0, 1.0]
            if s["via"] and not parts[3]:
                weights[3] = 0.0
            if s["addressee"] and not parts[2]:
                weights[2] = 0.0
        elif rule is not None:
            parts[2] = ranges(found, rule["addressee"])
            parts[3] = ranges(found, rule["via"])
            weights[2:] = [0.5, 0.5]
            kind = int(rule["kind"] == "attitude") if rule["lemma"] != "*" else -1
        if not s.get("parent") and s.get("parent") != 0:
            for a, b in parts[1]:
                inside |= set(range(a, b))
        cues.append(Cue(words, parts, weights, kind, s.get("parent") is not None))
    known = [1.0] * len(found.words)
    if not full:
        for i in inside - taken:
            known[i] = WEAK_NONE
        for words, d in by_cue:
            if d["parent"] is None or not words <= inside or words & taken:
                continue
            taken |= words
            sure = WEAK * d["confidence"]
            for i in words:
                known[i] = sure
            parts = [ranges(found, d[part]) for part in PARTS]
            cues.append(
                Cue(
                    (min(words), max(words) + 1), parts, [sure] * 4, int(d["kind"] == "attitude"), nested=True
                )
            )
    return Article(record["id"], text, found, cues, known)


def _named(text: str, found: Pieces, cue: Range, names: Sequence[str]) -> Ranges:
    """Where a name of our annotation, which is in base form, stands near its cue."""
    rows: Ranges = []
    for name in names:
        start, end = found.places[cue[0]][0], found.places[cue[1] - 1][1]
        places = []
        at = text.find(name)
        while at >= 0:
            places.append(at)
            at = text.find(name, at + 1)
        near = sorted((abs(at - end), at) for at in places if abs(at - end) < 120 or abs(at - start) < 120)
        if near:
            rows += ranges(found, [(near[0][1], near[0][1] + len(name))])
    return rows


def articles(shared: Path, weak_path: Path, *, polnear: bool) -> list[Article]:
    """PolNeAR train, every annotator's copy, and en-train; never a dev set."""
    folder = shared / "data/attribution"
    weak = {r["id"]: r["drafts"] for r in read(weak_path)} if weak_path.exists() else {}
    found = []
    for name in (*(["polnear-train.jsonl.gz"] if polnear else []), "en-train.jsonl"):
        for record in read(folder / name):
            copies = [record["statements"], *(record.get("other_annotators") or {}).values()]
            found += [
                article(record, copy, weak.get(record["id"], []))
                for copy in copies
                if copy or "licence" in record
            ]
    return found


@dataclass(slots=True)
class Window:
    """A run of an article's words."""

    article: Article
    start: int
    end: int


def cut(one: Article, size: int, rng: random.Random) -> list[Window]:
    """The article in windows of whole sentences of at most `size` pieces, the first of a random length."""
    found = one.pieces
    n = len(found.words)
    edges = [*found.words, len(found.ids)]
    starts = [i for i in range(n) if i == 0 or found.sentence[i] != found.sentence[i - 1]] + [n]
    rows = []
    start, limit = 0, rng.randint(size // 4, size)
    while start < n:
        end = start
        for s in starts:
            if s > start and edges[s] - edges[start] <= limit:
                end = s
        if end == start:  # a sentence longer than the window
            while end < n and edges[end + 1] - edges[start] <= size:
                end += 1
            end = max(end, start + 1)
        rows.append(Window(one, start, end))
        start, limit = end, size
    return rows


@dataclass(slots=True)
class Sentence:
    """A parsed sentence: its words' first pieces with parts of speech, heads, relations, names."""

    pieces: Pieces
    at: list[int]
    upos: list[str]
    heads: list[int]
    deps: list[str]
    names: list[str] | None


def parsed(path: Path) -> list[Sentence]:
    found = []
    for record in read(path):
        words = record["words"]
        spaces = record.get("spaces") or [1] * len(words)
        text, spans = "", []
        for word, space in zip(words, spaces, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + " " * space
        quotes = marks.find(text)
        cuts = pieces(text, quotes, [(0, len(text))])
        if not cuts.words:
            continue
        starts = [a for a, _ in cuts.places]
        at, k = [], 0
        for start, _ in spans:
            while k + 1 < len(starts) and starts[k + 1] <= start:
                k += 1
            at.append(cuts.words[k])
        names = None
        if "names" in record:
            names = ["O"] * len(words)
            for a, b, sort in record["names"]:
                names[a:b] = ["B-" + sort, *["I-" + sort] * (b - a - 1)]
        none = ["_"] * len(words)
        found.append(
            Sentence(
                cuts,
                at,
                record.get("upos", none),
                record.get("heads", [-1] * len(words)),
                record.get("deps", none),
                names,
            )
        )
    return found


def ids_of(found: Pieces, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
    """Pieces, case and state of pieces `start` to `end` between the two marks of a window."""
    return (
        [CLS, *found.ids[start:end], SEP],
        [0, *found.case[start:end], 0],
        [0, *found.state[start:end], 0],
    )
