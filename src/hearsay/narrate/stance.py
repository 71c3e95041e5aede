"""Whether two statements that look alike say the same: a denial, a reversal of roles or another place makes two.

Vectors hardly see any of it ("A attacked B", "B attacked A": cosine above .95), so it is read from the words: negations and
opposites (polarity), who does it to whom (roles), which names and numbers stand in one and not in the other (details).
"""

from dataclasses import dataclass, field
from typing import Literal

from hearsay.narrate import bindings, details, roles
from hearsay.narrate.polarity import Polarity, differ, polarity
from hearsay.narrate.reading import Dictionary, aligned, reading
from hearsay.narrate.sides import Told, roles_of

Relation = Literal["denied", "reversed", "elsewhere"]
# these two are never one narrative; another place may be
CONTRADICTIONS = frozenset({"denied", "reversed"})
# readings that are kept, some kilobytes each; pairs come in the order of their statements
_MOST = 20_000


@dataclass(slots=True)
class Stance:
    """Compares statements; what it has read once it keeps."""

    dictionary: Dictionary
    _read: dict[tuple[str, str | None], tuple[Told, Polarity | None]] = field(default_factory=dict)

    def relation(self, one: str, one_lang: str | None, other: str, other_lang: str | None) -> Relation | None:
        """What keeps two statements on one matter from being one; None where nothing does, or nothing is known of a language."""
        (mine, my_polarity), (theirs, their_polarity) = self._of(one, one_lang), self._of(other, other_lang)
        one_read, other_read = mine.reading, theirs.reading
        pairs = aligned(one_read, other_read)
        if my_polarity and their_polarity and differ(my_polarity, their_polarity, pairs):
            return "denied"
        named = [*pairs, *roles.names(one_read, other_read, pairs)]
        if roles.swapped(mine, theirs, named) or bindings.exchanged(mine, theirs, named):
            return "reversed"
        return "elsewhere" if details.differ(one_read, other_read, pairs) else None

    def shared(self, one: str, one_lang: str | None, other: str, other_lang: str | None) -> float | None:
        """The share of words with a meaning that the other statement has too, the lower of both; None where one has none."""
        (mine, _), (theirs, _) = self._of(one, one_lang), self._of(other, other_lang)
        left, right = mine.reading, theirs.reading
        if not left.content or not right.content:
            return None
        pairs = aligned(left, right)
        named = [*pairs, *roles.names(left, right, pairs)]
        return min(
            sum(a in left.content for a, _ in named) / len(left.content),
            sum(b in right.content for _, b in named) / len(right.content),
        )

    def _of(self, text: str, lang: str | None) -> tuple[Told, Polarity | None]:
        if (text, lang) not in self._read:
            if len(self._read) > _MOST:
                self._read.clear()
            found = reading(text, lang, self.dictionary)
            self._read[text, lang] = Told(found, roles_of(found)), polarity(found)
        return self._read[text, lang]
