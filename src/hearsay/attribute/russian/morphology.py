"""What a Russian word form may be, by pymorphy3's dictionary (OpenCorpora); every «ё» is read as «е» in
lemmas.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pymorphy3

VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTF", "PRTS", "ADJS", "PRED"})
NOMINAL = frozenset({"NOUN", "NPRO"})


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word form: lemma, part of speech and grammemes in OpenCorpora's names."""

    lemma: str
    pos: str
    grammemes: frozenset[str]
    score: float

    def has(self, *grammemes: str) -> bool:
        return self.grammemes.issuperset(grammemes)


@lru_cache(maxsize=1)
def analyzer() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65536)
def parses(word: str) -> tuple[Any, ...]:
    """The dictionary's own readings of a word, which inflect."""
    found = tuple(analyzer().parse(word))
    prefix, hyphen, rest = word.partition("-")
    if hyphen and prefix.lower() == "экс":
        # no guess by the ending beside the word itself («экс-министра» is no town)
        own = {str(parse.tag) for parse in analyzer().parse(rest)}
        return tuple(parse for parse in found if str(parse.tag) in own) or found
    return found


@lru_cache(maxsize=131072)
def forms(lower: str) -> tuple[Form, ...]:
    """The readings of a lower-cased word, likeliest first."""
    return tuple(
        Form(
            p.normal_form.replace("ё", "е"),
            str(p.tag.POS or ""),
            frozenset(map(str, p.tag.grammemes)),
            p.score,
        )
        for p in parses(lower)
    )


def can_be(lower: str, *grammemes: str) -> bool:
    """Whether any reading of the word has all the grammemes."""
    return any(form.has(*grammemes) for form in forms(lower))


def words(line: str) -> frozenset[str]:
    """A set of words written as one line."""
    return frozenset(line.split())
