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
_PLAIN_WORD = re.compile(r"[a-z0-9]+|[^a-z0-9\x00-\x20\x7f]")
_NOTHING = frozenset({"Cc", "Cf", "Cn", "Co", "Mn"})
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]")


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """Each piece's number."""
    lines = hearsay_models.path("pieces_en.txt").read_text(encoding="utf8").splitlines()
    return {piece: i for i, piece in enumerate(lines)}


def cut(text: str) -> list[int]:
    """The numbers of the text's pieces in order."""
    found: list[int] = []
    for chunk in text.split():
        found += _chunk(chunk)
    return found


@lru_cache(maxsize=50_000)
def _chunk(chunk: str) -> tuple[int, ...]:
    return tuple(number for word in _words(chunk) for number in word_pieces(word))


def _words(chunk: str) -> list[str]:
    """The words and marks of what stands between two spaces, in lower case without accents."""
    if chunk.isascii():
        return _PLAIN_WORD.findall(chunk.lower())
    spaced = []
    for char in unicodedata.normalize("NFD", chunk):
        kind = unicodedata.category(char)
        if kind in _NOTHING or char == "\ufffd":
            continue
        alone = kind.startswith("P") or (char.isascii() and not char.isalnum()) or _IDEOGRAPH.match(char)
        spaced.append(f" {char} " if alone else char.lower())
    return "".join(spaced).split()


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
