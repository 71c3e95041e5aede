"""Whether two statements that look alike say the same: a denial, a reversal of roles or another place makes two.

Vectors hardly see any of it ("A attacked B", "B attacked A": cosine above .95), so it is read from the words: negations and
opposites (polarity), who does it to whom (roles), which names and numbers stand in one and not in the other (details). Rules
tell what keeps them apart; in English and Russian a regression tells whether they are one message (training/narrate/stance.py).
"""

import math
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hearsay.narrate import bindings, details, roles, values
from hearsay.narrate.compared import FEATURES, Said, compared
from hearsay.narrate.polarity import Polarity, differ, polarity
from hearsay.narrate.reading import Dictionary, aligned, reading
from hearsay.narrate.sides import Told, roles_of

Relation = Literal["denied", "reversed", "elsewhere"]
# these two are never one narrative; another place may be
CONTRADICTIONS = frozenset({"denied", "reversed"})
CLASSES = ("same", "denied", "reversed", "other")
# log-odds from which two statements are one message: three in ten, chosen in folds over families and neighbours
LEAST_LIKELY = math.log(0.3 / 0.7)
# readings that are kept, two and a half kilobytes each: of a large batch each
# statement is read little more than once, whatever is kept
_MOST = 20_000


@cache
def _table() -> dict[str, NDArray[np.float64]]:
    """The weights (link, FEATURES and bias; CLASSES) for two languages, "en-ru"."""
    text = (resources.files("hearsay.narrate") / "data" / "stance.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    found: dict[str, dict[str, list[float]]] = {}
    for langs, name, *weights, _ in rows:
        found.setdefault(langs, {})[name] = list(map(float, weights))
    return {
        langs: np.array([its[name] for name in ("link", *FEATURES, "bias")]) for langs, its in found.items()
    }


@cache
def learned() -> frozenset[bytes]:
    """The languages, any two of which the regression knows."""
    return frozenset(lang.encode() for langs in _table() for lang in langs.split("-"))


def same_odds(features: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The log-odds (n) of the first class against all others, of features (n, link and FEATURES)."""
    worth = features @ weights[:-1] + weights[-1]
    found: NDArray[np.float64] = worth[:, 0] - np.logaddexp.reduce(worth[:, 1:], axis=1)
    return found


@dataclass(slots=True)
class Stance:
    """Compares statements; what it has read once it keeps."""

    dictionary: Dictionary
    _read: OrderedDict[tuple[str, str | None], tuple[Told, Polarity | None]] = field(
        default_factory=OrderedDict
    )

    def apart(
        self, one: str, one_lang: str | None, other: str, other_lang: str | None, by: frozenset[str]
    ) -> bool:
        """Whether one of the relations `by` keeps two statements on one matter apart."""
        if "elsewhere" in by and values.differ(
            self._of(one, one_lang)[0].reading.values, self._of(other, other_lang)[0].reading.values
        ):
            # they are apart, whatever else keeps them so
            return True
        return self.relation(one, one_lang, other, other_lang) in by

    def relation(self, one: str, one_lang: str | None, other: str, other_lang: str | None) -> Relation | None:
        """What keeps two statements on one matter from being one; None where nothing does, or nothing is known of a language."""
        (mine, my_polarity), (theirs, their_polarity) = self._of(one, one_lang), self._of(other, other_lang)
        one_read, other_read = mine.reading, theirs.reading
        pairs = aligned(one_read, other_read)
        if my_polarity and their_polarity and differ(my_polarity, their_polarity, pairs):
            return "denied"
        named = [*pairs, *roles.names(one_read, other_read, pairs)]
        if roles.swapped(mine, theirs, named) or bindings.exchanged(mine, theirs, named):
            return "reversed"
        return "elsewhere" if details.differ(one_read, other_read, pairs) else None

    def one_message(
        self, one: str, one_lang: str | None, other: str, other_lang: str | None, link: float
    ) -> float:
        """The log-odds that two statements in `learned` languages are one message, `link` being those of their link.

        What keeps them apart by rules does so here.
        """
        # of words that meet several the first counts, so the order is fixed
        if (one_lang or "", one) > (other_lang or "", other):
            one, one_lang, other, other_lang = other, other_lang, one, one_lang
        features = self.compared(one, one_lang, other, other_lang)
        told = dict(zip(FEATURES, features, strict=True))
        apart = (
            ("denied",) if one_lang == other_lang else ("denied", "swapped", "exchanged", "details_differ")
        )
        if any(told[each] for each in apart):
            return -math.inf
        return float(same_odds(np.array([[link, *features]]), _table()[f"{one_lang}-{other_lang}"])[0])

    def compared(self, one: str, one_lang: str | None, other: str, other_lang: str | None) -> list[float]:
        """The FEATURES of two statements in languages with tables of polarity."""
        (mine, my_polarity), (theirs, their_polarity) = self._of(one, one_lang), self._of(other, other_lang)
        assert my_polarity
        assert their_polarity
        return compared(Said(mine, my_polarity), Said(theirs, their_polarity), self.dictionary)

    def _of(self, text: str, lang: str | None) -> tuple[Told, Polarity | None]:
        key = text, lang
        if key in self._read:
            self._read.move_to_end(key)
        else:
            found = reading(text, lang, self.dictionary)
            self._read[key] = Told(found, roles_of(found)), polarity(found)
            if len(self._read) > _MOST:
                self._read.popitem(last=False)
        return self._read[key]
