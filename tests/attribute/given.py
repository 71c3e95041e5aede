"""Texts with the parts of statements marked: `[1 …]`, `{1 …}` and `<1 …>` are source, cue and content of statement 1."""

import re
from collections import defaultdict

from hearsay.records import Span, Statement

MARK = re.compile(r"([\[{<])(\d) |([\]}>])")
PARTS = {"[": "source", "{": "cue", "<": "content"}


def marked(line: str) -> tuple[str, dict[str, dict[str, tuple[Span, ...]]]]:
    """The text without its marks, and the parts of each statement by its number."""
    text, last = "", 0
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    open_: list[tuple[str, str, int]] = []
    for match in MARK.finditer(line):
        text += line[last : match.start()]
        last = match.end()
        if match[1]:
            open_.append((PARTS[match[1]], match[2], len(text)))
        else:
            part, number, start = open_.pop()
            found[number][part].append((start, len(text)))
    text += line[last:]
    return text, {n: {k: tuple(v) for k, v in found[n].items()} for n in sorted(found)}


def told(found: Statement) -> dict[str, str]:
    return {
        "speaker": found.speaker or "",
        "role": found.role or "",
        "via": "; ".join(found.via),
        "addressee": found.addressee or "",
    }
