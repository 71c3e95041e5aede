"""The words of a sentence that report: verbs, short adjectives and predicatives of the table, by form."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import razdel

from hearsay.attribute.russian.morphology import VERBAL, forms
from hearsay.attribute.russian.tables import Verb, nouns, verbs

Shape = Literal["finite", "infinitive", "participle", "passive participle", "passive", "converb", "state"]
_SHAPES: dict[str, Shape] = {
    "VERB": "finite",
    "INFN": "infinitive",
    "GRND": "converb",
    "PRTF": "participle",
    "PRTS": "passive",
    "ADJS": "state",
    "PRED": "state",
}
# the dictionary reads these short adjectives as participles of the verb
_STATES = {
    "уверить": "уверенный",
    "убедить": "убежденный",
    "заинтересовать": "заинтересованный",
    "шокировать": "шокированный",
    "обеспокоить": "обеспокоенный",
    "озаботить": "озабоченный",
    "возмутить": "возмущенный",
    "удивить": "удивленный",
    "поразить": "пораженный",
    "встревожить": "встревоженный",
    "разочаровать": "разочарованный",
    "потрясти": "потрясенный",
    "удовлетворить": "удовлетворенный",
    "тронуть": "тронутый",
    "впечатлить": "впечатленный",
    "намерить": "намеренный",
}
# a reading that the dictionary's counts make rarer than this is taken for another word («стали», «вести»)
_RARE = 0.08


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its place among the words, its entry, its form."""

    index: int
    verb: Verb
    shape: Shape

    @property
    def impersonal(self) -> bool:
        """Whether it is a passive in -ся («сообщается»)."""
        return "безл" in self.verb.takes


@lru_cache(maxsize=65536)
def reading(lower: str) -> tuple[Verb, Shape] | None:
    """The entry and form of a word that may report."""
    for form in forms(lower):
        if form.pos not in VERBAL or form.score < _RARE:
            continue
        state = _STATES.get(form.lemma) if form.pos == "PRTS" else None
        entry = verbs().get(state or form.lemma)
        if entry is not None:
            if form.has("VERB", "1per", "plur", "futr") and "речь" in entry.takes:
                return None  # «отметим», «напомним» are the author's own voice
            shape: Shape = "state" if state else _SHAPES[form.pos]
            if shape == "participle" and form.has("pssv"):
                shape = "passive participle"
            return entry, shape
    return None


@lru_cache(maxsize=65536)
def noun(lower: str) -> str | None:
    """The lemma of a word that may be a reporting noun."""
    return next(
        (f.lemma for f in forms(lower) if f.pos == "NOUN" and f.score >= _RARE and f.lemma in nouns()), None
    )


def opens_with_cue(text: str, within: int) -> bool:
    """Whether one of the first words is a finite verb of speech."""
    for token in list(razdel.tokenize(text))[:within]:
        found = reading(token.text.lower())
        if (
            found is not None
            and found[1] in ("finite", "passive", "converb", "state")
            and "речь" in found[0].takes
        ):
            return True
        if token.text in "«„.:":
            return False
    return False
