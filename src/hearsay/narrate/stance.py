"""Whether two statements that look alike say the same: a denial, a reversal of roles or another place makes two.

Vectors hardly see any of it ("A attacked B", "B attacked A": cosine above .95), so it is read from the words: negations and
opposites (polarity), who does it to whom (roles), which names and numbers stand in one and not in the other (details).
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hearsay.narrate import bindings, details, roles
from hearsay.narrate.polarity import Polarity, differ, polarity
from hearsay.narrate.reading import Dictionary, Pairs, Reading, aligned, reading
from hearsay.narrate.sides import Told, roles_of

Relation = Literal["denied", "reversed", "elsewhere"]
# these two are never one narrative; another place may be
CONTRADICTIONS = frozenset({"denied", "reversed"})
# readings that are kept, some kilobytes each; pairs come in the order of their statements
_MOST = 20_000


class Compared(NamedTuple):
    """What keeps two statements apart, and the share of the words with a meaning that the other has too, of the one that has
    fewer of them; None where one has no such words.
    """

    relation: Relation | None
    shared: float | None


@dataclass(slots=True)
class Stance:
    """Compares statements; what it has read once it keeps."""

    dictionary: Dictionary
    _read: dict[tuple[str, str | None], tuple[Told, Polarity | None]] = field(default_factory=dict)

    def relation(self, one: str, one_lang: str | None, other: str, other_lang: str | None) -> Relation | None:
        """What keeps two statements on one matter from being one; None where nothing does, or nothing is known of a language."""
        return self.compared(one, one_lang, other, other_lang).relation

    def compared(self, one: str, one_lang: str | None, other: str, other_lang: str | None) -> Compared:
        """The relation of two statements, and how much of their words they share."""
        (mine, my_polarity), (theirs, their_polarity) = self._of(one, one_lang), self._of(other, other_lang)
        one_read, other_read = mine.reading, theirs.reading
        pairs = aligned(one_read, other_read)
        named = [*pairs, *roles.names(one_read, other_read, pairs)]
        shared = _shared(one_read, other_read, named)
        if my_polarity and their_polarity and differ(my_polarity, their_polarity, pairs):
            return Compared("denied", shared)
        if roles.swapped(mine, theirs, named) or bindings.exchanged(mine, theirs, named):
            return Compared("reversed", shared)
        return Compared("elsewhere" if details.differ(one_read, other_read, pairs) else None, shared)

    def _of(self, text: str, lang: str | None) -> tuple[Told, Polarity | None]:
        if (text, lang) not in self._read:
            if len(self._read) > _MOST:
                self._read.clear()
            found = reading(text, lang, self.dictionary)
            self._read[text, lang] = Told(found, roles_of(found)), polarity(found)
        return self._read[text, lang]


def _shared(one: Reading, other: Reading, pairs: Pairs) -> float | None:
    if not one.content or not other.content:
        return None
    left, right = (
        sum(place in its.content for place in places) / len(its.content)
        for its, places in ((one, [a for a, _ in pairs]), (other, [b for _, b in pairs]))
    )
    return min(left, right)
