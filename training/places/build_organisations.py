"""Makes `organisations.tsv`, `members.tsv` and `bodies.tsv` of `src/hearsay/link/data` from the hand tables beside this file.

usage: python training/places/build_organisations.py [SHARED]
"""

import sys
from pathlib import Path

import inflect
from build import HERE, LANGS, qids, split, table

OUT = HERE.parents[1] / "src/hearsay/link/data"


def write(name: str, columns: str, rows: list[list[str]]) -> None:
    lines = ["\t".join(columns.split()), *("\t".join(row) for row in rows)]
    (OUT / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{name}: {len(rows)} rows")


def forms(row: dict[str, str], lang: str) -> list[str]:
    made = [form for name in split(row[lang]) for form in inflect.forms(name, lang)]
    return list(dict.fromkeys(made))


def organisations() -> list[list[str]]:
    return [
        [row["key"], row["qid"], row["kind"], lang, "|".join(forms(row, lang)), row["source"]]
        for row in table("organisations")
        for lang in LANGS
        if row[lang]
    ]


def bodies(by_iso: dict[str, str]) -> list[list[str]]:
    return [
        [row["body"], by_iso.get(row["iso"], ""), row["iso"], lang, "|".join(forms(row, lang)), row["source"]]
        for row in table("bodies")
        for lang in LANGS
        if row[lang]
    ]


def members(by_iso: dict[str, str]) -> list[list[str]]:
    rows, head = [], ("", "", "")
    for line in (HERE / "members.txt").read_text(encoding="utf8").splitlines():
        if not line or line.startswith("#"):
            continue
        if " | " in line:
            key, _, rest = line.partition(" | ")
            source, _, check = rest.partition(" ? ")
            head = (key, source, check)
            continue
        dates, *states = line.split()
        since, _, until = dates.replace("*", "").partition("..")
        rows += [[head[0], by_iso[iso], iso, since, until, head[1], head[2]] for iso in states]
    return rows


def main(shared: Path) -> None:
    by_iso = qids(shared)
    write("organisations", "key qid kind lang forms source", organisations())
    write("bodies", "body qid iso lang forms source", bodies(by_iso))
    write("members", "key qid iso since until source check", members(by_iso))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / "shared")
