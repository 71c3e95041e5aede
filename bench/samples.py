"""The sample region against its answer key, stage by stage: what is read, what is found, who said it, by which way.

usage: python bench/samples.py [--check] [--misses]; --check exits 1 below the floors in bench/floors.json, --misses lists errors.
A statement is found where the content of one of ours shares half of its letters with the key's; a speaker is right as the
scorer has it: the same name, or longer, or its last word.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from hearsay.attribute.chains import letters
from hearsay.cli.demo import build
from hearsay.measure.routes import route
from hearsay.records import Document, Item, Statement
from hearsay.run.summing import items
from hearsay.store.engine import open_corpus

REPOSITORY = Path(__file__).resolve().parents[1]
KEY = REPOSITORY / "src/hearsay/samples/key.jsonl"
# a commentator to a portal, an agency, a foreign paper
CHAIN = ("The Ellory Mail", "Zavinform", "Zaslon", "Arkady Lomovets")
Pair = tuple[dict[str, Any], Statement | None]


def name(words: str | None) -> list[str]:
    return re.findall(r"\w+", (words or "").casefold().replace("ё", "е"))


def same(gold: str | None, ours: str | None) -> bool:
    """Whether two names are one: equal, ours at most three words longer, or ours the last word of it or more."""
    g, o = name(gold), name(ours)
    longer = set(g) <= set(o) and len(o) <= len(g) + 3
    return bool(g) and bool(o) and (g == o or longer or (set(o) <= set(g) and g[-1] in o))


def keys() -> list[dict[str, Any]]:
    return [json.loads(line) for line in KEY.read_text(encoding="utf8").splitlines()]


def region() -> list[Item]:
    """The region's documents as the pipeline stores them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        resources.as_file(resources.files("hearsay.samples")) as samples,
    ):
        build(samples, Path(folder) / "corpus.db")
        with open_corpus(f"{folder}/corpus.db") as corpus, corpus.reading() as connection:
            return list(items(connection))


def matched(found: list[Item]) -> list[tuple[dict[str, Any], Item]]:
    """Each key with its document: by address, else by title."""
    by_url = {item.document.url: item for item in found}
    by_title = {item.document.title: item for item in found}
    return [(key, by_url.get(key["page"]) or by_title[key["title"]]) for key in keys()]


def pairs(key: dict[str, Any], item: Item) -> Iterator[Pair]:
    """Each statement of the key whose words are in the text, with ours that reports it, if any."""
    text = item.document.text
    for statement in key["statements"]:
        places = [(at, at + len(piece)) for piece in statement["content"] if (at := text.find(piece)) >= 0]
        wanted = letters(text, tuple(places))
        if not wanted:
            continue  # the headline's: it is the title, no part of the text
        best = max(item.statements, key=lambda s: overlap(wanted, letters(text, s.content)), default=None)
        half = best is not None and overlap(wanted, letters(text, best.content)) >= 0.5
        yield statement, best if half else None


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def fields_right(key: dict[str, Any], document: Document) -> bool:
    """Whether title, day, language and the dateline's place are the key's."""
    line = key["dateline"]
    place = not line or (document.dateline is not None and same(line["place"], document.dateline.place))
    published = (document.published or "")[:10] == key["published"][:10]
    return document.title == key["title"] and published and document.lang == key["lang"] and place


def is_chain(way: tuple[str, ...] | None) -> bool:
    return way is not None and len(way) == len(CHAIN) and all(map(same, CHAIN, way))


def figures(found: list[Item]) -> dict[str, float]:
    """Shares in percent; of the languages apart too."""
    each = [(key, item, list(pairs(key, item))) for key, item in matched(found)]
    share = lambda part, whole: round(100 * part / max(1, whole), 1)  # noqa: E731
    counted: dict[str, float] = {"documents": len(found)}
    counted["read"] = share(sum(fields_right(key, item.document) for key, item, _ in each), len(each))
    for lang in ("", "en", "ru"):
        rows = [row for key, _, rows in each if key["lang"].startswith(lang) for row in rows]
        met = [(gold, ours) for gold, ours in rows if ours is not None]
        named = [(gold, ours) for gold, ours in met if gold["speaker"]]
        routed = [(gold, ours) for gold, ours in met if gold["via"]]
        right = sum(same(gold["speaker"], ours.speaker) for gold, ours in named)
        wrong = sum(bool(ours.speaker) and not same(gold["speaker"], ours.speaker) for gold, ours in named)
        via = sum(any(same(gold["via"][0], name) for name in ours.via) for gold, ours in routed)
        mark = f"_{lang}" if lang else ""
        counted |= {
            f"statements{mark}": len(rows),
            f"found{mark}": share(len(met), len(rows)),
            f"speaker{mark}": share(right, len(named)),
            f"speaker_wrong{mark}": share(wrong, len(named)),
            f"via{mark}": share(via, len(routed)),
        }
    ways = [
        route(item.outlet_name, item.statements, i, _own(item))
        for item in found
        for i in range(len(item.statements))
    ]
    return {**counted, "chain_of_four": int(any(map(is_chain, ways)))}


def _own(item: Item) -> tuple[str, ...]:
    return item.outlet.forms if item.outlet else ()


def misses(found: list[Item]) -> Iterator[str]:
    for key, item in matched(found):
        for gold, ours in pairs(key, item):
            words = " … ".join(gold["content"])
            if ours is None:
                yield f"missed   {key['page']}: {gold['speaker']} [{gold['cue']}] {words}"
            elif gold["speaker"] and not same(gold["speaker"], ours.speaker):
                yield f"speaker  {key['page']}: {gold['speaker']}, ours {ours.speaker}: [{gold['cue']}] {words}"


def main() -> int:
    floors = json.loads((REPOSITORY / "bench/floors.json").read_text(encoding="utf8"))["samples"]
    found = region()
    counted = figures(found)
    print(json.dumps(counted))
    if "--misses" in sys.argv:
        print("\n".join(misses(found)))
    return int("--check" in sys.argv and any(counted[key] < least for key, least in floors.items()))


if __name__ == "__main__":
    sys.exit(main())
