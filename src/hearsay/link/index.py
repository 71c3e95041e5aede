"""By what a name is found: the code of each word, and of each two words together.

A word's codes are its class of given names and its skeletons; the register holds the hash of each code and of each pair of
codes of two words of a name, so a full name is found by one search and not by comparing with sixty thousand.
"""

from functools import lru_cache
from itertools import combinations

from hearsay.link.keys import skeletons
from hearsay.link.names import Name, Word, parts


@lru_cache(maxsize=1 << 16)
def codes(word: Word) -> tuple[str, ...]:
    """A class of given names with a sign before it, a skeleton for each reading; none for an initial."""
    if word.initial:
        return ()
    found = [f"={one.key}" for one in word.given]
    found += skeletons(word.text)
    for part in parts(word):
        found += [f"={one.key}" for one in part.given]
        found += skeletons(part.text)
    return tuple(dict.fromkeys(found))


def pairs(name: Name) -> list[str]:
    """A key for every two words of a name, in any order; two given names alone make one as well."""
    return list(
        dict.fromkeys(
            f"{a} {b}" if a <= b else f"{b} {a}"
            for one, other in combinations(name.words, 2)
            for a in codes(one)
            for b in codes(other)
            if not (a[0] != "=" and one.given and b[0] != "=" and other.given)
        )
    )
