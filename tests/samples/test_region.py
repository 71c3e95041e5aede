"""The sample region is what its README says: the message and its silence, copies, a hole, names that its register knows."""

import csv
import datetime as dt
import itertools
import json
import re
from collections import Counter
from importlib import resources
from typing import Any

import pytest

SAMPLES = resources.files("hearsay.samples")
KEYS: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLES / "key.jsonl").read_text(encoding="utf8").splitlines()
]
ARTICLES = {
    a["url"]: a for a in map(json.loads, (SAMPLES / "articles.jsonl").read_text(encoding="utf8").splitlines())
}
MESSAGES = {"made-abroad", "ally-or-be-next"}
SILENT = {"Velmora Herald", "The Oss Gazette"}


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((SAMPLES / name).read_text(encoding="utf8").splitlines()))


def outlet_forms() -> dict[str, dict[str, str]]:
    return {form: row for row in table("outlets.csv") for form in (row["name"], *row["forms"].split("|"))}


def carried(*outlets: str, stance: str = "asserts") -> Counter[str]:
    said = [s for key in KEYS if key["outlet"] in outlets for s in key["statements"]]
    return Counter(s["message"] for s in said if s["message"] and s["stance"] == stance)


def test_it_has_a_hundred_articles_over_six_weeks_in_two_languages() -> None:
    days = [key["published"][:10] for key in KEYS]
    assert len(KEYS) == 101
    assert (min(days), max(days)) == ("2024-02-12", "2024-03-24")
    assert Counter(key["lang"] for key in KEYS)["ru"] >= 35


@pytest.mark.parametrize("key", [key for key in KEYS if key["page"] in ARTICLES], ids=lambda key: key["page"])
def test_the_key_stands_in_the_text(key: dict[str, Any]) -> None:
    text = ARTICLES[key["page"]]["text"]
    for statement in key["statements"]:
        assert all(text.count(piece) == 1 for piece in statement["content"])
        assert all(piece in text for piece in [*statement["source"], statement["cue"]])
        assert (statement["message"] is None) == (statement["stance"] is None)


def test_every_outlet_is_described_and_every_country_has_its_own() -> None:
    forms = outlet_forms()
    assert {key["outlet"] for key in KEYS} <= set(forms)
    assert {forms[key["outlet"]]["country"] for key in KEYS} == {
        "Lurania",
        "Zavoria",
        "Keldia",
        "Brennia",
        "Ardmere",
    }


def test_one_sphere_covers_the_protests_and_never_carries_a_message() -> None:
    covering = [
        key for key in KEYS if key["outlet"] in SILENT and set(key["about"]) & {"protests", "election"}
    ]
    assert len(covering) >= 15
    for stance in ("asserts", "denies", "reports"):
        assert carried(*SILENT, stance=stance) == {}


def test_the_neighbours_state_media_push_both_messages_and_others_carry_them_contested() -> None:
    assert min(carried("Завинформ", "Zavinform", "Рубеж ТВ")[message] for message in MESSAGES) >= 5
    for stance in ("asserts", "denies"):
        assert carried("Кельдпресс", "Торжинский курьер", stance=stance)["ally-or-be-next"] >= 3
    assert carried("Brenwire", "The Halsten Courier") == {}
    assert carried("Brenwire", "The Halsten Courier", stance="denies")["made-abroad"] >= 3


def test_the_collection_of_one_outlet_has_a_hole() -> None:
    days = sorted(
        dt.date.fromisoformat(key["published"][:10])
        for key in KEYS
        if key["outlet"] == "The Ellory Evening Post"
    )
    gaps = [(later - earlier).days for earlier, later in itertools.pairwise(days)]
    assert max(gaps) >= 17
    assert sorted(gaps)[-2] <= 7


def test_agency_copy_is_reprinted_with_small_changes() -> None:
    copies = [key for key in KEYS if key["reprint_of"] in ARTICLES]
    assert len(copies) >= 8
    for key in copies:
        one, other = (
            set(re.findall(r"\w+", ARTICLES[url]["text"].lower())) for url in (key["page"], key["reprint_of"])
        )
        assert 0.4 < len(one & other) / len(one | other) < 1


def test_precedents_denials_and_chains_are_in_it() -> None:
    said = [s for key in KEYS for s in key["statements"]]
    assert {tuple(p) for s in said for p in s["precedents"]} == {
        ("Keldia", 2011),
        ("Ardmere", 1998),
        ("Lurania", 2009),
    }
    assert sum(s["stance"] == "denies" for s in said) >= 20
    assert sum(len(s["via"]) >= 2 for s in said) >= 10


def test_the_register_knows_the_people_in_every_spelling() -> None:
    names = {name for row in table("people.csv") for name in (row["name"], *row["names"].split("|"))}
    assert {
        "Yelena Orvath",
        "Elena Orvat",
        "Елена Орват",
        "Gleb Stojarov",
        "Arkadi Lomovec",
        "Дарья Кремнёва",
    } <= names
    people = Counter(s["speaker"] for key in KEYS for s in key["statements"] if s["speaker"] in names)
    assert people.total() >= 600


def test_nothing_of_the_real_world_is_in_it() -> None:
    real = re.compile(
        r"\b(Russia|Moscow|Kremlin|Ukrain|NATO|Europe|America|dollar)|Росси|Москв|Кремл|Украин|Европ|Америк|доллар"
    )
    assert [url for url, article in ARTICLES.items() if real.search(article["text"])] == []
    assert all(re.search(r"://[\w.-]+\.example/", url) for url in ARTICLES)
