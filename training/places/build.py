"""Makes `src/hearsay/link/data/places.tsv`: names of countries, capitals, seats, adjectives and residents in five languages, with case forms.

usage: python training/places/build.py [SHARED]; needs babel (Unicode CLDR's names) beside Hearsay's own dependencies.
The hand tables are beside this file; each row of the result says where it comes from.
"""

import csv
import html
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import inflect
from babel import Locale

HERE = Path(__file__).parent
LANGS = ("en", "ru", "uk", "be", "kk")
OUT = HERE.parents[1] / "src/hearsay/link/data/places.tsv"
COLUMNS = [
    "qid",
    "iso",
    "kind",
    "body",
    "lang",
    "forms",
    "since",
    "until",
    "outlets",
    "around",
    "note",
    "source",
]
# QIDs that country-codes.csv lacks; groups that a seat stands for have the ids of organisations.tsv
MORE = {"XK": "Q1246", "NA": "Q1030", "EU": "Q458", "NATO": "Q7184"}
# capitals whose bare name is mostly something else in running text
NOT_IN = {
    "en": {
        "Victoria",
        "Hamilton",
        "Male",
        "Kingstown",
        "Plymouth",
        "Jamestown",
        "Douglas",
        "Stanley",
        "Kingston",
        "Roseau",
        "Georgetown",
        "George Town",
        "Saint-Denis",
        "Saint-Pierre",
        "Basse-Terre",
        "San Juan",
        "Marigot",
        "Praia",
        "San Jose",
        "Nassau",
        "Yaren",
        "The Valley",
        "Road Town",
        "West Island",
        "Vatican City",
        "Gibraltar",
        "Monaco",
        "Luxembourg",
        "Singapore",
        "Djibouti",
        "San Marino",
        "Panama",
        "Guatemala",
        "Kuwait",
        "Bissau",
        "Apia",
    },
    "ru": {
        "Виктория",
        "Гамильтон",
        "Мале",
        "Апиа",
        "Стэнли",
        "Прая",
        "Дуглас",
        "Кингстаун",
        "Плимут",
        "Сингапур",
        "Монако",
        "Люксембург",
        "Джибути",
        "Сан-Марино",
        "Гибралтар",
        "Панама",
        "Гватемала",
        "Алжир",
        "Тунис",
        "Кастри",
    },
}
SMALL = {
    "AQ",
    "BV",
    "HM",
    "TF",
    "UM",
    "IO",
    "CC",
    "CX",
    "GS",
    "AC",
    "CP",
    "DG",
    "TA",
    "QO",
    "ZZ",
    "EA",
    "IC",
    "EZ",
    "UN",
    "EU",
    "XA",
    "XB",
    "CQ",
}
# what an adjective or a resident's name means where several countries share it; None: nothing
SHARED_WORDS = {
    "Korean": None,
    "Congolese": "CD",
    "Dominican": "DO",
    "Guinean": "GN",
    "Samoan": "WS",
    "Dutch": "NL",
    "Chinese": "CN",
    "French": "FR",
    "American": "US",
    "Channel Islander": None,
    "Virgin Islander": None,
    "Irish": "IE",
    "Frenchman": "FR",
    "Nigerian": "NG",
    "Micronesian": "FM",
}


def table(name: str) -> list[dict[str, str]]:
    lines = [
        line
        for line in (HERE / f"{name}.tsv").read_text(encoding="utf8").splitlines()
        if line and not line.startswith("#")
    ]
    head, *rows = (line.split("\t") for line in lines)
    return [dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in rows]


def clean(name: str) -> str:
    """A name as texts write it: CLDR's brackets and odd apostrophes go."""
    name = re.sub(r"\s*\(.*?\)|\s*\[.*?\]", "", name)
    return re.sub(r"[’ʼ]", "'", name).strip()


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


class Rows:
    """Rows in the making: forms of one meaning and language are put together."""

    def __init__(self, qids: dict[str, str]) -> None:
        self.qids, self.rows = qids, {}  # type: ignore[var-annotated]

    def add(self, iso: str, kind: str, lang: str, forms: list[str], source: str, **more: str) -> None:
        if iso not in self.qids or not forms:
            return
        key = (
            iso,
            kind,
            lang,
            more.get("body", ""),
            more.get("since", ""),
            more.get("until", ""),
            more.get("outlets", ""),
            more.get("around", ""),
        )
        row = self.rows.setdefault(
            key,
            {
                **dict.fromkeys(COLUMNS, ""),
                **more,
                "qid": self.qids[iso],
                "iso": iso,
                "kind": kind,
                "lang": lang,
                "forms": {},
                "source": {},
            },
        )
        row["forms"].update(dict.fromkeys(forms))
        row["source"].update({source: None})

    def written(self) -> Iterator[list[str]]:
        order = {
            kind: n
            for n, kind in enumerate(
                ("country", "capital", "seat", "group", "adjective", "resident", "other", "block")
            )
        }
        for row in sorted(
            self.rows.values(),
            key=lambda r: (order[r["kind"]], r["iso"], LANGS.index(r["lang"]), r["body"], r["since"]),
        ):
            joined = {**row, "forms": "|".join(row["forms"]), "source": "; ".join(row["source"])}
            yield [joined[column] for column in COLUMNS]


def countries(rows: Rows, codes: list[dict[str, str]]) -> None:
    hand = defaultdict(list)
    for row in table("names"):
        hand[row["iso"], row["lang"]].append(row)
    for iso in rows.qids:
        for lang in LANGS:
            ready = hand[iso, lang]
            for row in ready:
                for name in split(row["names"]):
                    rows.add(iso, "country", lang, inflect.forms(name, lang), row["source"], note=row["note"])
            name = Locale(lang).territories.get(iso)
            if (
                name
                and iso not in SMALL
                and not ready
                and " - " not in name
                and "–" not in name
                and "," not in name
            ):
                rows.add(iso, "country", lang, inflect.forms(clean(name), lang), "Unicode CLDR")
    for row in codes:
        iso, name = row["ISO3166-1-Alpha-2"], clean(row["UNTERM Russian Short"])
        if name and iso not in SMALL and (iso, "ru") not in hand:
            rows.add(
                iso, "country", "ru", inflect.forms(name, "ru"), "UN names by way of datasets/country-codes"
            )


def capitals(rows: Rows, codes: list[dict[str, str]]) -> None:
    done = set()
    for row in table("capitals"):
        for lang in LANGS:
            more = {
                "since": row["since"],
                "until": row["until"],
                "note": row["note"],
                "body": "institutions" if row["note"] == "never" else "government",
            }
            names = [
                name
                for name in split(row[lang])
                if name not in NOT_IN.get(lang, ()) and row["note"] != "brussels"
            ]
            for name in names:
                rows.add(row["iso"], "capital", lang, inflect.forms(name, lang), row["source"], **more)
        done.add(row["iso"])
    cities = {
        lang: {
            zone.split("/")[-1].replace("_", " "): city["city"]
            for zone, city in Locale(lang).time_zones.items()
            if "city" in city
        }
        for lang in LANGS
    }
    for row in codes:
        iso, capital = row["ISO3166-1-Alpha-2"], row["Capital"].strip()
        if not capital or iso in done or row["is_independent"] == "International":
            continue
        if capital not in NOT_IN["en"]:
            rows.add(iso, "capital", "en", [capital], "datasets/country-codes", body="government")
        keys = {"St. John's": "", "Kyiv": "Kiev", "Phnom Penh": "Phnom Penh"}
        for lang in LANGS[1:]:
            name = cities[lang].get(keys.get(capital, capital))
            if name and capital not in NOT_IN["en"] and clean(name) not in NOT_IN.get(lang, ()):
                rows.add(
                    iso,
                    "capital",
                    lang,
                    inflect.forms(clean(name), lang),
                    "Unicode CLDR (time zones)",
                    body="government",
                )


def seats(rows: Rows) -> None:
    for row in table("seats"):
        for lang in LANGS:
            for name in split(row[lang]):
                more = {key: row[key] for key in ("body", "outlets", "around", "note")}
                rows.add(row["iso"], row["kind"], lang, inflect.forms(name, lang), row["source"], **more)


def peoples(rows: Rows) -> None:
    for row in table("peoples"):
        iso = row["iso"]
        for word in row["ru_adjective"].split():
            rows.add(iso, "adjective", "ru", inflect.russian_lexeme(word), row["source"])
        for word in row["ru_resident"].split():
            if word != "русский":
                rows.add(iso, "resident", "ru", inflect.russian_lexeme(word), row["source"])
        for lang in ("uk", "be"):
            for word in row[f"{lang}_adjective"].split():
                rows.add(iso, "adjective", lang, inflect.slavic_adjective(word, lang), row["source"])
            for word in row[f"{lang}_resident"].split():
                rows.add(iso, "resident", lang, inflect.resident(word, lang), row["source"])
        for word in row["kk_resident"].split():
            rows.add(iso, "resident", "kk", inflect.kazakh(word, plural=True), row["source"])


def english(rows: Rows, facts: dict[str, dict]) -> None:
    hand = {row["iso"]: row for row in table("english")}
    for iso, fact in facts.items():
        if iso in hand:
            continue
        nationality = fact.get("nationality") or {}
        adjective, noun = nationality.get("adjective") or "", nationality.get("noun") or ""
        for kind, said in (("adjective", adjective), ("resident", noun)):
            cell = re.sub(r"\((?!s\)).*?\)|;.*", "", html.unescape(said))
            for part in re.split(r",| or |/", cell):
                plural, word = "(s)" in part, part.replace("(s)", "").strip()
                if not word[:1].isupper() or word in {"NA", "None"} or SHARED_WORDS.get(word, iso) != iso:
                    continue
                rows.add(
                    iso,
                    kind,
                    "en",
                    [word, word + "s"] if kind == "resident" and plural else [word],
                    "World Factbook (CC0)",
                )
    for iso, row in hand.items():
        rows.add(iso, "adjective", "en", split(row["adjective"]), row["source"])
        plural = [w + "s" for w in split(row["resident"]) if not w.endswith(("s", "men", "ese", "sh", "ch"))]
        rows.add(iso, "resident", "en", split(row["resident"]) + plural, row["source"])


def blocks(rows: Rows) -> None:
    for row in table("blocks"):
        kind = "country" if row["iso"] else "block"
        forms = inflect.forms(row["phrase"], row["lang"])
        rows.add(
            row["iso"] or "US", kind, row["lang"], forms, row["source"], note="" if row["iso"] else "block"
        )


def codes_of(shared: Path) -> list[dict[str, str]]:
    with (shared / "data/actors/country-codes.csv").open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def qids(shared: Path) -> dict[str, str]:
    """ISO code → QID."""
    stated = {row["ISO3166-1-Alpha-2"]: row["wikidata_id"].rpartition("/")[2] for row in codes_of(shared)}
    return {iso: qid for iso, qid in stated.items() if qid} | MORE


def facts_of(shared: Path, codes: list[dict[str, str]]) -> dict[str, dict[str, Any]]:
    """ISO code → the World Factbook's page."""
    by_fips = {row["FIPS"]: row["ISO3166-1-Alpha-2"] for row in codes}
    lines = (shared / "data/actors/factbook-government.jsonl").read_text(encoding="utf8").splitlines()
    found = ((by_fips.get(fact["fips"].upper()), fact) for fact in map(json.loads, lines))
    return {iso: fact for iso, fact in found if iso}


def main(shared: Path) -> None:
    codes = codes_of(shared)
    rows = Rows(qids(shared))
    countries(rows, codes)
    capitals(rows, codes)
    seats(rows)
    peoples(rows)
    english(rows, facts_of(shared, codes))
    blocks(rows)
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows.written())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{len(lines) - 1} rows, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / "shared")
