"""Which documents cover the event that a narrative is about: those in which the same actors and places are named.

A name counts by how many of the narrative's carriers have it, how much rarer it is elsewhere, and how many of its documents do
not carry the narrative: who is named only where the message is carried belongs to the message, not to the event.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from anyascii import anyascii

from hearsay.records import Span

# names of a profile, and the share of carriers that must have one
_MOST, _LEAST_SHARE = 15, 0.2
# a document covers the event if it weighs as much as all but this share of the carriers
_WEAKEST = 0.1
# a capital in mid-sentence; letters of a name that its case endings leave alone, in either script
_NAME = re.compile(r"(?<=[a-zа-яёіїєґў,;)»”’] )[«“‘\"]?([A-ZА-ЯЁІЇЄҐЎ][\w’-]{2,})")
_KEPT = 5


@dataclass(frozen=True, slots=True)
class Event:
    """Names with their weights, and the least weight of a document that covers the event."""

    weights: Mapping[str, float]
    least: float

    def covers(self, named: Collection[str]) -> bool:
        """Whether a document that has these names covers the event."""
        return bool(self.weights) and self.weight(named) >= self.least

    def weight(self, named: Collection[str]) -> float:
        return sum(self.weights.get(name, 0.0) for name in set(named))


def names(text: str, known: Iterable[Span] = ()) -> set[str]:
    """The names in a text by their first letters, so that cases and scripts meet: Velmora and «в Вельморе» are one.

    What stands in `known` spans is left out: there are actors, who are counted by their ids.
    """
    taken = {place for start, end in known for place in range(start, end)}
    found = (match for match in _NAME.finditer(text) if match.start(1) not in taken)
    return {re.sub(r"\W", "", anyascii(match[1])).casefold()[:_KEPT] for match in found}


def event(carriers: Collection[str], named: Mapping[str, Collection[str]]) -> Event:
    """The event of the documents that carry a narrative; `named`: the actors and names of each document of the corpus."""
    known = [set(named[document]) for document in carriers if named.get(document)]
    here = Counter(name for each in known for name in each)
    everywhere = Counter(name for each in named.values() for name in set(each))
    weights = {}
    for name, number in here.items():
        share = number / max(len(known), 1)
        if share >= _LEAST_SHARE:
            apart = (everywhere[name] - number) / everywhere[name]
            lift = share * len(named) / everywhere[name]
            weights[name] = share * apart * math.log(1 + lift)
    best = dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST])
    found = Event(best, 0.0)
    ranked = [weight for each in known if (weight := found.weight(each)) > 0]
    return Event(best, sorted(ranked)[int(_WEAKEST * len(ranked))] if ranked else math.inf)
