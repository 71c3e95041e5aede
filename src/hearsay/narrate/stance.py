"""Whether two statements that look alike say the same: a denial, a reversal of roles or another place makes two.

Vectors hardly see any of it ("A attacked B", "B attacked A": cosine above .95), so it is read from the words: negations and
opposites (polarity), who does it to whom (roles), which names and numbers stand in one and not in the other (details).
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Literal

from hearsay.narrate import bindings, details, roles, values
from hearsay.narrate.polarity import Polarity, differ, polarity
from hearsay.narrate.reading import Dictionary, Reading, aligned, reading

Relation = Literal["denied", "reversed", "elsewhere"]
# these two are never one narrative; another place may be
CONTRADICTIONS = frozenset({"denied", "reversed"})
# readings that are kept, two and a half kilobytes each: of a large batch each
# statement is read little more than once, whatever is kept
_MOST = 20_000


@dataclass(slots=True)
class Stance:
    """Compares statements; what it has read once it keeps."""

    dictionary: Dictionary
    _read: OrderedDict[tuple[str, str | None], tuple[Reading, Polarity | None]] = field(
        default_factory=OrderedDict
    )

    def apart(
        self, one: str, one_lang: str | None, other: str, other_lang: str | None, by: frozenset[str]
    ) -> bool:
        """Whether one of the relations `by` keeps two statements on one matter apart."""
        if "elsewhere" in by and values.differ(
            self._of(one, one_lang)[0].values, self._of(other, other_lang)[0].values
        ):
            # they are apart, whatever else keeps them so
            return True
        return self.relation(one, one_lang, other, other_lang) in by

    def relation(self, one: str, one_lang: str | None, other: str, other_lang: str | None) -> Relation | None:
        """What keeps two statements on one matter from being one; None where nothing does, or nothing is known of a language."""
        (mine, my_polarity), (theirs, their_polarity) = self._of(one, one_lang), self._of(other, other_lang)
        pairs = aligned(mine, theirs)
        if my_polarity and their_polarity and differ(my_polarity, their_polarity, pairs):
            return "denied"
        if roles.swapped(mine, theirs, pairs) or bindings.exchanged(mine, theirs, pairs):
            return "reversed"
        return "elsewhere" if details.differ(mine, theirs, pairs) else None

    def _of(self, text: str, lang: str | None) -> tuple[Reading, Polarity | None]:
        key = text, lang
        if key in self._read:
            self._read.move_to_end(key)
        else:
            found = reading(text, lang, self.dictionary)
            self._read[key] = found, polarity(found)
            if len(self._read) > _MOST:
                self._read.popitem(last=False)
        return self._read[key]
