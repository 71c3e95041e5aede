"""Silence on simulated corpora (bench/simulated.py): of the silences found how many were planted, of the planted how many are
found, and whether a hole in the collection is ever called silence. The seeds used took no part in any choice; those below 600
did.

A hole called silence: a sphere that carried the narrative at least a quarter as often as the others do, all on days that were
lost, and is called absent.

usage: python bench/silence.py [--check] [--quick]; --check exits 1 below the floors in bench/floors.json; --quick: one setting of
the seven, the one that the floors are for.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from simulated import Plan, World, world

from hearsay.measure.silence import LEAST_EXPECTED, Verdict, silences

FLOORS = Path(__file__).with_name("floors.json")
SEEDS = {"small": range(601, 621), "medium": range(601, 609), "large": range(601, 605)}
BINS = ((5, 10), (10, 20), (20, 50), (50, 1e9))
SETTINGS = {
    "spheres nearly alike (0.2)": Plan(uneven=0.2),
    "spheres differ (0.4)": Plan(),
    "spheres differ much (0.7)": Plan(uneven=0.7),
    "differ (0.4), gamma": Plan(gamma=True),
    "differ (0.4), a fifth of carriers missed": Plan(missed=0.2),
    "the same, and 1 of 1,000 covering articles false": Plan(missed=0.2, false=0.001),
    "the same, and 1 of 100": Plan(missed=0.2, false=0.01),
}


def tally(made: World, verdicts: list[Verdict]) -> Counter[str]:
    """What is counted of a corpus."""
    counted: Counter[str] = Counter()
    for verdict in verdicts:
        pair = verdict.narrative, verdict.sphere
        mean = made.expected[pair]
        whole = pair in made.silent
        planted = whole or pair in made.nearly
        absent = verdict.state == "absent"
        counted["called"] += absent
        counted["right"] += absent and planted
        counted["fewer"] += verdict.fewer
        counted["fewer right"] += verdict.fewer and planted
        if whole:
            counted["planted"] += 1
            counted["found or fewer"] += verdict.fewer and mean >= 5
            told = verdict.least >= LEAST_EXPECTED and verdict.state != "not collected"
            counted["told"] += told
            counted["told found"] += told and absent
            for low, high in BINS:
                if low <= mean < high:
                    counted[f"planted {low}"] += 1
                    counted[f"found {low}"] += absent
        if pair in made.nearly and mean >= 10:
            counted["nearly"] += 1
            counted["nearly found"] += verdict.fewer
        if pair in made.swallowed and not planted:
            counted["holes"] += 1
            counted["lost and absent"] += absent
            counted["holes called silence"] += absent and pair in made.alike
        for name, pairs in (("denying", made.denying), ("quoting", made.quoting)):
            if pair in pairs and verdict.carrying:
                counted[name] += 1
                wanted = "carried only to deny" if name == "denying" else "only as the other side's words"
                counted[f"{name} found"] += verdict.state == wanted
        counted["uncovered called silence"] += absent and pair in made.uncovered
        counted["own called silence"] += absent and verdict.narrative in made.own_only
    return counted


def interval(part: int, whole: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, in percent."""
    if not whole:
        return 0.0, 100.0
    z, p = 1.96, part / whole
    centre, half = p + z * z / (2 * whole), z * ((p * (1 - p) + z * z / (4 * whole)) / whole) ** 0.5
    scale = 100 / (1 + z * z / whole)
    return (centre - half) * scale, (centre + half) * scale


def share(part: int, whole: int) -> str:
    low, high = interval(part, whole)
    return f"{100 * part / max(1, whole):.1f} [{low:.0f}-{high:.0f}] of {whole}"


def figures(counted: Counter[str]) -> dict[str, float]:
    """What the floors hold, in percent."""
    found = {low: counted[f"found {low}"] for low, _ in BINS}
    planted = {low: counted[f"planted {low}"] for low, _ in BINS}
    return {
        "precision": round(100 * counted["right"] / max(1, counted["called"]), 1),
        "recall_5": round(100 * sum(found.values()) / max(1, sum(planted.values())), 1),
        "recall_10": round(
            100
            * sum(found[b] for b in found if b >= 10)
            / max(1, sum(planted[b] for b in planted if b >= 10)),
            1,
        ),
        "recall_told": round(100 * counted["told found"] / max(1, counted["told"]), 1),
        "holes_called_silence": counted["holes called silence"],
    }


def report(name: str, counted: Counter[str]) -> None:
    print(f"{name}: precision {share(counted['right'], counted['called'])}", end="")
    bins = [(f"{low}-{high:.0f}" if high < 1e9 else f"{low} or more", low) for low, high in BINS]
    each = "; ".join(
        f"{label} {share(counted[f'found {low}'], counted[f'planted {low}'])}" for label, low in bins
    )
    print(f" | recall by true expectation: {each}", end="")
    print(f" | where five could be expected {share(counted['told found'], counted['told'])}", end="")
    known = sum(counted[f"planted {low}"] for low, _ in BINS)
    print(f" | absent or far fewer {share(counted['found or fewer'], known)}", end="")
    print(f" | of those far fewer right {share(counted['fewer right'], counted['fewer'])}", end="")
    print(f" | nearly silent, found {share(counted['nearly found'], counted['nearly'])}", end="")
    print(f" | holes called silence {counted['holes called silence']} of {counted['holes']}", end="")
    print(
        f" (few carriers, all lost, called silence {counted['lost and absent'] - counted['holes called silence']})",
        end="",
    )
    print(f" | only denying {share(counted['denying found'], counted['denying'])}", end="")
    print(f" | only quoting {share(counted['quoting found'], counted['quoting'])}", end="")
    print(
        f" | silent by mistake on events not covered {counted['uncovered called silence']},"
        f" on one sphere's own messages {counted['own called silence']}"
    )


def main() -> int:
    quick = "--quick" in sys.argv
    plans = {"spheres differ (0.4)": Plan()} if quick else SETTINGS
    held: dict[str, float] = {}
    for name, plan in plans.items():
        total: Counter[str] = Counter()
        for size, seeds in SEEDS.items():
            counted: Counter[str] = Counter()
            for seed in seeds:
                made = world(seed, plan._replace(size=size))
                counted += tally(made, silences(made.cases, made.monitored))
            report(f"{name}, {size}", counted)
            total += counted
        report(f"{name}, all sizes", total)
        if plan == Plan():
            held = figures(total)
    print(json.dumps(held))
    floors = json.loads(FLOORS.read_text(encoding="utf8"))["silence"]
    below = [key for key, least in floors.items() if key != "holes_called_silence" and held[key] < least]
    return int("--check" in sys.argv and bool(below or held["holes_called_silence"] > 0))


if __name__ == "__main__":
    sys.exit(main())
