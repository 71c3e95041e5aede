"""Words in the pieces of BERT's lower-case vocabulary (Wu et al. 2016), as numbers alone.

The stage `attribute` has the same with places; stages do not import one another, and here only the numbers are wanted, fast.
A test holds the two equal.
"""

import re
import unicodedata
from functools import lru_cache

import hearsay_models

CLS, SEP, UNKNOWN = 101, 102, 100
_LONGEST = 100
_WORD = re.compile(r"[^\W_]+|[^\s]")
_CONTROL = frozenset({"Cc", "Cf", "Cn", "Co"})


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """Each piece's number."""
    lines = hearsay_models.path("pieces_en.txt").read_text(encoding="utf8").splitlines()
    return {piece: i for i, piece in enumerate(lines)}


def plain(text: str) -> str:
    """The text in lower case without accents and control characters."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text)
    kept = (c for c in parts if (kind := unicodedata.category(c)) != "Mn" and kind not in _CONTROL)
    return "".join(kept).lower()


def cut(text: str) -> list[int]:
    """The numbers of the text's pieces in order."""
    found: list[int] = []
    for chunk in text.split():
        found += _chunk(chunk)
    return found


@lru_cache(maxsize=200_000)
def _chunk(chunk: str) -> tuple[int, ...]:
    return tuple(number for word in _WORD.findall(plain(chunk)) for number in word_pieces(word))


def word_pieces(word: str) -> tuple[int, ...]:
    """Greedy: the longest piece that the vocabulary has, then the longest of the rest; unknown where none fits."""
    known = vocabulary()
    found: list[int] = []
    start = 0
    while start < len(word) <= _LONGEST:
        mark = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if mark + word[start:e] in known), start)
        if end == start:
            break
        found.append(known[mark + word[start:end]])
        start = end
    return tuple(found) if word and start == len(word) else (UNKNOWN,)
