"""The sample region's own answer key as what spread and silence take: no stage of the program has a part in it."""

import csv
import json
from collections import Counter, defaultdict
from importlib import resources
from typing import Any

from hearsay.measure.carriers import Carrier, Case, Covering, Monitored

SAMPLES = resources.files("hearsay.samples")
KEYS: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLES / "key.jsonl").read_text(encoding="utf8").splitlines()
]
MESSAGES = ("made-abroad", "ally-or-be-next")
FIRST, LAST = "2024-02-12", "2024-03-24"


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((SAMPLES / name).read_text(encoding="utf8").splitlines()))


OUTLETS = {row["name"]: row for row in table("outlets.csv")}
NAMES = {
    form.strip("«»"): row["name"]
    for row in OUTLETS.values()
    for form in (row["name"], *row["forms"].split("|"))
}
PEOPLE = {
    name: row["country"] for row in table("people.csv") for name in (row["name"], *row["names"].split("|"))
}


def outlet(key: dict[str, Any]) -> str:
    return NAMES[key["outlet"]]


def spheres() -> dict[str, frozenset[str]]:
    found = {}
    for row in table("spheres.csv"):
        listed = {name for name in row["outlets"].split("|") if name}
        rules = {
            part: {value for value in row[part].split("|") if value}
            for part in ("countries", "languages", "ownerships")
        }
        column = {"countries": "country", "languages": "language", "ownerships": "ownership"}
        fits = {
            name
            for name, each in OUTLETS.items()
            if any(rules.values())
            and all(not values or each[column[part]] in values for part, values in rules.items())
        }
        found[row["name"]] = frozenset(listed | fits)
    return found


def monitored(first: str = FIRST, last: str = LAST) -> Monitored:
    volumes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key in KEYS:
        volumes[outlet(key)][key["published"][:10]] += 1
    countries = {name: row["country"] for name, row in OUTLETS.items()}
    return Monitored(spheres(), volumes, first, last, countries)


def case(message: str) -> Case:
    """A message of the key: an article covers its event if it is about the election, the protests or the Treaty."""
    carriers = [
        Carrier(
            key["page"],
            outlet(key),
            key["published"],
            said["stance"],
            key["reprint_of"] or key["page"],
            said["speaker"],
            PEOPLE.get(said["speaker"]),
            OUTLETS[outlet(key)]["country"],
            key["lang"],
        )
        for key in KEYS
        for said in key["statements"]
        if said["message"] == message
    ]
    covering = [
        Covering(key["page"], outlet(key), key["published"][:10], key["reprint_of"] or key["page"])
        for key in KEYS
        if {"election", "protests", "treaty"} & set(key["about"])
    ]
    return Case(message, carriers, covering)
