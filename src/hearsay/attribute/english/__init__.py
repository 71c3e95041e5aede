"""English attribution by rules over parts of speech."""

from collections.abc import Sequence

from hearsay.attribute import quotes as marks
from hearsay.attribute.drafts import Analysis, Draft, Gender
from hearsay.attribute.english.continuation import continued
from hearsay.attribute.english.rules import drafts
from hearsay.attribute.english.units import sentences, units
from hearsay.records import Span


class English:
    """The `Language` of English texts."""

    lang = "en"

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """Drafts and names of each text."""
        return [self._analyse(text) for text in texts]

    def _analyse(self, text: str) -> Analysis:
        found = tuple(marks.find(text))
        split = sentences(text, found)
        pieces = units(text, found, split)
        made = [(unit, list(drafts(unit))) for unit in pieces]
        return Analysis(text, tuple(split), found, tuple(continued(made)))
