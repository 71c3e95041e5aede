"""In what place of a statement its names stand: who does it, to or from or with whom, whose it is.

Two names that have exchanged places make another claim of the same words ("refugees from A in B", "refugees from B in A").
Places are those of clauses and prepositions, the same for both languages; Russian ones are told by cases.
"""

from hearsay.narrate.reading import Pairs, Reading, Word
from hearsay.narrate.sides import Sides, Told, dependent, may_act, other_deed

_PLACES = {
    word: place
    for place, words in {
        "target": "to into onto towards toward against upon к ко против перед до",
        "source": "from из от у",
        "with": "with с со",
        "in": "in on at near inside outside в во на под возле около близ",
        "about": "about over о об обо про",
        "for": "for для за ради",
        "by": "by",
        "of": "of",
    }.items()
    for word in words.split()
}
_NOUNS = frozenset("np")
_QUOTES = frozenset({"«", '"', "“", "„", "-"})
_LIGHT = frozenset(["the", "a", "an", "its", "his", "her", "their", "own", "'s", "’s"])


def exchanged(one: Told, other: Told, pairs: Pairs) -> bool:
    """Whether two who are named in both statements have taken each other's place; `pairs` with those of `roles.names`."""
    mine, theirs = one.roles.loose, other.roles.loose
    if mine is None or theirs is None:
        return False
    if other_deed(one.reading, other.reading, (mine.verb, theirs.verb), pairs):
        return False
    placed: set[tuple[str, str]] = set()
    for a, b in pairs:
        if counts(one.reading.words[a]) and counts(other.reading.words[b]):
            here, there = place(one.reading, a, mine), place(other.reading, b, theirs)
            if here and there and here != there:
                placed.add((here, there))
    return any((there, here) in placed for here, there in placed)


def counts(word: Word) -> bool:
    return word.part in _NOUNS and may_act(word)


def place(reading: Reading, at: int, its: Sides) -> str:
    """The place of a noun or name; "" where it cannot be told."""
    return _russian(reading.words, at, its) if reading.lang == "ru" else _english(reading.words, at, its)


def _english(words: tuple[Word, ...], at: int, its: Sides) -> str:
    word = words[at]
    if word.lower.endswith(("'s", "’s")):
        return "of"
    back = at - 1
    while (
        back >= 0
        and (words[back].part in {*_NOUNS, "j"} or words[back].lower in _LIGHT)
        and words[back].lower not in _PLACES
    ):
        back -= 1
    before = _PLACES.get(words[back].lower, "") if back >= 0 else ""
    if before == "of" and back and words[back - 1].part in _NOUNS and may_act(words[back - 1]):
        # "the army of A" stands where the army does
        return _english(words, back - 1, its)
    if before and not (before == "by" and at in its.doers):
        return before
    return "doer" if at in its.doers else "target" if at in its.others else ""


def _russian(words: tuple[Word, ...], at: int, its: Sides) -> str:
    while dependent(words, at):
        head = at - 1
        while words[head].part not in _NOUNS:
            head -= 1
        if not may_act(words[head]) and not (words[at].part == "p" and words[at - 1].lower in _QUOTES):
            return "of"
        at = head
    back = at - 1
    while back >= 0 and (words[back].part == "j" or words[back].lower in _QUOTES):
        back -= 1
    before = _PLACES.get(words[back].lower, "") if back >= 0 else ""
    if before == "in" and "accs" in words[at].cases and "loct" not in words[at].cases:
        return "target"
    if before == "with" and "ablt" not in words[at].cases:
        return "source"
    if before:
        return before
    return "doer" if at in its.doers else "target" if at in its.others else ""
