"""The nominative of names and phrases: the case and gender that all words of a name can share.

Each word offers readings (pymorphy3's name grammemes first, bare endings for names no dictionary knows); the
name is read in the case and gender whose product of weights is highest, so that «Ивана Орлова» is a man in
the genitive and «Анна Орлова» a woman in the nominative.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any, Literal

from hearsay.attribute.russian.morphology import parses, words

Sex = Literal["masculine", "feminine"]
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_SEXES: dict[str, Sex] = {"masc": "masculine", "femn": "feminine"}
_NAME_TAGS = ("Name", "Surn", "Patr")
_ADJECTIVES = ("ADJF", "PRTF")
# adjectives and participles that are people in the plural
_SUBSTANTIVES = words(
    "военный рабочий родной близкий раненый пострадавший пострадать присутствующий присутствовать собравшийся собраться учащийся"
    " учиться заключённый заключить верующий верить подчинённый осуждённый осудить обвиняемый обвинять подозреваемый"
    " подозревать задержанный задержать служащий служить протестующий протестовать нападавший нападать выживший выжить"
    " погибший погибнуть арестованный арестовать бастующий бастовать митингующий митинговать эвакуированный эвакуировать"
    " безработный больной взрослый потерпевший потерпеть трудящийся трудиться отдыхающий отдыхать присяжный"
)
_VOWELS = "аеёиоуыэюя"
_HUSHERS = tuple("гкхжчшщц")
# foreign names in -а after a vowel never change («Корреа»)
_ALIEN = ("еа", "оа", "уа", "аа", "иа")
# weights of readings that the dictionary does not know; set low enough that any dictionary name wins
_ENDING, _FIXED = 0.04, 0.02
_UNFIT = 0.75
# an unknown first name in -а beside a surname is seldom a man's
_UNLIKE = 0.5
# a case is open to a name if it is at least this likely against the likeliest; indeclinable names reach 0.5
_PLAUSIBLE = 0.15
# ending, case, what replaces it in the nominative, sex
_MASCULINE = {
    "gent": "а: я:й ы:а и:а",
    "datv": "у: ю:й е:а",
    "accs": "а: я:й у:а",
    "ablt": "ом: ем: ой:а",
    "loct": "е:",
}
_FEMININE = {"gent": "ы:а и:а ой:а", "datv": "е:а ой:а", "accs": "у:а", "ablt": "ой:а"}
_PARADIGMS: tuple[tuple[Sex, dict[str, str]], ...] = (("masculine", _MASCULINE), ("feminine", _FEMININE))
_ENDINGS: tuple[tuple[str, str, str, Sex], ...] = tuple(
    (_pair.partition(":")[0], _case, _pair.partition(":")[2], _sex)
    for _sex, _paradigm in _PARADIGMS
    for _case, _pairs in _paradigm.items()
    for _pair in _pairs.split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as a name in one case and sex."""

    base: str
    case: str
    sex: Sex
    weight: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its base form; `sex` None where the words do not tell."""

    base: str
    case: str
    sex: Sex | None


def person(words: tuple[str, ...], cases: frozenset[str] = frozenset(CASES), sex: Sex | None = None) -> Name:
    """The nominative of a person's name, in one of `cases` and of `sex` if that is known."""
    best: tuple[float, str, Sex] = (-1.0, "nomn", "masculine")
    scores: dict[Sex, float] = {"masculine": 0.0, "feminine": 0.0}
    for case in CASES:
        for candidate in _SEXES.values():
            weight = (1.0 if case in cases else 1e-3) * (1.0 if sex in (None, candidate) else 1e-2)
            for word in words:
                weight *= _best(word, case, candidate).weight
            if candidate == "masculine" and len(words) > 1 and _womans(words[0]):
                weight *= _UNLIKE
            scores[candidate] = max(scores[candidate], weight)
            # nominative wins ties: it comes first
            if weight > best[0] * 1.0001:
                best = (weight, case, candidate)
    _, case, winner = best
    other: Sex = "feminine" if winner == "masculine" else "masculine"
    certain = sex or (winner if scores[winner] > 1.5 * scores[other] else None)
    return Name(" ".join(_best(word, case, winner).base for word in words), case, certain)


def _womans(first: str) -> bool:
    """Whether a first name that no dictionary has ends as women's do («Глория»)."""
    return first[-1:] in "ая" and not any("Name" in p.tag and p.tag.case == "nomn" for p in parses(first))


@lru_cache(maxsize=32768)
def plausible(words: tuple[str, ...], sex: Sex | None = None) -> frozenset[str]:
    """The cases that a name can well be in; an oblique one only where its form shows it, or ends in a vowel
    that never changes.
    """
    weights: dict[str, float] = {}
    for case in CASES:
        for candidate in _SEXES.values():
            if sex in (None, candidate):
                found = [_best(word, case, candidate) for word in words]
                turned = any(reading.base != word for reading, word in zip(found, words, strict=True))
                shown = case == "nomn" or turned or words[-1][-1].lower() in "оэуюие"
                weight = prod(r.weight for r in found) if shown else 0.0
                weights[case] = max(weights.get(case, 0.0), weight)
    most = max(weights.values())
    return frozenset(case for case, weight in weights.items() if weight >= _PLAUSIBLE * most > 0)


@lru_cache(maxsize=65536)
def _best(word: str, case: str, sex: Sex) -> Reading:
    found = [reading for reading in _readings(word) if reading.case == case and reading.sex == sex]
    return max(found, key=lambda reading: reading.weight, default=Reading(word, case, sex, 1e-4))


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[Reading, ...]:
    if (not word.isalpha() and "-" not in word) or not any("а" <= letter <= "я" for letter in word.lower()):
        return tuple(Reading(word, case, sex, 1.0) for case in CASES for sex in _SEXES.values())
    if word.lower() in (
        "аль",
        "эль",
        "бин",
        "ибн",
        "де",
        "да",
        "фон",
        "ван",
        "дер",
        "ди",
        "оглы",
        "кызы",
        "ли",
    ):
        return tuple(Reading(word, case, sex, 1.0) for case in CASES for sex in _SEXES.values())
    return (*_known(word), *_by_ending(word))


def bases(word: str) -> frozenset[tuple[str, Sex]]:
    """All that a form of a name may be the form of, with the sex of who has it."""
    return frozenset((reading.base, reading.sex) for reading in _readings(word))


def _known(word: str) -> Iterator[Reading]:
    for parse in parses(word):
        if (
            parse.tag.POS == "ADJF"
            and not word.endswith("ой")
            and "sing" in parse.tag
            and parse.tag.gender in _SEXES
        ):
            gender = str(parse.tag.gender)
            yield Reading(as_in(_nominative(parse, gender), word), str(parse.tag.case), _SEXES[gender], 0.03)
        if "plur" in parse.tag or not any(tag in parse.tag for tag in _NAME_TAGS):
            continue
        if "Fixd" in parse.tag and "Name" in parse.tag and _turned(word):
            continue
        foreign = word.endswith("и") and not word.endswith(("ии", "ьи"))
        if foreign and not parse.is_known and "Fixd" not in parse.tag:
            continue  # «Блази», «Мериси»: of no «Блазя»
        genders = [g for g in _SEXES if g in parse.tag] or list(_SEXES)
        for gender in genders:
            base = _nominative(parse, gender)
            yield Reading(as_in(base, word), parse.tag.case or "nomn", _SEXES[gender], 0.1 + parse.score)


def _turned(word: str) -> bool:
    """Whether what the dictionary has as a name that never changes («Анне») is a common one in the dative."""
    common = word[:-1] + "а"
    return word[-1:] == "е" and any("Name" in parse.tag and "femn" in parse.tag for parse in parses(common))


def _nominative(parse: Any, gender: str) -> str:
    if "Fixd" in parse.tag:
        return str(parse.word)
    wanted = {"nomn", "sing"} | ({gender} if gender in parse.tag else set())
    found = parse.inflect(wanted)
    return str(found.word if found else parse.word)


def _by_ending(word: str) -> Iterator[Reading]:
    lower = word.lower()
    # a first name that the dictionary has in other cases only («Анне») is hardly another in the nominative
    first = [parse for parse in parses(word)[:3] if parse.is_known and "Name" in parse.tag]
    turned = _turned(word)
    known = 0.02 if turned or (first and not any(parse.tag.case == "nomn" for parse in first)) else 1.0
    for sex in _SEXES.values():
        fits = (lower[-1] in "ая") == (sex == "feminine")
        # foreign names in -а are as well a man's («Хамдалла»), those in a consonant seldom a woman's
        unfit = _UNFIT if lower[-1] in "ая" else 0.5
        yield Reading(word, "nomn", sex, known * _ENDING * (1.0 if fits else unfit))
        fixed = (
            lower[-1] in "оэуюиеы" or lower[-2:] in _ALIEN or (sex == "feminine" and lower[-1] not in _VOWELS)
        )
        if fixed:
            yield from (Reading(word, case, sex, _FIXED) for case in CASES[1:])
    for ending, case, put, sex in _ENDINGS:
        stem = word[: -len(ending)]
        if ending == "и" and stem[-1:].lower() not in _HUSHERS:
            continue
        # «Карзая» is of «Карзай»: before й stands a vowel, before all others none
        if lower.endswith(ending) and len(stem) > 1 and (stem[-1].lower() in _VOWELS) == (put == "й"):
            yield Reading(stem + put, case, sex, _ENDING * 0.9)


def as_in(base: str, word: str) -> str:
    """The base form in the capitals of the word it comes from, part by part at hyphens."""
    if word.isupper() and len(word) > 1:
        return base.upper()
    parts, models = base.split("-"), word.split("-")
    if len(parts) != len(models):
        return base.capitalize() if word[:1].isupper() else base
    return "-".join(
        p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True)
    )


@lru_cache(maxsize=4096)
def genitive(name: str) -> str:
    """The genitive of a person's name in the nominative, word by word; what is no Russian word stays."""
    first = name.split(maxsplit=1)[0]
    whole = person(tuple(name.split())).sex
    woman = (
        person((first,), frozenset({"nomn"})).sex == "feminine"
        or whole == "feminine"
        or (whole is None and " " in name and _womans(first))
    )
    return " ".join(_genitive(part, woman=woman) for part in name.split())


def _genitive(word: str, *, woman: bool) -> str:
    """By the dictionary where it knows the word as a name, else by the ending."""
    lower = word.lower()
    if word.isupper() or not lower.isalpha() or lower.isascii():
        return word
    if woman and lower[-1] not in "ая":
        return word  # «Дженнифер Лопес»: a woman's surname that ends in a consonant never changes
    gender = "femn" if woman else "masc"
    for parse in parses(lower):
        named = (
            any(tag in parse.tag for tag in _NAME_TAGS)
            and parse.tag.case == "nomn"
            and "plur" not in parse.tag
        )
        if named and gender in parse.tag and (found := parse.inflect({"gent"})):
            return as_in(str(found.word), word)
    if lower.endswith(("ова", "ева", "ина", "ына")) and woman:
        return word[:-1] + "ой"
    for ending, put in (
        ("ая", "ой"),
        ("ий", "ого"),
        ("ый", "ого"),
        ("й", "я"),
        ("ь", "я"),
        ("ия", "ии"),
        ("я", "и"),
    ):
        if lower.endswith(ending):
            return word[: -len(ending)] + put
    if lower[-1] == "а" and lower[-2:] not in _ALIEN:
        return word[:-1] + ("и" if lower[-2] in "гкхжчшщ" else "ы")
    return word + "а" if lower[-1] not in _VOWELS else word


@lru_cache(maxsize=32768)
def phrase(words: tuple[str, ...], cases: frozenset[str]) -> tuple[str, ...]:
    """The nominative of a noun phrase: its adjectives and its head noun; what hangs on the head stays.

    A phrase that can be nominative in `cases` stays as it is.
    """
    head = next((i for i, word in enumerate(words) if _nounlike(word) or _people(words, i)), None)
    if head is None:
        return words
    for case in [case for case in CASES if case in cases]:
        found = _put(words, head, case)
        if found is not None:
            return found
    return words


def _people(words: Sequence[str], at: int) -> bool:
    """Whether an adjective stands for people («военных», «рабочих завода»): in the plural, before no noun of its case."""
    own = {
        parse.tag.case
        for parse in parses(words[at])
        if parse.tag.POS in _ADJECTIVES and parse.tag.number == "plur" and parse.normal_form in _SUBSTANTIVES
    }
    after = parses(words[at + 1]) if own and at + 1 < len(words) else ()
    return bool(own) and not any(
        p.tag.POS in ("NOUN", *_ADJECTIVES) and p.tag.number == "plur" and p.tag.case in own
        for p in after[:2]
    )


def _nounlike(word: str) -> bool:
    found = parses(word)
    return bool(found) and found[0].tag.POS in ("NOUN", "NPRO", None)


def _put(words: tuple[str, ...], head: int, case: str) -> tuple[str, ...] | None:
    """The words in the nominative if all up to the head can be in `case` of one number."""
    for number in ("sing", "plur"):
        parts = ("NOUN",) if _nounlike(words[head]) else ("NOUN", *_ADJECTIVES)
        nouns = [
            p
            for p in parses(words[head])
            if p.tag.POS in parts and p.tag.case == case and p.tag.number == number
        ]
        for noun in nouns[:2]:
            adjectives = [_adjective(word, noun, case) for word in words[:head]]
            base = _inflected(noun, number)
            if None not in adjectives and base is not None:
                front = [as_in(a, w) for a, w in zip(adjectives, words, strict=False) if a is not None]
                return (*front, as_in(base, words[head]), *words[head + 1 :])
    return None


def _inflected(noun: Any, number: str) -> str | None:
    if "Fixd" in noun.tag:
        return str(noun.word)
    found = noun.inflect({"nomn", number})
    return str(found.word) if found else None


def _adjective(word: str, noun: Any, case: str) -> str | None:
    """An adjective's nominative beside the noun; adverbs and numerals stay; None if it cannot agree."""
    for parse in parses(word):
        tag = parse.tag
        if tag.POS in ("ADJF", "PRTF") and tag.case == case and tag.number == noun.tag.number:
            if tag.number == "sing" and noun.tag.gender and tag.gender != noun.tag.gender:
                continue
            found = parse.inflect(
                {"nomn", tag.number, *([noun.tag.gender] if tag.number == "sing" and noun.tag.gender else [])}
            )
            return str(found.word) if found else None
        if tag.POS in ("ADVB", "NUMR", "CONJ", None) or not any(letter.isalpha() for letter in word):
            return word
    return None
