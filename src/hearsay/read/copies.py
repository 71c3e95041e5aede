"""Which texts are copies of which: agency copy that many print is one voice on many channels.

A text is sketched by its three-word shingles, of which only those with a hash divisible by `thin` are kept (Broder 1997): what
two sketches share estimates how much of the shorter text stands in the longer, which Jaccard hides where a reprint is cut.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]

_WORD = re.compile(r"\w+")
_WORDS = 3
# odd multipliers of the words of a shingle; the last mixes (Steele & Vigna 2021)
_MIX = tuple(
    np.uint64(each)
    for each in (0x9E3779B97F4A7C15, 0xD1342543DE82EF95, 0xAF251AF3B0F025B5, 0xBF58476D1CE4E5B9)
)
# a shingle of so many texts is a phrase of the trade ("said in a statement"), no trace of copying
_COMMON = 60
# share of the shorter text: reworded reprints of the sample region .41-.55, other reports of the same event at most .19
SHARE = 0.3
# fewer shared shingles are a quotation in a long text, whatever their share
_LEAST = 5


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared: `day` is the ISO day or time of publication."""

    id: str
    text: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A text that says in the words of an earlier one; `share` of the shorter is in the other."""

    id: str
    original: str
    share: float


@dataclass(frozen=True, slots=True)
class Sketches:
    """What was seen: texts in order, and their shingles sorted by hash."""

    ids: tuple[str, ...] = ()
    days: tuple[str | None, ...] = ()
    sizes: Rows = field(default_factory=lambda: np.empty(0, np.int64))
    hashes: Hashes = field(default_factory=lambda: np.empty(0, np.uint64))
    owners: Rows = field(default_factory=lambda: np.empty(0, np.int64))


def shingles(text: str, thin: int = 1) -> Hashes:
    """The hashes of a text's shingles, each once; a text of fewer words is one shingle."""
    words = np.array([_hash(word) for word in _WORD.findall(text.casefold().replace("ё", "е"))], np.uint64)
    length = min(_WORDS, len(words))
    if not length:
        return np.empty(0, np.uint64)
    count = len(words) - length + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(length):
        mixed += words[place : place + count] * _MIX[place]
    mixed = (mixed ^ (mixed >> np.uint64(31))) * _MIX[3]
    mixed = np.unique(mixed ^ (mixed >> np.uint64(29)))
    return mixed[mixed % np.uint64(thin) == 0] if thin > 1 else mixed


@lru_cache(maxsize=1 << 20)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf8", "surrogatepass"), digest_size=8).digest(), "little")


def copies(
    seen: Sketches, batch: Sequence[Text], share: float = SHARE, thin: int = 1
) -> tuple[Sketches, list[Copy]]:
    """The sketches with the batch's texts added, and those of the batch that copy a text of it or one seen before.

    The original is the earliest of those that share enough; of equal days, the one that came first.
    """
    sketches = [shingles(each.text, thin) for each in batch]
    first = len(seen.ids)
    sizes = np.concatenate([seen.sizes, [len(each) for each in sketches]]).astype(np.int64)
    hashes = np.concatenate([seen.hashes, *sketches])
    owners = np.concatenate([seen.owners, np.repeat(np.arange(first, len(sizes)), sizes[first:])]).astype(
        np.int64
    )
    order = np.lexsort((owners, hashes))
    now = Sketches(
        ids=(*seen.ids, *(each.id for each in batch)),
        days=(*seen.days, *(each.day for each in batch)),
        sizes=sizes,
        hashes=hashes[order],
        owners=owners[order],
    )
    return now, _found(now, _shared(now, first), share, first)


def since(seen: Sketches, day: str) -> Sketches:
    """The sketches without the texts of days before: nobody reprints for ever, and a window bounds memory."""
    kept = np.array([(each or day)[:10] >= day for each in seen.days], bool)
    number = np.cumsum(kept) - 1
    rows = kept[seen.owners] if len(kept) else np.empty(0, bool)
    return Sketches(
        ids=tuple(each for each, keep in zip(seen.ids, kept, strict=True) if keep),
        days=tuple(each for each, keep in zip(seen.days, kept, strict=True) if keep),
        sizes=seen.sizes[kept],
        hashes=seen.hashes[rows],
        owners=number[seen.owners[rows]],
    )


def _shared(now: Sketches, first: int) -> Mapping[tuple[int, int], int]:
    """How many shingles two texts share, for pairs with a new one."""
    starts = (
        np.flatnonzero(np.r_[True, now.hashes[1:] != now.hashes[:-1]])
        if len(now.hashes)
        else np.empty(0, int)
    )
    lengths = np.diff(np.r_[starts, len(now.hashes)])
    pairs: list[Rows] = []
    for length in np.unique(lengths[(lengths > 1) & (lengths <= _COMMON)]):
        rows = now.owners[starts[lengths == length][:, None] + np.arange(length)]
        # owners are sorted within a shingle, so a run without a new text ends in an old one
        rows = rows[rows[:, -1] >= first]
        left, right = np.triu_indices(length, 1)
        both = np.stack([rows[:, left].ravel(), rows[:, right].ravel()], 1)
        pairs.append(both[both[:, 1] >= first])
    if not pairs:
        return {}
    coded = np.concatenate(pairs) @ np.array([len(now.ids), 1])
    codes, counts = np.unique(coded, return_counts=True)
    return {divmod(int(code), len(now.ids)): int(count) for code, count in zip(codes, counts, strict=True)}


def _found(now: Sketches, shared: Mapping[tuple[int, int], int], share: float, first: int) -> list[Copy]:
    """The best original of each new text; chains lead to their first."""
    best: dict[int, tuple[int, float]] = {}
    for (one, other), count in shared.items():
        smaller, larger = sorted((int(now.sizes[one]), int(now.sizes[other])))
        part = count / smaller
        # two short texts may be copies of one another, but a few words found in a long text are a quotation
        if part < share or (count < _LEAST and count < share * larger):
            continue
        early, late = sorted((one, other), key=lambda row: (now.days[row] or "9999", row))
        if late not in best or part > best[late][1]:
            best[late] = early, part
    return [
        Copy(now.ids[late], now.ids[_first_of(best, late)], part)
        for late, (_, part) in sorted(best.items())
        if late >= first
    ]


def _first_of(best: Mapping[int, tuple[int, float]], row: int) -> int:
    while row in best:
        row = best[row][0]
    return row
