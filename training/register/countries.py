"""Countries of the register: codes, Wikidata id and names, from ../shared/data/actors/country-codes.csv (PDDL)."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

# what titles and sources call a country beside its official names; common knowledge
ALSO = {
    "US": ("United States", "United States of America", "us", "America", "USA"),
    "GB": ("United Kingdom", "UK", "Great Britain", "the United Kingdom", "Britain"),
    "RU": ("Russia", "Russian Federation", "Россия", "РФ"),
    "KR": ("South Korea", "Korea", "Republic of Korea"),
    "KP": ("North Korea",),
    "CN": ("China", "People's Republic of China"),
    "IR": ("Iran",),
    "MD": ("Moldova",),
    "TR": ("Turkey", "Turkiye", "Türkiye"),
    "VN": ("Vietnam",),
    "SY": ("Syria",),
    "VE": ("Venezuela",),
    "BO": ("Bolivia",),
    "TZ": ("Tanzania",),
    "LA": ("Laos",),
    "CZ": ("Czechia", "Czech Republic"),
    "MK": ("North Macedonia", "Macedonia"),
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "SZ": ("Eswatini", "Swaziland"),
    "BN": ("Brunei",),
    "CD": ("Democratic Republic of the Congo", "DR Congo"),
    "CG": ("Republic of the Congo",),
    "PS": ("Palestine", "State of Palestine", "the State of Palestine"),
    "TL": ("East Timor", "Timor-Leste"),
    "MM": ("Myanmar", "Burma"),
    "KG": ("Kyrgyzstan", "Kyrgyz Republic"),
    "TW": ("Taiwan",),
    "VA": ("Holy See",),
    "FM": ("Micronesia",),
    "ST": ("São Tomé and Príncipe",),
    "NL": ("Netherlands",),
    "AE": ("United Arab Emirates",),
}
# not in the table
EXTRA = {"XK": ("Q1246", "XKX", "Kosovo", "Косово"), "TW": ("Q865", "TWN", "Taiwan", "Тайвань")}


class Country(NamedTuple):
    """A country: Wikidata id, ISO codes, short names, and the code of the World Factbook."""

    qid: str
    iso2: str
    iso3: str
    en: str
    ru: str
    fips: str
    others: tuple[str, ...]
    independent: bool = True


def countries(shared: Path) -> list[Country]:
    found = []
    with (shared / "data/actors/country-codes.csv").open(encoding="utf8") as lines:
        for row in csv.DictReader(lines):
            iso2 = row["ISO3166-1-Alpha-2"]
            qid = row["wikidata_id"].rsplit("/", 1)[-1]
            if not re.fullmatch(r"Q\d+", qid) or iso2 in EXTRA:
                continue
            en = ALSO.get(iso2, (row["CLDR display name"] or row["official_name_en"],))[0]
            also = (
                *ALSO.get(iso2, ()),
                row["UNTERM English Short"],
                row["official_name_en"],
                row["UNTERM English Formal"],
            )
            russian = re.sub(r"\s*\(.*", "", row["UNTERM Russian Short"] or row["official_name_ru"])
            others = tuple(
                dict.fromkeys(re.sub(r"\s*\(.*", "", name).removeprefix("the ") for name in also if name)
            )
            found.append(
                Country(
                    qid,
                    iso2,
                    row["ISO3166-1-Alpha-3"],
                    en,
                    russian,
                    row["FIPS"].lower(),
                    others,
                    row["is_independent"] == "Yes",
                )
            )
    for iso2, (qid, iso3, en, ru) in EXTRA.items():
        found.append(Country(qid, iso2, iso3, en, ru, {"XK": "kv", "TW": "tw"}[iso2], ALSO.get(iso2, ())))
    return sorted(found)


def by_name(found: list[Country]) -> dict[str, Country]:
    """Countries by every English name, in small letters."""
    return {name.casefold(): one for one in found for name in (one.en, *one.others)}
