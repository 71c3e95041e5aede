"""The office in apposition to a name, before it («глава МИД Карстова Иван Орлов») or behind («Орлов, министр …»).

A name in the genitive behind a noun that is itself the head is no apposition: «адвокат Орлова» is another
person, whom the name owns. Where forms do not tell the two apart, the name gets no office.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import razdel

from hearsay.attribute.russian.declension import CASES, Sex, person, phrase, plausible
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.tables import offices, relations
from hearsay.records import Span

_MARKS = "«»“”„\"'"
# an office stands this near to its name, in code points
_REACH = 160
_LOOSE = words("и к с от о об из при для")


@dataclass(frozen=True, slots=True)
class Office:
    """An office before a name: where it starts, its base form, the cases it shares with the name."""

    start: int
    role: str
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the words around it show it: `sex` by a verb, `known` surnames of the text, `owner` of what follows."""

    words: tuple[str, ...]
    sex: Sex | None
    known: Mapping[str, Sex | None]
    owner: bool

    @property
    def genitive(self) -> bool:
        """Whether it can be in the genitive."""
        return "gent" in plausible(self.words)


def before(text: str, span: Span, name: Name) -> tuple[Office | None, bool]:
    """The office in apposition before a name, and whether the name is in the genitive behind another noun."""
    offset = max(text.rfind("\n", 0, span[0]) + 1, span[0] - _REACH)
    tokens = list(razdel.tokenize(text[offset : span[0]]))
    plain = [token.text for token in tokens]
    first = office_among(plain)
    if first is None:
        return None, name.owner and name.genitive
    owns = name.genitive and (name.owner or _owns(plain, first, name))
    if owns:
        # «помощник президента Идриса Каана»: the name's own office is the one right before it
        first = len(tokens) - 1 if first != len(tokens) - 1 and _held(plain[-1]) else None
    if first is None:
        return None, True
    cases = frozenset({"gent"}) if owns else _cases(plain[first]) or frozenset(CASES)
    while first > 0 and _qualifies(tokens[first - 1].text):
        first -= 1
    start = offset + tokens[first].start
    role = nominative(text[start : span[0]].strip(), cases)
    # a sentence's capital is no part of an office
    return Office(start, role if role[1:2].isupper() else role[:1].lower() + role[1:], cases), owns


def _held(word: str) -> bool:
    """Whether the word is an office in the genitive that stands for its holder («президента»)."""
    return _office(word) and "gent" in _cases(word) and not relational(word)


def _cases(word: str) -> frozenset[str]:
    """The cases that the word can be in as a singular noun."""
    found = (f.grammemes & set(CASES) for f in forms(word.lower()) if f.pos == "NOUN" and f.has("sing"))
    return frozenset(case for group in found for case in group)


def relational(word: str) -> str | None:
    """Whether the noun calls for whose it is: a tie («брат», «сторонник»), a post («адвокат»), or None."""
    return next((kind for form in forms(word.lower())[:2] if (kind := relations().get(form.lemma))), None)


def _owns(tokens: list[str], head: int, name: Name) -> bool:
    """Whether a name that can be in the genitive hangs on the office instead of naming who holds it."""
    cases = _cases(tokens[head])
    if not cases:
        return True  # «депутаты Орлова»
    if head == len(tokens) - 1:
        kind = relational(tokens[head])
        # «адвоката Ивана Орлова» is the lawyer's own name
        full = len(name.words) > 1 and "gent" in cases
        return kind == "tie" or (kind == "post" and not full) or not _agrees(cases, name)
    if "gent" in cases:
        return False
    return _held(tokens[-1]) or not _agrees(cases, name) or _shown(name)


def _agrees(cases: frozenset[str], name: Name) -> bool:
    """Whether the name can be in one of the cases; a verb shows the sex of a subject only."""
    return bool(cases & plausible(name.words, name.sex if "nomn" in cases else None))


def _shown(name: Name) -> bool:
    """Whether the genitive is the likelier reading: the text holds the man's full name, or no woman's name is known."""
    surname = person(name.words, frozenset({"gent"}), "masculine").base.split()[-1]
    if surname == name.words[-1]:
        return False
    listed = any(form.has("Surn", "nomn") for form in forms(name.words[-1].lower()))
    return not listed or name.known.get(surname) == "masculine"


def office_among(tokens: list[str]) -> int | None:
    """The leftmost office among the words before a name that can still be its apposition."""
    found: int | None = None
    loose = False  # a conjunction or preposition was passed: what stands before is surer to be another phrase
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i]
        if _breaks(word) or (word == "," and not (found is None and "и" in tokens[i + 1 :])):
            break
        if word.lower() in _LOOSE:
            if found is not None and word.lower() != "и":
                break
            loose = True
        if not _office(word):
            continue
        if found is not None and not _joined(tokens, i, found):
            break
        if found is None or not loose or i == found - 2 or (i == found - 3 and _qualifies(tokens[found - 1])):
            found = i
    return found


def _joined(tokens: list[str], outer: int, inner: int) -> bool:
    """Whether one office can hang on another or stand beside it; «журналистам министр» are two phrases."""
    here, there = (_all_cases(tokens[i]) for i in (outer, inner))
    return not here or not there or "gent" in there or bool(here & there)


def _all_cases(word: str) -> frozenset[str]:
    found = (f.grammemes & set(CASES) for f in forms(word.lower()) if f.pos == "NOUN")
    return frozenset(case for group in found for case in group)


def _breaks(word: str) -> bool:
    lower = word.lower()
    if word in ".;:!?—–()…" or lower in ("что", "а", "но", "у", "как"):
        return True
    top = forms(lower)[:1]
    return bool(top) and (
        top[0].pos in ("VERB", "INFN", "GRND", "PRTS") or (top[0].pos == "CONJ" and lower != "и")
    )


def _office(word: str) -> bool:
    lower = word.lower().replace("ё", "е")
    if lower.startswith(("исполняющ", "заведующ", "управляющ", "зампред")):
        return True
    return any(form.pos == "NOUN" and is_office(form.lemma) for form in forms(lower)[:2])


def is_office(lemma: str) -> bool:
    return (
        lemma in offices()
        or any(
            lemma.endswith("-" + office)
            for office in ("министр", "секретарь", "президент", "губернатор", "мэр")
        )
        or (
            lemma.startswith(("экс-", "вице-", "зам", "пресс-"))
            and lemma.removeprefix("экс-").removeprefix("вице-").removeprefix("зам") in offices()
        )
    )


def _qualifies(word: str) -> bool:
    if re.fullmatch(r"\d+-летн\w+", word):
        return True
    return any(
        f.pos == "ADJF" and not f.has("Apro") for f in forms(word.lower())[:2]
    ) and word.lower() not in ("этот", "его", "её")


def role_after(text: str, span: Span) -> str | None:
    """«Иван Орлов, министр обороны Карстова, …»: the apposition up to the next comma or stop."""
    match = re.match(r"\s*,\s+([^,.;:—–\n()]{4,120})(?=[,.;:—–\n(])", text[span[1] : span[1] + 140])
    if match is None:
        return None
    words = match[1].split()
    lead = next((i for i, word in enumerate(words) if not _qualifies(word)), None)
    if lead is None or lead > 3 or not _office(words[lead]) or any(_breaks(word) for word in words[:lead]):
        return None
    cut = next((i for i, word in enumerate(words) if i > lead and _verbal(word)), len(words))
    return nominative(" ".join(words[:cut]), frozenset(CASES)) if cut == len(words) else None


def _verbal(word: str) -> bool:
    top = forms(word.lower())[:1]
    return bool(top) and top[0].pos in ("VERB", "GRND")


def nominative(words: str, cases: frozenset[str]) -> str:
    """A phrase's nominative, its capitals and marks kept: head and adjectives turn, the rest stays."""
    parts = words.split()
    bare = tuple(part.strip(_MARKS + ",") for part in parts)
    turned = phrase(bare, cases)
    return " ".join(
        part.replace(old, new) if old else part for part, old, new in zip(parts, bare, turned, strict=True)
    )
