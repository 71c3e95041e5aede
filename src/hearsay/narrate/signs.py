"""What a statement shows in any script: its words as skeletons in Latin letters, their letter groups, its numbers.

A skeleton is what a name keeps on its way between scripts ("Verstappen", «Ферстаппен» → "vrstpn"), after the phonetic keys of
Odell and Russell (1918). Weights are frozen inverse document frequencies, so a statement's signs do not depend on its company.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any
from zlib import crc32

import hearsay_models
import numpy as np
import scipy.sparse as sp
from anyascii import anyascii
from numpy.typing import NDArray

# both spaces have this many places; two words of one language share a place once in thousands
PLACES = 1 << 18
_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
# notes for readers of a page and not of its sense: "(pictured)", «(на илл.)»
_NOTE = re.compile(
    r"\((?:pictured|на илл|на фото|фото|suratda|сүрөттө|на здымку|на малюнку)[^)]*\)|\[\w{2}\]"
)
# sounds that scripts write in many ways
_SOUNDS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"['’`ʻʼ\"]", ""),
        (r"shch|sch", "s"),
        (r"tch|ch|tsh|dzh|dj|zh|sh|j(?=[aeiou])", "s"),
        (r"kh|gh", "h"),
        (r"ph|th(?=r)", "f"),
        (r"ts|tz|cz", "s"),
        (r"x", "ks"),
        (r"[cq]", "k"),
        (r"[wvb]", "v"),
        (r"z", "s"),
    )
)
_VOWELS = re.compile("[aeiouyjh]")
_DOUBLE = re.compile(r"(.)\1+")
_LONGEST_SKELETON = 6
_GRAMS = (3, 4, 5)

Places = tuple[int, ...]
# a scipy.sparse.csr_matrix; scipy ships no types
Matrix = Any


def plain(text: str) -> str:
    """The text without a page's notes to its readers."""
    return _NOTE.sub(" ", text)


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """What is left of a word on its way between scripts; its first sound, then its consonants."""
    sounds = latin(word)
    if sounds.isdigit():
        return sounds
    for pattern, written in _SOUNDS:
        sounds = pattern.sub(written, sounds)
    head = "a" if _VOWELS.match(sounds) else sounds[:1]
    return _DOUBLE.sub(r"\1", head + _VOWELS.sub("", sounds[1:]))


@lru_cache(maxsize=1 << 16)
def latin(word: str) -> str:
    """A word in small Latin letters."""
    return str(anyascii(word)).lower()


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, without what separates their thousands; "11 300" and "11,300" are one."""
    return frozenset(
        re.sub(r"[.,\u00a0 ](?=\d{3}(?!\d))", "", found) for found in _NUMBER.findall(plain(text))
    )


def skeletons(texts: Sequence[str]) -> Matrix:
    """A row a text, of length 1 and weighted by rarity: the skeletons of its words."""
    found = list(map(words, texts))
    return _weighted([skeleton_place(word) for each in found for word in each], list(map(len, found)), 0)


def letters(texts: Sequence[str]) -> Matrix:
    """A row a text, of length 1 and weighted by rarity: groups of three to five letters within its words."""
    found = list(map(words, texts))
    return _weighted([letter_places(word) for each in found for word in each], list(map(len, found)), 1)


@lru_cache(maxsize=1 << 16)
def skeleton_place(word: str) -> Places:
    found = skeleton(word)[:_LONGEST_SKELETON]
    return (crc32(found.encode()) % PLACES,) if len(found) > 1 else ()


@lru_cache(maxsize=1 << 16)
def letter_places(word: str) -> Places:
    if word.isdigit():
        # a number is one sign, as heavy as a short word
        return (crc32(word.encode()) % PLACES,) * 3
    sounds = f"<{latin(word)}>"
    return tuple(
        crc32(sounds[start : start + length].encode()) % PLACES
        for length in _GRAMS
        for start in range(len(sounds) - length + 1)
    )


@cache
def rarity() -> NDArray[np.float32]:
    """The inverse document frequencies of both spaces (training/narrate/rarity.py)."""
    with np.load(hearsay_models.path("narrate_rarity.npz")) as stored:
        found: NDArray[np.float32] = stored["rarity"].astype(np.float32) / 16
    return found


def unit(matrix: Matrix) -> Matrix:
    """The matrix with rows of length 1; an empty row stays empty."""
    starts = matrix.indptr[:-1]
    if not len(starts):
        return matrix
    sums = np.add.reduceat(np.r_[matrix.data**2, np.float32(0)], starts)
    lengths = np.sqrt(np.maximum(sums, 1e-18))
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr)).astype(matrix.dtype)
    return matrix


def _weighted(words: Sequence[Places], sizes: Sequence[int], space: int) -> Matrix:
    """Rows of so many words each, their places counted, damped by the logarithm, weighted by rarity."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    places = np.fromiter(chain.from_iterable(words), np.int32, lengths.sum())
    ends = np.r_[0, np.cumsum(lengths)][np.cumsum([0, *sizes])]
    matrix = sp.csr_matrix((np.ones(len(places), np.float32), places, ends), (len(sizes), PLACES))
    matrix.sum_duplicates()
    matrix.data = (1 + np.log(matrix.data)) * rarity()[space][matrix.indices]
    return unit(matrix)
