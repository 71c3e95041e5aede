"""Words as the corpus looks for them: small letters, without accents, cut to their stem.

A token is stemmed by its script, not by its document's language, so a query in either language finds the names and loans
in texts of the other. Snowball (Porter 2001) by PyStemmer; the word index is fed with stems, so that every database finds
the same. Platform notes: stock FTS5 finds one of two Russian case forms, stems find both.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from hearsay.errors import UsageError

# what Snowball leaves apart: the vowel that Russian has in one form and drops in the others (Павел – Павла, рынок – рынка,
# европеец – европейца); dropped in all of them, so that they stay one
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[ео](?=[цклнр]$)")
_LEAST = 4
# stands in the corpus: where it differs, the index was made with other stems and is made anew
VERSION = f"stems/1 snowball {Stemmer.version()}"
_TOKEN = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# "Kremlin's", "Kremlin’s": the clitic is no word
_CLITIC = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
# letters that a decomposition would take apart but that are letters of their own: й, ё, ї, ў
_KEPT = {"и\u0306": "й", "і\u0308": "ї", "у\u0306": "ў"}
_PART = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


def stems(text: str) -> str:
    """The stems of a text's words, parted by spaces, in their order."""
    return " ".join(map(_stem, _tokens(text)))


def _tokens(text: str) -> Iterator[str]:
    return (match.group() for match in _TOKEN.finditer(_CLITIC.sub("", _folded(text))))


def _folded(text: str) -> str:
    """Small letters without accents and stress marks; ё is е."""
    text = text.casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFD", text)
    for apart, whole in _KEPT.items():
        text = text.replace(apart, whole)
    return "".join(c for c in text if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def _stem(token: str) -> str:
    """A token's stem; both stemmers are cheap, the cache is cheaper (news repeats its words)."""
    if not _CYRILLIC.search(token):
        return str(_stemmer("english").stemWord(token))
    stem = str(_stemmer("russian").stemWord(token))
    if stem.endswith("еец"):
        stem = f"{stem[:-3]}ейц"
    return _FLEETING.sub("", stem) if len(stem) >= _LEAST else stem


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)


class Query(NamedTuple):
    """What must and what must not stand in a text: words and phrases as their stems."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    def match(self, columns: str) -> str:
        """The query in FTS5's language, over columns as "{content speaker}"."""
        wanted = " AND ".join(_quoted(phrase) for phrase in self.wanted)
        unwanted = "".join(f" NOT {_quoted(phrase)}" for phrase in self.unwanted)
        return f"{columns} : ({wanted}{unwanted})"


def query(words: str) -> Query:
    """A query as a person types it: all words, "a phrase", -without; raises UsageError where nothing is left to look for."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for part in _PART.finditer(words.translate(_QUOTES)):
        phrase = stems(part["phrase"] if part["word"] is None else part["word"])
        if phrase:
            (unwanted if part["minus"] else wanted).append(phrase)
    if not wanted:
        raise UsageError(f"“{words}” holds no word to look for; give a word, or leave it out to list all")
    return Query(tuple(wanted), tuple(unwanted))


def _quoted(phrase: str) -> str:
    # stems hold letters and digits only, so there is nothing to escape
    return f'"{phrase}"'
