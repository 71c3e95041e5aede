"""Whether one statement says that something is so and the other that it is not: negations, denials and opposites, by table.

A negation counts against the word it stands before, and only where the other statement has that word without one; two opposites
("open", "close") are a denial unless one of them is negated. After the scopes of Councill et al. (2010), by nearness alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from hearsay.narrate.reading import Pairs, Reading
from hearsay.narrate.words import stem, stemmed

# so many words behind a negation may be what it negates
_REACH = 2
# a negation of nothing that the other statement has makes a denial where this share of the other words is common to both
_COMMON = 0.5
_NOT = ("n't", "n’t")
# a word so near behind an opposite is what it is about: "cancelled the duty" says nothing of "duty" by itself
_SHADE = 4
# «дефицита не будет»: what is negated stands before
_BEING = frozenset({"будет", "было", "был", "была", "были", "есть"})
_BREAK = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "—", "-"})


class Tables(NamedTuple):
    negations: frozenset[str]
    weak: frozenset[str]
    denials: frozenset[str]
    skipped: Mapping[str, tuple[tuple[str, ...], ...]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    sides: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Polarity:
    """`negated` are the places of words under a negation, `count` how many there are without the `weak` ones ("without").

    `denied`: an odd number of denials; `sides` are the opposites as they are meant ("open-" for "not open"), `turned` the places
    of words that are opposites or near one.
    """

    negated: frozenset[int]
    count: int
    weak: bool
    denied: bool
    sides: frozenset[str]
    turned: frozenset[int]


@cache
def tables(lang: str) -> Tables | None:
    """The words of a language; None for one that has none here."""
    text = (resources.files("hearsay.narrate") / "data" / "polarity.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    own = [(kind, group, form) for language, kind, group, form, _ in rows if language == lang]
    if not own:
        return None

    def forms(wanted: str) -> list[str]:
        return [word for kind, _, form in own if kind == wanted for word in form.split()]

    return Tables(
        frozenset(forms("not")),
        frozenset(forms("weak")),
        frozenset(forms("deny")),
        _by_first(form for kind, _, form in own if kind == "skip"),
        _by_first(form for kind, _, form in own if kind == "phrase"),
        {
            _base(word, lang): group
            for kind, group, form in own
            if kind == "opposite"
            for word in form.split()
        },
    )


def _base(word: str, lang: str) -> str:
    return stem(word) if lang == "en" else stemmed(word, lang)


def polarity(reading: Reading) -> Polarity | None:
    """A statement's polarity; None in a language without a table."""
    known = tables(reading.lang)
    if known is None:
        return None
    words = [word.lower for word in reading.words]
    negated: set[int] = set()
    turned: set[int] = set()
    heads: dict[int, str] = {}
    hits: list[frozenset[int]] = []
    denials, open_until, place, weak = 0, -1, 0, False
    while place < len(words):
        if skipped := _phrase(words, place, known.skipped):
            place += skipped
            continue
        if said := _phrase(words, place, known.phrases):
            denials += 1
            place += said
            continue
        word = words[place]
        if word in known.negations or word in known.weak or word.endswith(_NOT):
            targets = _targets(reading, place) or _before(reading, place)
            # "никто не пришёл": two negations before one word are one; "without a rival" negates no sentence
            weak = weak or word in known.weak
            if place > open_until and word not in known.weak:
                hits.append(frozenset(targets))
            negated.update(targets)
            open_until = max([place, *targets])
        elif word in known.denials:
            denials += 1
        side = known.sides.get(_base(word, reading.lang))
        if side and reading.words[place].part != "p":
            turned.update(range(place, place + _SHADE))
            heads[place] = side
        place += 1
    # a negation that turns an opposite round has done its work
    count = sum(not hit & heads.keys() for hit in hits)
    sides = frozenset(_opposite(side) if place in negated else side for place, side in heads.items())
    return Polarity(frozenset(negated), count, weak, denials % 2 == 1, sides, frozenset(turned))


def _by_first(forms: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first words."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form in forms:
        words = tuple(form.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _phrase(words: list[str], place: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many words the phrase that begins here has; 0 where none does."""
    found = phrases.get(words[place], ())
    return next((len(each) for each in found if tuple(words[place : place + len(each)]) == each), 0)


def _opposite(side: str) -> str:
    return side[:-1] + ("-" if side.endswith("+") else "+")


def _targets(reading: Reading, negation: int) -> list[int]:
    """The words that a negation may stand for: the next ones with a meaning, up to a mark."""
    found: list[int] = []
    for place in range(negation + 1, len(reading.words)):
        word = reading.words[place]
        if word.lower in _BREAK or len(found) == _REACH:
            break
        if word.keys and word.part != "r" and word.lower not in _BEING:
            found.append(place)
            if word.part != "j":
                break
    return found


def _before(reading: Reading, negation: int) -> list[int]:
    """The words before a negation that ends its clause («претензий к соседям нет»)."""
    found: list[int] = []
    for place in range(negation - 1, -1, -1):
        word = reading.words[place]
        if word.lower in _BREAK or len(found) == _REACH:
            break
        if word.keys:
            found.append(place)
    return found


def differ(one: Reading, mine: Polarity, other: Reading, theirs: Polarity, pairs: Pairs) -> bool:
    """Whether one says what the other denies."""
    clash = any(_opposite(side) in theirs.sides for side in mine.sides - theirs.sides) and not (
        mine.sides & theirs.sides
    )
    if clash:
        return mine.denied == theirs.denied
    said = [
        (a in mine.negated, b in theirs.negated)
        for a, b in pairs
        if a not in mine.turned
        and b not in theirs.turned
        and "r" not in {one.words[a].part, other.words[b].part}
    ]
    agree, only_mine, only_theirs = (
        said.count(each) for each in ((True, True), (True, False), (False, True))
    )
    odd = mine.denied != theirs.denied
    if agree and agree >= only_mine + only_theirs:
        return odd
    # "no claims" beside «претензий нет»: what is weak here is a full negation there
    even, odd_one = (mine, theirs) if theirs.count % 2 else (theirs, mine)
    if mine.count % 2 == theirs.count % 2 or (even.weak and odd_one.count):
        # each negates something; what the other has no word for may be the same thing
        return (bool(only_mine) and bool(only_theirs)) != odd
    if only_mine + only_theirs:
        return not odd
    if odd:
        return True
    meaning = min(sum(bool(word.keys) for word in each.words) for each in (one, other))
    return not (mine.sides or theirs.sides) and len(pairs) >= _COMMON * meaning
