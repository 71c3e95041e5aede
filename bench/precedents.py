"""Precedents in the sample region against its answer key.

The key lists what a statement invokes, mostly from the context ("In 2009 they opened the boxes"); `named` are those whose year or
event stands in the statement itself. A find is right if it has a year of the key, or names the event or its place.

usage: python bench/precedents.py [--check] [--misses]
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from hearsay.narrate.precedents import Precedent, precedents

REPOSITORY = Path(__file__).resolve().parents[1]
KEY = REPOSITORY / "src/hearsay/samples/key.jsonl"
NAMED = {
    ("Keldia", 2011): re.compile(r"Keldi|Torzhin|Lantern|Кельди|Торжин|Фонарн"),
    ("Ardmere", 1998): re.compile(r"Ardmer|Dockers|Ellory|Ардмер|Эллори|Зим\w+ докеров"),
    ("Lurania", 2009): re.compile(r"Luran|Velmor|Луран|Вельмор"),
}
EVENTS = re.compile(r"Lantern Autumn|Dockers. Winter|Фонарн\w+ осен|Зим\w+ докеров")


def of_key(found: Precedent) -> tuple[str, int]:
    """What of the key it is: by its year, else by its name."""
    by_year = [pair for pair in NAMED if pair[1] == found.year]
    by_name = [pair for pair, name in NAMED.items() if found.year is None and name.search(found.what)]
    return (by_year or by_name or [(found.what, found.year or 0)])[0]


def main() -> int:
    counted: Counter[str] = Counter()
    for line in KEY.read_text(encoding="utf8").splitlines():
        key = json.loads(line)
        for statement in key["statements"]:
            text = " ".join(statement["content"])
            wanted = {(place, year) for place, year in statement["precedents"]}
            found = {of_key(each) for each in precedents(text, key["lang"])}
            named = {pair for pair in wanted if str(pair[1]) in text or EVENTS.search(text)}
            for of in (key["lang"], "all"):
                counted[f"{of} found"] += len(found)
                counted[f"{of} right"] += len(found & wanted)
                counted[f"{of} wanted"] += len(wanted)
                counted[f"{of} named"] += len(named)
                counted[f"{of} named right"] += len(named & found)
            if "--misses" in sys.argv and (found ^ wanted):
                print(f"found {found - wanted or '-'}, missed {wanted - found or '-'}: {text}")
    figures = {}
    for of in ("all", "en", "ru"):
        figures[of] = {
            "precision": round(100 * counted[f"{of} right"] / max(1, counted[f"{of} found"]), 1),
            "recall": round(100 * counted[f"{of} right"] / max(1, counted[f"{of} wanted"]), 1),
            "recall_named": round(100 * counted[f"{of} named right"] / max(1, counted[f"{of} named"]), 1),
            "found": counted[f"{of} found"],
        }
        print(of, json.dumps(figures[of]))
    floors = json.loads((REPOSITORY / "bench/floors.json").read_text(encoding="utf8"))["precedents"]
    return int("--check" in sys.argv and any(figures["all"][key] < least for key, least in floors.items()))


if __name__ == "__main__":
    sys.exit(main())
