"""Which documents cover the event that a narrative is about: those in which the same actors and places are named.

A name counts by how many of the narrative's carriers have it, how much rarer it is elsewhere, and how many of its documents do
not carry the narrative: who is named only where the message is carried belongs to the message, not to the event. The names
found so are then completed by those that stand beside them in any document, carrier or not.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from anyascii import anyascii

from hearsay.records import Span

# names of the message's event, then of the event at large; the share of documents that must have one. Chosen on the sample
# region's key: 90 of its 92 articles on the events are found, and 9 others
_CORE, _ALL = 4, 6
_LEAST_SHARE = 0.15
# a capital in mid-sentence; letters of a name that its case endings leave alone, in either script
_NAME = re.compile(r"(?<=[a-zа-яёіїєґў,;)»”’] )[«“‘\"]?([A-ZА-ЯЁІЇЄҐЎ][\w’-]{2,})")
_KEPT = 5


def names(text: str, known: Iterable[Span] = ()) -> set[str]:
    """The names in a text by their first letters, so that cases and scripts meet: Velmora and «в Вельморе» are one.

    What stands in `known` spans is left out: there are actors, who are counted by their ids.
    """
    taken = {place for start, end in known for place in range(start, end)}
    found = (match for match in _NAME.finditer(text) if match.start(1) not in taken)
    return {re.sub(r"\W", "", anyascii(match[1])).casefold()[:_KEPT] for match in found}


@dataclass(slots=True)
class Named:
    """Which documents have which names."""

    of: Mapping[str, Collection[str]]
    documents: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.documents = {}
        for document, found in self.of.items():
            for name in found:
                self.documents.setdefault(name, set()).add(document)

    def having(self, wanted: Iterable[str]) -> set[str]:
        """The documents that have one of these names or more."""
        return set().union(*(self.documents.get(name, set()) for name in wanted))

    def typical(self, chosen: Collection[str], most: int, *, apart: bool) -> list[str]:
        """The names that mark these documents; `apart`: those that other documents have too."""
        here = Counter(name for document in chosen for name in self.of.get(document, ()))
        weights = {}
        for name, number in here.items():
            share, everywhere = number / max(len(chosen), 1), len(self.documents[name])
            if share >= _LEAST_SHARE:
                beyond = (everywhere - number) / everywhere if apart else 1.0
                weights[name] = share * beyond * math.log(1 + share * len(self.of) / everywhere)
        best = sorted(weights, key=lambda name: (-weights[name], name))
        return [name for name in best if weights[name] > 0][:most]


def covering(carriers: Collection[str], named: Named) -> tuple[set[str], list[str]]:
    """The documents that cover the event of a narrative's carriers, these included, and the names it is known by."""
    core = named.typical(carriers, _CORE, apart=True)
    at_large = named.typical(named.having(core), _ALL, apart=False)
    return named.having(at_large) | set(carriers), at_large
