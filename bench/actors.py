"""How well names and offices are linked to people, how fast, and what the register costs: one JSON object a measure, with floors.

usage: python bench/actors.py [--check] [--errors pairs|leaders|spellings|offices|strangers]
The shared folder is HEARSAY_SHARED, by default ../shared. `pairs` are ../shared/data/actors/name-pairs-dev.tsv, whose people's
Cyrillic forms are not in the register; `leaders` leader-pairs-dev.tsv; `spellings` bench/leaders30x5.tsv, spelled by somebody
who has not seen the register; `offices` bench/office_questions.tsv, answers from Phoenix, asked of a register built without it;
`strangers` the invented people of bench/invented_names.tsv.
With --check the exit status is 1 where a figure misses its floor in bench/floors.json.
"""

import csv
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hearsay.link.names import compare, parse, same_person
from hearsay.link.register import Register, load, open_register
from hearsay.link.stage import link_name

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared"))
ACTORS = SHARED / "data/actors"
FLOORS: dict[str, dict[str, float]] = json.loads(
    (REPOSITORY / "bench/floors.json").read_text(encoding="utf8")
)["actors"]
CEILINGS = {
    "leaders": {"lookalikes": 1.0},
    "strangers": {"ru_taken": 50.0, "en_taken": 25.0},
    "load": {"seconds": 0.5, "megabytes": 150.0},
}
Row = dict[str, str]
Figures = dict[str, float]
Wrong = list[tuple[object, ...]]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def percent(share: float) -> float:
    return round(100 * share, 1)


def pairs(register: Register) -> tuple[Figures, Wrong]:
    """Cyrillic name → person among all, when it must answer and when it may abstain."""
    found, wrong = rows(ACTORS / "name-pairs-dev.tsv"), []
    top = answered = right = 0
    for row in found:
        must = link_name(register, row["cyrillic"], always=True)
        may = link_name(register, row["cyrillic"])
        top += must.actor == row["qid"]
        answered += may.actor is not None
        right += may.actor == row["qid"]
        if must.actor != row["qid"]:
            wrong.append((row["qid"], row["latin"], row["cyrillic"], must.actor, may.actor, must.why))
    return {
        "pairs": len(found),
        "top1": percent(top / len(found)),
        "precision": percent(right / answered),
        "coverage": percent(answered / len(found)),
    }, wrong


def leaders(_: Register) -> tuple[Figures, Wrong]:
    """Spelling pairs: one person or not."""
    found, wrong = rows(ACTORS / "leader-pairs-dev.tsv"), []
    hits = said = gold = lookalikes = alike = 0
    for row in found:
        same, truly = same_person(row["name1"], row["name2"]) >= 0.5, row["is_match"] == "true"
        hits += same and truly
        said += same
        gold += truly
        if row["kind"] == "lookalike":
            alike += 1
            lookalikes += same
        if same != truly:
            wrong.append((row["name1"], row["name2"], truly))
    return {
        "pairs": len(found),
        "f1": percent(2 * hits / max(1, said + gold)),
        "lookalikes": percent(lookalikes / max(1, alike)),
    }, wrong


def strangers(register: Register) -> tuple[Figures, Wrong]:
    """Invented names, each given name with each surname of its language: how many of 10,000 are taken for somebody."""
    by_lang: dict[str, list[list[str]]] = {}
    for row in rows(REPOSITORY / "bench/invented_names.tsv"):
        by_lang.setdefault(row["lang"], []).append(row["name"].split(" "))
    found, wrong = {}, []
    for lang, parts in by_lang.items():
        names = [f"{given} {surname}" for given, _ in parts for _, surname in parts]
        links = [(name, link_name(register, name, lang)) for name in names]
        taken = [(name, link) for name, link in links if register.number(link.actor or "") is not None]
        found[f"{lang}_taken"] = round(10_000 * len(taken) / len(names))
        wrong += [(name, link.actor, link.confidence, link.why) for name, link in taken]
    return {"names": sum(len(parts) ** 2 for parts in by_lang.values()), **found}, wrong


def named(register: Register, english: str) -> str | None:
    """The person of the highest rank with this English name."""
    numbers = [at for at in register.found(parse(english)) if english in register.person(at).names]
    return register.ids[max(numbers, key=register.weight)] if numbers else None


def spellings(register: Register) -> tuple[Figures, Wrong]:
    """Thirty leaders in five languages, also in oblique cases."""
    found, wrong = rows(REPOSITORY / "bench/leaders30x5.tsv"), []
    right: dict[str, list[bool]] = {}
    for row in found:
        gold = row["qid"] or named(register, row["english"])
        link = link_name(register, row["spelling"], row["lang"])
        for key in ("right", row["lang"]):
            right.setdefault(key, []).append(link.actor == gold and gold is not None)
        if link.actor != gold:
            wrong.append((row["english"], gold, row["lang"], row["spelling"], row["form"], link))
    return {
        "spellings": len(found),
        **{key: percent(sum(hits) / len(hits)) for key, hits in right.items()},
    }, wrong


def offices(_: Register) -> tuple[Figures, Wrong]:
    """Dated questions; right is an answer whose name is one Phoenix has for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.npz"
        build = [
            sys.executable,
            str(REPOSITORY / "training/register/build.py"),
            "--without",
            "phoenix",
            "--out",
            str(path),
        ]
        subprocess.run(
            build, check=True, capture_output=True, env={**os.environ, "HEARSAY_SHARED": str(SHARED)}
        )
        register = load(path)
    found, wrong = rows(REPOSITORY / "bench/office_questions.tsv"), []
    right = answered = 0
    for row in found:
        link = link_name(register, row["question"], row["lang"], row["date"])
        answered += link.actor is not None
        good = link.actor is not None and is_named(register, link.actor, row["answers"])
        right += good
        if not good:
            wrong.append(
                (
                    row["question"],
                    row["date"],
                    row["answers"][:80],
                    link.actor and register.person(register.number(link.actor) or 0).name,
                    link.why,
                )
            )
    return {
        "questions": len(found),
        "right": percent(right / len(found)),
        "precision": percent(right / max(1, answered)),
    }, wrong


def is_named(register: Register, actor: str, answers: str) -> bool:
    at = register.number(actor)
    assert at is not None
    return any(
        min(compare(parse(answer), known).cost, compare(known, parse(answer)).cost) < 0.7
        for answer in answers.split("|")
        for known in register.parsed(at)
    )


def speed(register: Register) -> tuple[Figures, Wrong]:
    """Distinct names a second of one core's time, none asked before."""
    names = list(dict.fromkeys(row["cyrillic"] for row in rows(ACTORS / "name-pairs-dev.tsv")))
    for name in ("Jane Roe", "John Smith", "Яна Рой", "Яна Їва", "Яўген Рыў"):
        link_name(register, name)  # tables are loaded at the first name of a language
    gc.freeze()  # as the working process does once its tables are loaded
    began = time.process_time()
    for name in names:
        link_name(register, name)
    return {"names": len(names), "names_per_second": round(len(names) / (time.process_time() - began))}, []


def cost(_: Register) -> tuple[Figures, Wrong]:
    """Seconds to open the register and the memory of a process that has, all imports with it."""
    code = (
        "import re, time; from hearsay.link import stage, register; began = time.perf_counter(); register.open_register();"
        "print(time.perf_counter() - began, int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) / 1024)"
    )
    tried = [
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout.split()
        for _ in range(3)
    ]
    return {
        "seconds": round(min(float(one[0]) for one in tried), 2),
        "megabytes": round(max(float(one[1]) for one in tried)),
    }, []


MEASURES = {
    "speed": speed,
    "pairs": pairs,
    "leaders": leaders,
    "spellings": spellings,
    "offices": offices,
    "strangers": strangers,
    "load": cost,
}


def measured() -> Iterator[tuple[str, Figures, Wrong]]:
    """Speed first, while nothing has been asked."""
    register = open_register()
    for name, measure in MEASURES.items():
        figures, wrong = measure(register)
        yield name, figures, wrong


def main() -> int:
    shown = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else None
    worse = False
    for name, figures, wrong in measured():
        missed = [key for key, least in FLOORS.get(name, {}).items() if figures[key] < least]
        missed += [key for key, most in CEILINGS.get(name, {}).items() if figures[key] > most]
        print(json.dumps({"measure": name, **figures, "missed": missed}), flush=True)
        worse = worse or bool(missed)
        if shown == name:
            for one in wrong:
                print("  ", *one)
    return int("--check" in sys.argv and worse)


if __name__ == "__main__":
    sys.exit(main())
