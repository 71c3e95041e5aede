"""The sample pages against their answer key: how many statements are found, how many have the right speaker and route.

usage: python bench/samples.py [--check]; --check exits 1 below the floors in bench/floors.json.
A statement is found where the content of one of ours shares half of its letters with the key's; a speaker is right as the
scorer has it: the same name, or longer, or its last word.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hearsay.attribute.chains import letters
from hearsay.cli.demo import readings

REPOSITORY = Path(__file__).resolve().parents[1]
KEY = REPOSITORY / "src/hearsay/samples/key.jsonl"


def name(words: str | None) -> list[str]:
    return re.findall(r"\w+", (words or "").casefold().replace("ё", "е"))


def same(gold: str | None, ours: str | None) -> bool:
    """Whether two names are one: equal, ours at most three words longer, or ours the last word of it or more."""
    g, o = name(gold), name(ours)
    longer = set(g) <= set(o) and len(o) <= len(g) + 3
    return bool(g) and bool(o) and (g == o or longer or (set(o) <= set(g) and g[-1] in o))


def pairs(
    key: dict[str, Any], reading: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Each statement of the key whose words are in the text, with ours that reports it, if any."""
    text, ours = reading["document"]["text"], reading["statements"]
    for statement in key["statements"]:
        places = [(at, at + len(piece)) for piece in statement["content"] if (at := text.find(piece)) >= 0]
        wanted = letters(text, tuple(places))
        if not wanted:
            continue  # the headline's: it is the title, no part of the text
        best = max(ours, key=lambda s: overlap(wanted, letters(text, s["content"])), default=None)
        half = best is not None and overlap(wanted, letters(text, best["content"])) >= 0.5
        yield statement, best if half else None


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def figures() -> dict[str, float]:
    keys = {k["page"]: k for k in map(json.loads, KEY.read_text(encoding="utf8").splitlines())}
    rows = [row for page, reading in readings() for row in pairs(keys[page], reading)]
    found = [(gold, ours) for gold, ours in rows if ours is not None]
    named = [(gold, ours) for gold, ours in found if gold["speaker"]]
    routed = [(gold, ours) for gold, ours in found if gold["via"]]
    right = sum(same(gold["speaker"], ours["speaker"]) for gold, ours in named)
    wrong = sum(bool(ours["speaker"]) and not same(gold["speaker"], ours["speaker"]) for gold, ours in named)
    via = sum(any(same(gold["via"][0], name) for name in ours["via"]) for gold, ours in routed)
    share = lambda part, whole: round(100 * part / max(1, whole), 1)  # noqa: E731
    return {
        "statements": len(rows),
        "found": share(len(found), len(rows)),
        "speaker": share(right, len(named)),
        "speaker_wrong": share(wrong, len(named)),
        "via": share(via, len(routed)),
    }


def main() -> int:
    floors = json.loads((REPOSITORY / "bench/floors.json").read_text(encoding="utf8"))["samples"]
    found = figures()
    print(json.dumps(found))
    return int("--check" in sys.argv and any(found[key] < least for key, least in floors.items()))


if __name__ == "__main__":
    sys.exit(main())
