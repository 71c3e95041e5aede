"""How far two sounds are apart: an edit distance in which what transliterations confuse costs little.

Costs were set on the pairs of training/register/pairs.py: vowels are cheap, as are the members of a consonant class; a strange
consonant costs one.
"""

from functools import lru_cache
from itertools import product

from hearsay.link.keys import Sounds, skeleton

# two different sounds that orthographies and neighbouring languages confuse, and what that costs
_CONFUSED = {
    "gh": 0.05, "hk": 0.35, "gk": 0.6, "ct": 0.15, "cs": 0.3, "ck": 0.45, "cC": 0.3, "cz": 0.3, "CS": 0.35, "CZ": 0.45, "dz": 0.4,
    "sz": 0.3, "zZ": 0.35, "sS": 0.35, "fv": 0.15, "uv": 0.15, "bv": 0.5, "gZ": 0.45, "dt": 0.6, "mn": 0.75, "ov": 0.3, "hf": 0.5,
    "Ci": 0.6, "Zi": 0.5, "dZ": 0.45, "hS": 0.6, "hC": 0.6, "bp": 0.7, "ao": 0.1, "ei": 0.12, "ea": 0.18, "eo": 0.08,
    "io": 0.2, "ai": 0.25, "ou": 0.2, "iu": 0.3, "eu": 0.35, "au": 0.35, "tC": 0.5,
}  # fmt: skip
STRANGE = 1.0
_NOTHING: dict[str, float] = {}
_CHANGED: dict[str, dict[str, float]] = {}
for _pair, _cost in _CONFUSED.items():
    _CHANGED.setdefault(_pair[0], {})[_pair[1]] = _cost
    _CHANGED.setdefault(_pair[1], {})[_pair[0]] = _cost
_GONE = {"h": 0.35, "v": 0.45, "i": 0.04, "a": 0.2, "e": 0.18, "o": 0.2, "u": 0.22}
_GONE_CONSONANT = 0.9
# from here on two words are not the same, and how much more apart they are is of no interest
FAR = 2.0


@lru_cache(maxsize=1 << 17)
def apart(one: str, other: str) -> float:
    """The distance of two sounds, without regard to the vowels they end on."""
    if one == other:
        return 0.0
    a, b = one.rstrip("aeiou") or one, other.rstrip("aeiou") or other
    ended, ends = one[len(a) :], other[len(b) :]
    ending = 0.0 if ended == ends else _ending(ended, ends)
    if a == b:
        return ending
    if abs(len(a) - len(b)) > 4:
        return FAR
    drop = [_GONE.get(letter, _GONE_CONSONANT) for letter in b]
    previous = [0.0]
    for price in drop:
        previous.append(previous[-1] + price)
    for x in a:
        gone, changed = _GONE.get(x, _GONE_CONSONANT), _CHANGED.get(x, _NOTHING)
        last = least = previous[0] + gone
        current = [last]
        for column, y in enumerate(b):
            cost = previous[column] + (0.0 if x == y else changed.get(y, STRANGE))
            without = previous[column + 1] + gone
            if without < cost:  # noqa: PLR1730  a call of min() costs a third of the speed
                cost = without
            last += drop[column]
            if cost < last:  # noqa: PLR1730
                last = cost
            current.append(last)
            if last < least:  # noqa: PLR1730
                least = last
        if least > FAR:
            return FAR
        previous = current
    return min(FAR, previous[-1] * _scale(min(len(a), len(b))) + ending)


def _ending(one: str, other: str) -> float:
    """What two runs of vowels at the end cost: little for another case or gender, more where one may be a written -оў, -au."""
    vocal = len(one) > 1 and one[-1] == "u"
    return 0.05 + 0.05 * abs(len(one) - len(other)) + 0.25 * (vocal != (len(other) > 1 and other[-1] == "u"))


def _scale(length: int) -> float:
    """A letter of a short word weighs more."""
    return 1.6 if length <= 2 else 1.25 if length == 3 else 1.0 if length <= 6 else 0.85


@lru_cache(maxsize=1 << 17)
def nearest(one: Sounds, other: Sounds) -> float:
    """The least distance between any reading of the one and any of the other."""
    best = FAR
    if len(one) == len(other) == 1:
        return min(FAR, apart(one[0][0], other[0][0]) + one[0][1] + other[0][1])
    heard = dict(other)
    for a, price in one:
        if a in heard:
            best = min(best, price + heard[a])
    if best == 0.0:
        return 0.0
    alike = [pair for pair in product(one, other) if skeleton(pair[0][0]) == skeleton(pair[1][0])]
    for (a, price), (b, charge) in alike or product(one, other):
        if price + charge < best:
            best = min(best, apart(a, b) + price + charge)
    return best
