"""Does a Ukrainian, Belarusian or Kazakh place name act here? Prepositions, word order and beginnings of words decide, no more.

Kazakh has cases for prepositions and its verb at the end of the clause; a name without an ending, or a genitive with a noun of
position, may act. Measured on nothing yet: the tables want native checks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from hearsay.link.phrases import WORD, folded
from hearsay.link.tables import rows
from hearsay.records import Span

LANGUAGES = ("uk", "be", "kk")
_LIKELY, _MAYBE, _NOT = 0.85, 0.4, 0.08
_CLAUSE = re.compile(r"[.!?…:;\n]")
# a Kazakh name in the locative, ablative or dative is a place
_KAZAKH_PLACE = re.compile(r"(?:[дт][ае]н?|н[ае]н|[дт][ае]ғ?г?[ыі]|[ғгқк][ае])$")


@lru_cache(maxsize=8)
def _words(lang: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"place": (), "company": (), "says": (), "position": ()}
    for row in rows("metonym_words_other"):
        if row["lang"] == lang:
            found[row["use"]] += (folded(row["word"]),)
    return found


def acts(text: str, span: Span, lang: str) -> float:
    """The probability that the place name at the span stands for its government or its people's representatives."""
    words = _words(lang)
    before = _CLAUSE.split(folded(text[max(0, span[0] - 200) : span[0]]))[-1]
    after = _CLAUSE.split(folded(text[span[1] : span[1] + 200]))[0]
    left, right = WORD.findall(before), WORD.findall(after)
    if lang == "kk":
        if _KAZAKH_PLACE.search(folded(text[slice(*span)])):
            return _NOT
        said = any(word.startswith(words["says"]) for word in right)
        return _LIKELY if said or any(word.startswith(words["position"]) for word in right[:2]) else _MAYBE
    last = left[-1] if left else ""
    if last in words["company"]:
        return _LIKELY
    if last in words["place"]:
        return _NOT
    if last.startswith(words["position"]):
        return _LIKELY
    near = [*right[:4], *left[-2:]]
    return _LIKELY if any(word.startswith(words["says"]) for word in near) else _MAYBE
