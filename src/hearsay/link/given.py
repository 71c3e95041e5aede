"""Given names that are one in all languages: Александр, Аляксандр, Олександр, Alexander; with their gender.

The table is `data/given.tsv`, ours; a form's case endings are taken off when it is looked up.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from hearsay.link.keys import fold, is_cyrillic
from hearsay.link.tables import rows

# case endings of given names and what they stand for in the nominative; Russian, Ukrainian, Belarusian
_ENDINGS = (
    ("ием", ("ий",)), ("ією", ("ія",)), ("ией", ("ия",)), ("ого", ("ий", "ый")), ("ому", ("ий", "ый")), ("ові", ("", "о")),
    ("еві", ("й", "ь")), ("єві", ("й",)), ("ом", ("", "о", "а")), ("ем", ("й", "ь", "")), ("ём", ("ь", "")), ("ой", ("а",)),
    ("ою", ("а",)), ("ей", ("я", "а")), ("ью", ("ь",)), ("ам", ("", "а")), ("ем", ("ь",)), ("ым", ("",)), ("им", ("ий",)),
    ("ии", ("ия", "ий")), ("ию", ("ия", "ий")), ("ия", ("ий",)), ("ія", ("ій",)), ("ію", ("ій", "ія")), ("ії", ("ія",)),
    ("ыя", ("ый", "ы")), ("ыю", ("ый", "ыя")), ("ыем", ("ый",)), ("ью", ("ья",)), ("ьи", ("ья",)), ("ье", ("ья",)),
    ("а", ("", "о")), ("я", ("й", "ь")), ("у", ("", "а", "о")), ("ю", ("й", "ь", "я")), ("е", ("", "а", "я", "й", "ь", "о")),
    ("ы", ("а",)), ("и", ("а", "я", "ь")), ("і", ("а", "я", "ь")), ("ї", ("я",)), ("ў", ("в",)),
)  # fmt: skip
# stems that lose a vowel in the oblique cases
_FLEETING = {"павл": "павел", "льв": "лев", "петр": "пётр", "пятр": "пятро", "паўл": "павал"}


class Given(NamedTuple):
    """A class of given names: its key, its gender ("m", "f"), and whether the form met is an oblique case."""

    key: str
    gender: str
    oblique: bool = False


@cache
def _table() -> dict[str, Given]:
    found: dict[str, Given] = {}
    for row in rows("given"):
        for form in row["forms"].split("|"):
            found.setdefault(fold(form), Given(row["class"], row["gender"]))
    return found


@lru_cache(maxsize=1 << 16)
def given(word: str) -> tuple[Given, ...]:
    """The classes a given name in any case may be of, the nominative first: «Александра» is hers, or his in the genitive."""
    table, folded = _table(), fold(word)
    exact = table.get(folded) or table.get(folded.replace("-", ""))
    found = [exact] if exact else []
    if is_cyrillic(folded):
        for ending, replacements in _ENDINGS:
            if folded.endswith(ending):
                stem = folded[: -len(ending)]
                for base in (*(stem + replacement for replacement in replacements), _FLEETING.get(stem, "")):
                    one = table.get(base)
                    if one and all(one.key != other.key for other in found):
                        found.append(one._replace(oblique=True))
    return tuple(found[:3])
