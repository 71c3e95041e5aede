"""Quality against what people annotated: statements, groups, and yes/no answers. All figures but counts are in percent.

A found statement is an annotated one where the letters and digits of their contents overlap by half or more (intersection over
union), one to one, the best first; a *triple* is right where the sources overlap too, or both have none. Groups are compared by
B-cubed (Bagga and Baldwin 1998) and by the pairs put together.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

Letters = frozenset[int]
_PARTS = ("source", "cue", "content")
_SAME = 0.5
# a full name may have so many words more than the annotated one
_LONGER = 3


def shares(right: int, found: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1."""
    return {
        "precision": percent(right, found),
        "recall": percent(right, wanted),
        "f1": percent(2 * right, found + wanted),
    }


def percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


@dataclass(slots=True)
class Attribution:
    """Counts of annotated texts against what was found in them; `add` each text, then ask for the figures."""

    _counts: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> None:
        """Counts a text. Where the annotation marks no nesting, nested statements found do not count."""
        nests = any("parent" in each for each in gold)
        ours = [each for each in found if nests or each.get("parent") is None]
        wanted, had = _read(text, gold), _read(text, ours)
        pairs = _matched(
            [letters["content"] for letters, _ in wanted], [letters["content"] for letters, _ in had]
        )
        count = self._counts
        count["texts"] += 1
        count["gold"] += len(wanted)
        count["found"] += len(had)
        count["matched"] += len(pairs)
        for letters, statement in wanted:
            count[f"of {statement.get('type')}"] += bool(letters["content"])
        for one, other in pairs.items():
            (mine, want), (theirs, have) = wanted[one], had[other]
            count[f"matched {want.get('type')}"] += 1
            both = bool(mine["source"] & theirs["source"])
            count["triple"] += both if mine["source"] else not theirs["source"]
            count["exact"] += mine == theirs
            if "speaker" in want:
                count["speakers"] += bool(want["speaker"])
                count["named"] += bool(have.get("speaker"))
                count["speakers right"] += _one_name(want["speaker"], have.get("speaker"))
            if want.get("kind"):
                count["kinds"] += 1
                count["kinds right"] += want["kind"] == have.get("kind")

    def figures(self) -> dict[str, Any]:
        """What the counts come to; what the annotation lacks is left out."""
        count = self._counts
        recall = {
            kind: percent(count[f"matched {kind}"], count[f"of {kind}"])
            for kind in ("direct", "mixed", "indirect")
            if count[f"of {kind}"]
        }
        told: dict[str, Any] = {
            "texts": count["texts"],
            "annotated": count["gold"],
            "found": count["found"],
            "triple": shares(count["triple"], count["found"], count["gold"]),
            "content": shares(count["matched"], count["found"], count["gold"]),
            "all exact": shares(count["exact"], count["found"], count["gold"]),
            "recall": recall,
        }
        if count["speakers"]:
            told["speaker accuracy"] = percent(count["speakers right"], count["speakers"])
            told["speaker precision"] = percent(count["speakers right"], count["named"])
        if count["kinds"]:
            told["kind accuracy"] = percent(count["kinds right"], count["kinds"])
        return told


def _read(
    text: str, statements: Iterable[Mapping[str, Any]]
) -> list[tuple[dict[str, Letters], Mapping[str, Any]]]:
    rows = [({part: _letters(text, each.get(part)) for part in _PARTS}, each) for each in statements]
    return [(letters, each) for letters, each in rows if letters["content"]]


def _letters(text: str, spans: Iterable[Sequence[int]] | None) -> Letters:
    return frozenset(
        place
        for start, end in spans or ()
        for place in range(max(0, start), min(end, len(text)))
        if text[place].isalnum()
    )


def _matched(wanted: Sequence[Letters], had: Sequence[Letters]) -> dict[int, int]:
    """One to one, the largest overlap first."""
    shares = sorted(
        (-len(wanted[one] & had[other]) / len(wanted[one] | had[other]), one, other)
        for one, other in product(range(len(wanted)), range(len(had)))
        if wanted[one] & had[other]
    )
    pairs: dict[int, int] = {}
    for share, one, other in shares:
        if -share >= _SAME and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _one_name(gold: str | None, found: str | None) -> bool:
    """Whether a name is the annotated one, the fuller one, or its last word or more."""
    mine, theirs = _words(gold), _words(found)
    if not mine or not theirs:
        return False
    fuller = set(mine) <= set(theirs) and len(theirs) <= len(mine) + _LONGER
    return mine == theirs or fuller or (set(theirs) <= set(mine) and mine[-1] in theirs)


def _words(name: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in kept).split()


def groups(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, Any]:
    """Groups by item; an item that was not placed stands alone."""
    placed = {name: found.get(name, f"alone {name}") for name in gold}
    sides: list[defaultdict[str, set[str]]] = [defaultdict(set), defaultdict(set)]
    for side, assigned in zip(sides, (gold, placed), strict=True):
        for name, group in assigned.items():
            side[group].add(name)
    both = {name: len(sides[0][gold[name]] & sides[1][placed[name]]) for name in gold}
    precise = sum(both[name] / len(sides[1][placed[name]]) for name in gold) / max(1, len(gold))
    complete = sum(both[name] / len(sides[0][gold[name]]) for name in gold) / max(1, len(gold))
    f1 = 2 * precise * complete / (precise + complete) if gold else 0.0
    together = Counter((gold[name], placed[name]) for name in gold)
    return {
        "items": len(gold),
        "annotated groups": len(sides[0]),
        "found groups": len(sides[1]),
        "b-cubed": {"precision": percent(precise, 1), "recall": percent(complete, 1), "f1": percent(f1, 1)},
        "pairs": shares(
            _pairs(together.values()), *(_pairs(map(len, side.values())) for side in reversed(sides))
        ),
    }


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def answers(said: Sequence[bool], told: Sequence[bool]) -> dict[str, Any]:
    """Yes/no answers of people against what would have been told without them."""
    right = sum(one and other for one, other in zip(said, told, strict=True))
    same = sum(one == other for one, other in zip(said, told, strict=True))
    return {
        "answers": len(said),
        "yes": sum(said),
        "accuracy": percent(same, len(said)),
        "belongs": shares(right, sum(told), sum(said)),
    }
