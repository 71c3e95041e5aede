"""Who speaks, in what role, through whom and to whom: the resolving step alone, on the annotators' own spans.

usage: python bench/speakers.py [en|ru|en-dev|ru-dev|FILE.jsonl]… [--half a|b] [--errors speaker|role|via|addressee] [--kinds]
Drafts are made from the source, cue and content of the train sets (of all sets named; a file of the same format is a set too),
so that no error of the spans is among the errors of the names; routes and addressees are looked for by the same step as in
`hearsay attribute`. Prints one JSON object a set; `--errors` lists what is wrong, a line each; `--kinds` counts speakers by kind
of source. Every second article is half "a", the others half "b".
"""

import importlib.util
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from hearsay.attribute.drafts import Analysis, Draft
from hearsay.attribute.stage import language, resolved

HERE = Path(__file__).parent
SETS = {name: f"data/attribution/{name}.jsonl" for name in ("en-train", "ru-train", "en-dev", "ru-dev")}
PARTS = ("speaker", "role", "via", "addressee")
SAME_ROLE = 0.5


def scorer(shared: Path) -> Any:
    """The scorer's module: names are compared as it compares them."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def draft(gold: dict[str, Any], found: Analysis) -> Draft:
    """The gold statement as a draft; the lemma is that of our own draft with the same cue, if there is one."""
    spans = {key: tuple((a, b) for a, b in gold[key]) for key in ("source", "cue", "content")}
    cue = spans["cue"][0] if spans["cue"] else (spans["content"][0][0],) * 2
    lemma = next((d.lemma for d in found.drafts if d.cue[1] == cue[1]), "*")
    return Draft(spans["source"], cue, spans["content"], gold["kind"], lemma, "gold", 1.0)


def answers(record: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    """For each gold statement what the resolving step says of its spans."""
    rules = language(lang)
    assert rules is not None
    analysis = rules.analyse([record["text"]])[0]
    golds = record["statements"]
    drafts = [draft(gold, analysis) for gold in golds]
    found = resolved(analysis, rules, drafts, [gold["parent"] for gold in golds])
    return [
        {"speaker": s.speaker, "role": s.role, "via": list(s.via), "addressee": s.addressee} for s in found
    ]


def judged(score: Any, gold: dict[str, Any], ours: dict[str, Any]) -> dict[str, bool | None]:
    """For each part whether it is right; None where nothing is asked and nothing answered."""
    same, fold = score.same_name, score.fold
    role, other = set(fold(gold["role"])), set(fold(ours["role"]))
    right = {
        "speaker": same(gold["speaker"], ours["speaker"]),
        "role": bool(role and other) and len(role & other) / len(role | other) >= SAME_ROLE,
        "via": bool(gold["via"]) and any(same(gold["via"][0], name) for name in ours["via"]),
        "addressee": same(gold["addressee"], ours["addressee"]),
    }
    return {part: fine if gold[part] or ours[part] else None for part, fine in right.items()}


def rows(path: Path, lang: str, half: str) -> Iterator[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    """(article, gold statement, our answer) of a set or of one half of it."""
    lines = path.read_text(encoding="utf8").splitlines()
    for number, record in enumerate(map(json.loads, lines)):
        if half and number % 2 != "ab".index(half):
            continue
        for gold, ours in zip(record["statements"], answers(record, lang), strict=True):
            yield record, gold, ours


def figures(score: Any, found: list[tuple[Any, Any, Any]]) -> dict[str, Any]:
    """Right of those that the gold has, and of those that we gave; in percent, with counts."""
    n: Counter[tuple[str, str]] = Counter()
    for _, gold, ours in found:
        for part, fine in judged(score, gold, ours).items():
            n[part, "gold"] += bool(gold[part])
            n[part, "ours"] += bool(ours[part])
            n[part, "right"] += bool(fine)
            n[part, "invented"] += bool(ours[part]) and not gold[part]
    return {
        part: {
            "accuracy": round(100 * n[part, "right"] / max(1, n[part, "gold"]), 1),
            "precision": round(100 * n[part, "right"] / max(1, n[part, "ours"]), 1),
            **{key: n[part, key] for key in ("gold", "ours", "right", "invented")},
        }
        for part in PARTS
    }


def listed(score: Any, part: str, found: list[tuple[Any, Any, Any]]) -> Iterator[str]:
    """What is wrong in a part: gold, ours and the words around the cue."""
    for record, gold, ours in found:
        if judged(score, gold, ours)[part] is False:
            text = record["text"]
            words = [" … ".join(text[a:b] for a, b in gold[key]) for key in ("source", "cue", "content")]
            start = min(a for key in ("source", "cue", "content") for a, _ in gold[key][:1])
            before = text[max(0, start - 60) : start].replace("\n", "⏎")
            source = gold["speaker"] if part != "speaker" else gold["role"]
            yield (
                f"{record['id'][-24:]}: gold {gold[part]!r} ours {ours[part]!r} [{source}; {ours['speaker']}]\n"
                f"    {before} | {words[0]} | {words[1]} | {words[2][:140]}"
            )


def kind(score: Any, record: dict[str, Any], gold: dict[str, Any], lang: str) -> str:
    """What sort of words the source is: a name, a pronoun, a noun for people, a body, a text …"""
    rules, text = language(lang), record["text"]
    assert rules is not None
    if not gold["source"]:
        return "none"
    span = tuple(gold["source"][0])
    words = text[slice(*span)]
    if words.lower() in rules.first_person | rules.relative or rules.reflexive(words) or rules.pronoun(words):
        return "first person" if words.lower() in rules.first_person else "pronoun"
    base = rules.base(text, span)
    if gold["speaker"] and score.same_name(gold["speaker"], words):
        return "name"
    if rules.document(base):
        return "text"
    if described := rules.describes(text, span):
        return "group" if described.gender == "plural" else "described"
    return "body" if rules.body(base) else "other"


def kinds(score: Any, found: list[tuple[Any, Any, Any]], lang: str) -> dict[str, str]:
    """How many speakers of each kind of source are right, of how many that are asked for or given."""
    n: Counter[tuple[str, bool]] = Counter()
    for record, gold, ours in found:
        if (right := judged(score, gold, ours)["speaker"]) is not None:
            n[kind(score, record, gold, lang), right] += 1
    return {k: f"{n[k, True]} of {n[k, True] + n[k, False]}" for k in sorted({k for k, _ in n})}


def main(arguments: list[str]) -> int:
    options = {a: b for a, b in pairwise(arguments) if a in {"--half", "--errors"}}
    named = [a for a in arguments if not a.startswith("--") and a not in options.values()]
    shared = Path(os.environ.get("HEARSAY_SHARED", HERE.parents[1] / "shared"))
    score = scorer(shared)
    wanted = [f"{name}-train" if name in {"en", "ru"} else name for name in named] or ["en-train", "ru-train"]
    for name in wanted:
        path = shared / SETS[name] if name in SETS else Path(name)
        lang = json.loads(path.read_text(encoding="utf8").split("\n", maxsplit=1)[0])["lang"]
        found = list(rows(path, lang, options.get("--half", "")))
        for line in listed(score, options["--errors"], found) if "--errors" in options else ():
            print(line)
        print(json.dumps({"set": name, "statements": len(found), **figures(score, found)}))
        if "--kinds" in arguments:
            print(json.dumps({"set": name, "speaker by kind of source": kinds(score, found, lang)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
