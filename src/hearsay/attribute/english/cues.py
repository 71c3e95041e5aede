"""English cue words: which lemma a form belongs to, and which kind of attribution it signals.

Forms are generated from `data/cues_en.tsv` by the regular rules of spelling and from `data/irregular_en.tsv`.
"""

from dataclasses import dataclass
from functools import lru_cache

from hearsay.attribute.tables import rows
from hearsay.records import Kind

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word in its base form."""

    lemma: str
    part: str
    kind: Kind


def forms(lemma: str) -> set[str]:
    """The regular forms of a verb: says, wanted, denied, planning."""
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        third, past = lemma + "es", lemma + "ed"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third, past = lemma + "s", stem + "ed"
    return {lemma, third, past, stem + "ing"}


def _doubled(lemma: str, past: str) -> set[str]:
    """Planned -> planning: what the irregular table says of the past holds for the participle too."""
    return {past[:-2] + "ing"} if past.endswith("ed") and past[:-2] not in (lemma, lemma[:-1]) else set()


@lru_cache(maxsize=1)
def table() -> dict[tuple[str, str], Cue]:
    """(form, part of speech) -> cue, for verbs, nouns and adjectives."""
    irregular: dict[str, set[str]] = {}
    for row in rows("irregular_en"):
        more = {row["past"], row["participle"]} | _doubled(row["lemma"], row["past"])
        irregular.setdefault(row["lemma"], set()).update(more)
    found: dict[tuple[str, str], Cue] = {}
    for row in rows("cues_en"):
        lemma, part = row["lemma"], row["part"]
        kind: Kind = "attitude" if row["kind"] == "attitude" else "speech"
        cue = Cue(lemma, part, kind)
        words = {lemma}
        if part == "verb":
            words = forms(lemma) | irregular.get(lemma, set())
        elif part == "noun":
            words |= {lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"}
        for word in words:
            found.setdefault((word, part), cue)
    return found


def verb(form: str) -> Cue | None:
    return table().get((form, "verb"))


def noun(form: str) -> Cue | None:
    return table().get((form, "noun"))


def adjective(form: str) -> Cue | None:
    return table().get((form, "adjective"))
