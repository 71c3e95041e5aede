"""Which statements are translations of an earlier one: one voice on several channels, as a copy within a language is.

Judged within a message, where vectors, words and names have already brought statements together (cluster): the log-odds of the
message level, which is fitted on translations against their nearest neighbours, and nothing in one that the other contradicts or
names otherwise: no denial, no turned roles, no other name, number or day (stance).
"""

from collections.abc import Sequence

import numpy as np

from hearsay.narrate import links
from hearsay.narrate.cluster import in_common
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Item, Resources, primary, rows_of
from hearsay.narrate.words import tokens

# log-odds from which on two are one in two languages; on other sentence pairs (docs/methods.md)
SURE = 2.0
# a slogan of fewer words may be anybody's; a translation is not much longer than what it translates
_WORDS, _LONGER = 5, 2.0
# statements of a message that are compared, the latest of those that came before among them
_MOST = 200

# a translation has words for so many of the other's: of 1,500 sentence pairs 95 % have .38 and more
_SHARED = 0.3


def translations(items: Sequence[Item], resources: Resources) -> dict[str, str]:
    """The earlier statement that each translates, by ids; items run from the earliest, all of one message."""
    long = [item for item in items[-_MOST:] if _words(item.text) >= _WORDS]
    if len({primary(item.lang) for item in long}) < 2:
        return {}
    rows = rows_of(long, resources)
    langs = np.array([primary(item.lang) or "" for item in long])
    right, left = np.triu_indices(len(long), 1)
    across = langs[left] != langs[right]
    pairs = Pairs(left[across], right[across])
    shared = in_common(rows, pairs, "better", resources)
    nothing = np.full(len(pairs.left), np.nan)
    odds = links.odds("message", "better", shared, np.ones(len(nothing), bool), nothing)
    found: dict[str, str] = {}
    for place in np.argsort(-odds, kind="stable").tolist():
        one, other = long[int(pairs.left[place])], long[int(pairs.right[place])]
        if odds[place] < SURE:
            break
        if one.id not in found and _as_long(one, other) and _same(one, other, resources):
            found[one.id] = other.id
    return found


def _same(one: Item, other: Item, resources: Resources) -> bool:
    both = one.text, primary(one.lang), other.text, primary(other.lang)
    return resources.stance.relation(*both) is None and (resources.stance.shared(*both) or 0) >= _SHARED


def _as_long(one: Item, other: Item) -> bool:
    sizes = sorted((_words(one.text), _words(other.text)))
    return sizes[1] <= _LONGER * sizes[0]


def _words(text: str) -> int:
    return sum(token.is_word or token.is_number for token in tokens(text))
