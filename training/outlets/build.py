"""Makes `src/hearsay/link/data/outlets.tsv` from `outlets.tsv` beside this file and the matrix of state media.

usage: python training/outlets/build.py [SHARED]. A form that is a common word, a short acronym or a single word of the matrix goes to
`quoted`: it counts in quotation marks or beside a word for a medium alone.
"""

import csv
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "places"))

import inflect
import pymorphy3
from build import codes_of

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/hearsay/link/data/outlets.tsv"
# the matrix's types: state-controlled; captured public, captured private; independent with state funds and management, or one; public
OWNERSHIPS = {
    "SC": "state",
    "CaPu": "state",
    "CaPr": "private",
    "ISFM": "public",
    "ISF": "public",
    "ISM": "public",
    "IP": "public",
}
COUNTRIES = {
    "UAE": "AE",
    "United States of America": "US",
    "Palestine territories": "PS",
    "Congo": "CG",
    "DR Congo": "CD",
    "The Gambia": "GM",
    "Macao": "MO",
    "Côte d'Ivoire": "CI",
    "North Macedonia": "MK",
    "Laos": "LA",
    "Syria": "SY",
    "Iran": "IR",
    "South Korea": "KR",
    "North Korea": "KP",
    "Russia": "RU",
    "Moldova": "MD",
    "Tanzania": "TZ",
    "Vietnam": "VN",
    "Venezuela": "VE",
    "Bolivia": "BO",
    "Brunei": "BN",
    "Taiwan": "TW",
    "United Kingdom": "GB",
    "Turkey": "TR",
    "Czechia": "CZ",
    "Vatican City": "VA",
    "Eswatini": "SZ",
    "Hong Kong": "HK",
}
_ANALYZER = pymorphy3.MorphAnalyzer(lang="ru")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")


def lines(path: Path) -> list[list[str]]:
    rows = [
        line.split("\t")
        for line in path.read_text(encoding="utf8").splitlines()
        if line and not line.startswith("#")
    ]
    return rows[1:]


def is_word(form: str) -> bool:
    """Whether a Russian form is a common word, or too short an acronym to stand alone."""
    if not re.fullmatch(r"[А-Яа-яЁё-]+", form):
        return False
    if form.isupper():
        return len(form) <= 2
    return any(
        p.is_known and not {"Abbr", "Orgn", "Trad"} & set(map(str, p.tag.grammemes))
        for p in _ANALYZER.parse(form.lower())
    )


def forms_of(name: str, written: list[str]) -> tuple[list[str], list[str]]:
    """(forms that count anywhere, forms that want quotation marks), with Russian case forms."""
    hand = {row[0] for row in lines(HERE / "quoted.tsv")}
    free, quoted = [], []
    for form in dict.fromkeys(re.sub(r"\s*\(.*?\)", "", form) for form in (name, *written)):
        if _DOMAIN.fullmatch(form):
            free.append(form)
            continue
        cyrillic = bool(re.search("[А-Яа-яЁё]", form)) and not re.search(r"[.A-Za-z\d]", form)
        cases = inflect.forms(form, "ru") if cyrillic and not form.isupper() else [form]
        is_common = is_word(form.title() if len(form) > 4 else form)
        (quoted if is_common or form in hand else free).extend(cases)
    return list(dict.fromkeys(free)), list(dict.fromkeys(quoted))


def matrix(shared: Path, known: set[str]) -> list[list[str]]:
    """The state media that the hand table lacks, a row for each name and country, domains put together."""
    iso = {row["CLDR display name"]: row["ISO3166-1-Alpha-2"] for row in codes_of(shared)} | COUNTRIES
    rows: dict[tuple[str, str], list[str]] = {}
    with (shared / "data/actors/state-media-matrix.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            name = re.sub(
                r"^(Print|Online|Television|Radio|TV|Digital|News agency):\s*", "", row["Main assets"]
            ).strip()
            country = iso.get(row["Country"], "")
            host = (
                urlsplit(row["URL"] if "//" in row["URL"] else "//" + row["URL"])
                .netloc.lower()
                .removeprefix("www.")
            )
            ownership = OWNERSHIPS.get(row["Typology"])
            if (
                not ownership
                or not country
                or len(name) < 3
                or host in known
                or name.lower() in known
                or "/" in name
            ):
                continue
            short = re.findall(r"\(([^)]+)\)", name)
            bare = re.sub(r"\s*\(.*?\)", "", name).strip()
            kept = rows.setdefault(
                (bare, country),
                [bare, "", "", country, "", ownership, "no", "state-media-matrix (ASD at GMF, MIT)"],
            )
            several = [
                form
                for form in (bare, *short)
                if " " in form and not re.match(r"(Channel|Radio|TV) \w+$", form)
            ]
            free = dict.fromkeys(
                [*filter(None, kept[1].split("|")), *several, *([host] if host.count(".") else [])]
            )
            single = dict.fromkeys(
                [*filter(None, kept[2].split("|")), *(form for form in (bare, *short) if form not in several)]
            )
            kept[1], kept[2] = "|".join(free), "|".join(single)
            kept[6] = (
                "yes" if re.search(r"\b(News )?Agency\b|\bAgence\b|\bPress\b.*Agency", name) else kept[6]
            )
    return list(rows.values())


def main(shared: Path) -> None:
    rows, known = [], set()
    for name, forms, country, language, ownership, agency, source in lines(HERE / "outlets.tsv"):
        free, quoted = forms_of(name, forms.split("|") if forms else [])
        known |= {form.lower() for form in (name, *forms.split("|"))}
        rows.append([name, "|".join(free), "|".join(quoted), country, language, ownership, agency, source])
    hand = len(rows)
    rows += matrix(shared, known)
    head = ["name", "forms", "quoted", "country", "language", "ownership", "agency", "source"]
    OUT.write_text("\n".join("\t".join(row) for row in [head, *rows]) + "\n", encoding="utf8")
    print(f"{hand} by hand, {len(rows) - hand} of the matrix, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / "shared")
