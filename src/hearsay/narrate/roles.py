"""Who does it to whom: statements in the same words in which doer and done-to have changed places.

The doer stands before the verb, in the nominative where there are cases, behind "by" or in the instrumental of a passive.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from hearsay.narrate.reading import BEING, Pairs, Reading, Word, alike, listed, met
from hearsay.narrate.words import stem

# with fewer words in common the statements are of different matters, and none is the other's reversal
_LEAST = 2
# readings whose sides are kept: those compared lately
_KEPT = 1 << 12
_NOUNS = frozenset("np")
_QUOTES = frozenset({"«", '"', "“", "„", "-"})
_VOWELS = frozenset("аеёиоуыэюя")
# English nouns of those who do something, from so many letters on
_AGENTS, _SHORT = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "men", "man", "ants", "ees"), 5


class Sides(NamedTuple):
    """Places of nouns and names: those of who does it, and of the rest of the clause."""

    doers: frozenset[int]
    others: frozenset[int]


def swapped(one: Reading, other: Reading, pairs: Pairs) -> bool:
    """Whether who does it in one is done to in the other, and the other way round."""
    pairs = [*pairs, *names(one, other, pairs)]
    if len(pairs) < _LEAST:
        return False
    mine, theirs = sides(one), sides(other)
    if mine is None or theirs is None:
        return False
    gone = [(a, b) for a, b in pairs if a in mine.doers and b in theirs.others]
    come = [(a, b) for a, b in pairs if a in mine.others and b in theirs.doers]
    agree = [(a, b) for a, b in pairs if a in mine.doers and b in theirs.doers]
    # "hackers from A broke into banks of B": names that change places weigh more than a noun that stays
    if _named(one, other, gone) and _named(one, other, come) and not _named(one, other, agree):
        return True
    if any(_heavy(one.words[a], other.words[b]) for a, b in agree):
        return False
    return _meant(one, other, gone) and _meant(one, other, come)


def _named(one: Reading, other: Reading, pairs: Pairs) -> bool:
    return any(one.words[a].part == other.words[b].part == "p" for a, b in pairs)


def _heavy(one: Word, other: Word) -> bool:
    return one.part in _NOUNS and other.part in _NOUNS


def _meant(one: Reading, other: Reading, pairs: Pairs) -> bool:
    return any(
        _heavy(one.words[a], other.words[b]) and (may_act(one.words[a]) or may_act(other.words[b]))
        for a, b in pairs
    )


def may_act(word: Word) -> bool:
    """Whether it names a person or a body; what is done does nothing."""
    return (
        word.part == "p"
        or word.animate
        or bool(word.keys & _bodies())
        or (word.part == "n" and len(word.lower) > _SHORT and word.lower.endswith(_AGENTS))
    )


@cache
def _bodies() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("bodies")) | {f"ru:{word}" for word in listed("bodies")}


def names(one: Reading, other: Reading, pairs: Pairs) -> Pairs:
    """Names that only look alike, where they are nobody else's."""
    left, right = {a for a, _ in pairs}, {b for _, b in pairs}
    found = []
    for a, word in enumerate(one.words):
        if word.part == "p" and a not in left and met(word, other):
            match = [
                b
                for b, its in enumerate(other.words)
                if its.part == "p" and b not in right and alike(word, its)
            ]
            if match:
                found.append((a, match[0]))
                right.add(match[0])
    return found


def sides(reading: Reading, *, strict: bool = True) -> Sides | None:
    """Who does it, as far as order and cases tell; None where no verb is found, or, `strict`, what it says has no direction."""
    # what both do together has no direction, and who gets is given
    return None if strict and _mutual(reading) else _told(reading)


@lru_cache(maxsize=_KEPT)
def _mutual(reading: Reading) -> bool:
    lowers = [word.lower for word in reading.words]
    return not (listed("mutual").isdisjoint(lowers) and listed("converse").isdisjoint(lowers))


@lru_cache(maxsize=_KEPT)
def _told(reading: Reading) -> Sides | None:
    return _russian(reading.words) if reading.lang == "ru" else _english(reading.words)


def _english(words: tuple[Word, ...]) -> Sides | None:
    verb = next(
        (
            place
            for place, word in enumerate(words)
            if word.part == "v"
            and word.lower not in listed("speech")
            and word.lower not in BEING
            and any(each.part in _NOUNS and each.keys for each in words[:place])
            and not (place and words[place - 1].lower in {"to", "of", "the", "a", "who", "which", "that"})
            and not word.lower.endswith("ing" if not _after_being(words, place) else "\0")
        ),
        None,
    )
    if verb is None:
        return None
    begin = _clause_begin(words, verb)
    subject = _nouns(words, begin, verb)
    # "In Oss, the council voted": what stands behind a preposition at the beginning does nothing
    if words[begin].part == "i" or words[begin].lower in {"in", "on", "at", "for", "after", "by", "from"}:
        cut = next((place for place in range(begin, verb) if words[place].lower == ","), None)
        subject = _nouns(words, cut + 1, verb) if cut is not None else frozenset(sorted(subject)[-1:])
    rest = _nouns(words, verb + 1, len(words))
    if not words[verb].passive:
        return Sides(subject, rest)
    by = next((place for place in range(verb, len(words)) if words[place].lower == "by"), None)
    doers = _nouns(words, by + 1, _phrase_end(words, by + 1)) if by is not None else frozenset[int]()
    return Sides(doers, (subject | rest) - doers)


def _after_being(words: tuple[Word, ...], place: int) -> bool:
    return any(
        word.lower in {"is", "are", "was", "were", "be", "been"} for word in words[max(0, place - 2) : place]
    )


def _clause_begin(words: tuple[Word, ...], verb: int) -> int:
    marks = [
        place
        for place in range(verb)
        if words[place].lower in {"that", ";", ":", "because", "after", "if"}
        # "prosecutors say the mayor took": what is said begins behind
        or (words[place].lower in listed("speech") and _nouns(words, place + 1, verb))
    ]
    return marks[-1] + 1 if marks and marks[-1] + 1 < verb else 0


def _nouns(words: tuple[Word, ...], start: int, end: int) -> frozenset[int]:
    return frozenset(
        place for place in range(start, end) if words[place].part in _NOUNS and words[place].keys
    )


def _phrase_end(words: tuple[Word, ...], start: int) -> int:
    for place in range(start, len(words)):
        if words[place].part in {"v", "i"} or words[place].lower in {",", ".", ";"}:
            # "by the government of Lurania" goes on
            if words[place].lower == "of":
                continue
            return place
    return len(words)


def _russian(words: tuple[Word, ...]) -> Sides | None:
    verbs = [
        place for place, word in enumerate(words) if word.part == "v" and word.lower not in listed("speech")
    ]
    if not verbs:
        return None
    nouns = [place for place, word in enumerate(words) if word.part in _NOUNS and word.keys]
    alone = [place for place in nouns if not _governed(words, place)]
    found = _doers(words, verbs[0], [place for place in alone if not dependent(words, place)])
    whole = frozenset(each for place in found for each in _with_dependents(words, place))
    return Sides(whole, frozenset(nouns) - whole)


def _doers(words: tuple[Word, ...], verb: int, free: list[int]) -> list[int]:
    """Who of the nouns without a preposition does it."""
    if words[verb].passive:
        # «приказом» is no doer
        return [
            place
            for place in free
            if words[place].cases
            and words[place].cases <= {"ablt", "gent"}
            and (words[place].part == "p" or words[place].animate)
        ]
    sure = [
        place for place in free if "nomn" in words[place].cases and not words[place].cases & {"accs", "gent"}
    ]
    maybe = [place for place in free if {"nomn", "accs"} <= words[place].cases and may_act(words[place])]
    return sure or [place for place in maybe if place < verb][:1] or maybe[:1]


def dependent(words: tuple[Word, ...], place: int) -> bool:
    """Whether the noun or name belongs to the noun before it: «улицы Дреска», «министра Оды Бринт», «оператором «Трансвел»»."""
    back, quoted = place - 1, False
    while back >= 0 and (words[back].part == "j" or words[back].lower in _QUOTES):
        if words[back].part == "j" and "nomn" in words[back].cases and "gent" not in words[back].cases:
            return False
        quoted = quoted or words[back].lower in _QUOTES
        back -= 1
    if back < 0 or words[back].part not in _NOUNS or not words[back].keys:
        return False
    if words[back].lower in listed("times"):
        # «В среду Кельда сообщила»
        return False
    its, head = words[place], words[back]
    if its.part != "p":
        return "gent" in its.cases
    if head.part == "p" or head.animate:
        # a surname that ends in a consonant may be a woman's, which has no cases
        return quoted or bool(its.cases & head.cases) or its.lower[-1] not in _VOWELS
    return quoted or "gent" in its.cases or its.lower[-1] == "а"


def _governed(words: tuple[Word, ...], place: int) -> bool:
    """Whether a preposition stands before the noun, adjectives between."""
    back = place - 1
    while back >= 0 and (words[back].part == "j" or words[back].lower in {"«", '"', "-"}):
        back -= 1
    return back >= 0 and words[back].part == "i"


def _with_dependents(words: tuple[Word, ...], place: int) -> list[int]:
    """A noun with the genitives and names that follow it ("министр финансов Бреннии Ян Рой")."""
    found = [place]
    for each in range(place + 1, len(words)):
        word = words[each]
        if word.part in _NOUNS and ("gent" in word.cases or word.part == "p"):
            found.append(each)
        elif word.part != "j" and word.lower not in {"«", '"', "»", "-"}:
            break
    return found
