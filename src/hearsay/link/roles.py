"""Whether two roles can be one person's: a town's mayor is hardly another state's finance minister.

Offices change, and texts name one office in many ways; so roles only contradict where the offices and the places or bodies named
with them all differ, and neither office is said to be over.
"""

import re
from functools import lru_cache

from hearsay.link import places
from hearsay.link.distance import nearest
from hearsay.link.keys import fold, sounds
from hearsay.link.titles import classes

# offices that are not looked for in texts, for the register has no holders of them
_MORE = {
    "mayor": r"(?<!\w)(?:lord )?mayor(?!\w)|(?<!\w)(?:мэр|градоначальник)(?:а|у|ом|е)?(?!\w)",
    "governor": r"(?<!\w)governor(?!\w)|(?<!\w)губернатор[а-я]{0,3}(?!\w)",
    "envoy": r"(?<!\w)ambassador(?!\w)|(?<!\w)(?:посол|посла|послу|послом)(?!\w)",
}
# whoever sits in a parliament may hold any other office beside it
_BESIDE = frozenset(("legislator",))
# a minister who is not said to be of what is no minister in particular, but none of these
_NO_MINISTER = frozenset(("mayor", "governor", "envoy", "prosecutor", "central_bank", "general_staff"))
_OVER = re.compile(
    r"(?<!\w)(?:(?:former|formerly|once|then|late)(?!\w)|ex-|бывш|экс-|тогдашн)", re.IGNORECASE
)
_CAPITAL = re.compile(r"[^\W\d_a-zа-яё][^\W\d_]{2,}")
# two words that sound this near, or begin alike in as many letters, are one place
NEAR, BEGINNING = 0.35, 4


def contradict(one: str | None, other: str | None) -> bool:
    """Whether nobody would hold both roles: other offices of other places."""
    if not one or not other or _OVER.search(one) or _OVER.search(other):
        return False
    held, theirs = offices(one), offices(other)
    if not _exclude(held, theirs):
        return False
    mine, others = _named(one), _named(other)
    if not mine or not others or any(_alike(a, b) for a in mine for b in others):
        return False
    return _countries(one).isdisjoint(_countries(other))


@lru_cache(maxsize=1 << 12)
def offices(role: str) -> frozenset[str]:
    """The classes of offices that a role names, in English or Russian."""
    found = {one.key for one in classes() if one.phrases and one.phrases.search(role)}
    found |= {key for key, words in _MORE.items() if re.search(words, role, re.IGNORECASE)}
    return frozenset(found) - _BESIDE


def _exclude(held: frozenset[str], theirs: frozenset[str]) -> bool:
    if not held or not theirs or held & theirs:
        return False
    return all(
        "minister" not in some or bool(more & _NO_MINISTER) for some, more in ((held, theirs), (theirs, held))
    )


@lru_cache(maxsize=1 << 12)
def _named(role: str) -> tuple[str, ...]:
    """The words with capitals that are no office: places and bodies."""
    return tuple(word for word in _CAPITAL.findall(role) if not offices(word))


def _alike(one: str, other: str) -> bool:
    return (
        fold(one)[:BEGINNING] == fold(other)[:BEGINNING]
        or nearest(sounds(one), sounds(other)) < NEAR
        or any(a[:BEGINNING] == b[:BEGINNING] for a, _ in sounds(one) for b, _ in sounds(other))
    )


@lru_cache(maxsize=1 << 12)
def _countries(role: str) -> frozenset[str]:
    return frozenset(place.country for place in places.found(role, None) if place.country)
