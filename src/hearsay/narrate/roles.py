"""Who does it to whom: statements in the same words in which doer and done-to have changed places."""

from hearsay.narrate.reading import Pairs, Reading, Word, alike
from hearsay.narrate.sides import NOUNS, Sides, Told, may_act, other_deed

# with fewer words in common the statements are of different matters, and none is the other's reversal
_LEAST = 2


def swapped(one: Told, other: Told, pairs: Pairs) -> bool:
    """Whether who does it in one is done to in the other, and the other way round; `pairs` with those of `names`."""
    mine, theirs = one.roles.strict, other.roles.strict
    if len(pairs) < _LEAST or mine is None or theirs is None:
        return False
    if other_deed(one.reading, other.reading, (mine.verb, theirs.verb), pairs):
        return False
    ranked = [
        (a, b, _rank(mine, a), _rank(theirs, b)) for a, b in pairs if _ranks(mine, a) and _ranks(theirs, b)
    ]
    gone = [(a, b) for a, b, here, there in ranked if here < there]
    come = [(a, b) for a, b, here, there in ranked if here > there]
    agree = [(a, b) for a, b, here, there in ranked if here == there == 0]
    # "hackers from A broke into banks of B": names that change places weigh more than a noun that stays
    if not _named(one.reading, other.reading, agree):
        both = [_named(one.reading, other.reading, gone), _named(one.reading, other.reading, come)]
        if all(both) or (
            any(both)
            and _meant(one.reading, other.reading, gone)
            and _meant(one.reading, other.reading, come)
        ):
            return True
    if any(_heavy(one.reading.words[a], other.reading.words[b]) for a, b in agree):
        return False
    return _meant(one.reading, other.reading, gone) and _meant(one.reading, other.reading, come)


def _ranks(its: Sides, place: int) -> bool:
    return place in its.doers or place in its.others


def _rank(its: Sides, place: int) -> int:
    """How much it does: the doer 0, the object 1, a second verb's object 2."""
    return 0 if place in its.doers else 2 if place in its.deep else 1


def _named(one: Reading, other: Reading, pairs: Pairs) -> bool:
    return any(one.words[a].proper and other.words[b].proper for a, b in pairs)


def _heavy(one: Word, other: Word) -> bool:
    return (one.part in NOUNS or one.proper) and (other.part in NOUNS or other.proper)


def _meant(one: Reading, other: Reading, pairs: Pairs) -> bool:
    return any(_heavy(one.words[a], other.words[b]) and _acts(one.words[a], other.words[b]) for a, b in pairs)


def _acts(one: Word, other: Word) -> bool:
    # a capital alone makes no name of what is none in the other statement
    if one.proper != other.proper:
        return may_act(other if one.proper else one)
    return may_act(one) or may_act(other)


def names(one: Reading, other: Reading, pairs: Pairs) -> Pairs:
    """Names that only look alike, where they are nobody else's."""
    left, right = {a for a, _ in pairs}, {b for _, b in pairs}
    found = []
    for a, word in enumerate(one.words):
        if word.proper and a not in left:
            match = [
                b for b, its in enumerate(other.words) if its.proper and b not in right and alike(word, its)
            ]
            if match:
                found.append((a, match[0]))
                right.add(match[0])
    return found
