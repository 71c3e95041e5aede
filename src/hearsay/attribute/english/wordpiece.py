"""Words cut into the pieces of BERT's lower-case vocabulary (Wu et al. 2016), each with its place in the text.

Equal, place by place, to the `tokenizers` package with BERT's settings on all of PolNeAR train; ours, because that package
brings a client for model hubs with it.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import hearsay_models

_CHUNK = re.compile(r"\S+")
_UNKNOWN, _LONGEST = 100, 100
# a chunk of text between spaces, in its pieces, is kept for the next time that it comes
_KEPT = 50_000
# East Asian ideographs are words of their own
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Piece(NamedTuple):
    """A piece of a word, or a word; `begins` says that a word begins with it."""

    id: int
    begins: bool
    start: int
    end: int


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, int]:
    lines = hearsay_models.path("pieces_en.txt").read_text(encoding="utf8").splitlines()
    return {piece: i for i, piece in enumerate(lines)}


def cut(text: str) -> list[Piece]:
    """The pieces of the text in order."""
    found = []
    for match in _CHUNK.finditer(text):
        at = match.start()
        found += [Piece(i, begins, at + a, at + b) for i, begins, a, b in _chunk(match.group())]
    return found


@lru_cache(maxsize=_KEPT)
def _chunk(chunk: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    word: list[tuple[str, int]] = []
    for i, char in enumerate(chunk):
        if _alone(char):
            found += [*_word(word), *_word([(part, i) for part in _plain(char)])]
            word = []
        else:
            word += [(part, i) for part in _plain(char)]
    return (*found, *_word(word))


def _plain(char: str) -> str:
    """The character in lower case without accents; nothing where it is a control character."""
    if char.isascii():
        return char.lower() if char.isprintable() else ""
    if unicodedata.category(char) in {"Cc", "Cf", "Cn", "Co"} or char == "\ufffd":
        return ""
    parts = unicodedata.normalize("NFD", char)
    return "".join(part.lower() for part in parts if unicodedata.category(part) != "Mn")


def _alone(char: str) -> bool:
    if char.isascii():
        return char.isprintable() and not char.isalnum()
    code = ord(char)
    return unicodedata.category(char).startswith("P") or any(a <= code <= b for a, b in _IDEOGRAPHS)


def _word(chars: list[tuple[str, int]]) -> list[Piece]:
    """Greedy: the longest piece that the vocabulary has, then the longest of the rest; unknown where none fits."""
    if not chars:
        return []
    spelled = "".join(char for char, _ in chars)
    vocabulary = _vocabulary()
    found: list[Piece] = []
    start = 0
    while start < len(spelled) <= _LONGEST:
        end = len(spelled)
        mark = "##" if start else ""
        while end > start and mark + spelled[start:end] not in vocabulary:
            end -= 1
        if end == start:
            break
        found.append(
            Piece(vocabulary[mark + spelled[start:end]], not start, chars[start][1], chars[end - 1][1] + 1)
        )
        start = end
    return found if start == len(spelled) else [Piece(_UNKNOWN, True, chars[0][1], chars[-1][1] + 1)]  # noqa: FBT003
