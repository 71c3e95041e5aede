"""Which texts are copies of which: agency copy that many print is one voice on many channels.

A text is sketched by its three-word shingles, of which only those with a hash divisible by `thin` are kept (Broder 1997): what
two sketches share estimates how much of the shorter text stands in the longer, which Jaccard hides where a reprint is cut.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
# a shingle of more texts is a phrase of the trade ("said in a statement") or the foot of every page, or there are many reprints:
# then each is compared with the first alone, and the shorter must be in the longer nearly whole
_COMMON = 60
_NEARLY_WHOLE = 0.7
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
    """What was seen: texts in order, and their shingles sorted by hash.

    `firsts` is the row of the first text with the same shingles, by a hash of them; only its shingles are kept.
    """

    ids: tuple[str, ...] = ()
    days: tuple[str | None, ...] = ()
    sizes: Rows = field(default_factory=lambda: np.empty(0, np.int64))
    firsts: Mapping[int, int] = field(default_factory=dict)
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
    first = len(seen.ids)
    batch = sorted(batch, key=lambda each: each.day or "9999")
    days = (*seen.days, *(each.day for each in batch))
    sketches = [shingles(each.text, thin) for each in batch]
    sizes = np.concatenate([seen.sizes, [len(each) for each in sketches]]).astype(np.int64)
    firsts, same = dict(seen.firsts), dict[int, int]()
    for row, sketch in enumerate(sketches, first):
        mark = hash(sketch.tobytes())
        known = firsts.get(mark)
        if known is None or _age(days, row) < _age(days, known):
            firsts[mark] = row
        elif len(sketch):
            same[row] = known
    own = [row for row in range(first, len(sizes)) if row not in same]
    hashes = np.concatenate([seen.hashes, *(sketches[row - first] for row in own)])
    owners = np.concatenate([seen.owners, np.repeat(np.array(own, np.int64), sizes[own])])
    order = np.lexsort((owners, hashes))
    now = Sketches(
        ids=(*seen.ids, *(each.id for each in batch)),
        days=days,
        sizes=sizes,
        firsts=firsts,
        hashes=hashes[order],
        owners=owners[order],
    )
    return now, _found(now, _shared(now, first), same, share, first)


def _age(days: Sequence[str | None], row: int) -> tuple[str, int]:
    return days[row] or "9999", row


def _shared(now: Sketches, first: int) -> Iterator[tuple[int, int, int, int]]:
    """Two texts, one of them new, how many shingles they share that few have, and how many with common ones."""
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
    common = lengths > _COMMON
    leaders = np.repeat(now.owners[starts[common]], lengths[common])
    led = now.owners[np.repeat(common, lengths)]
    fresh = (led >= first) & (led != leaders)
    pairs.append(np.stack([leaders[fresh], led[fresh]], 1))
    coded = np.concatenate(pairs) @ np.array([len(now.ids), 1])
    rare = len(coded) - int(fresh.sum())
    codes, places, counts = np.unique(coded, return_inverse=True, return_counts=True)
    few = np.bincount(places[:rare], minlength=len(codes))
    for code, own, count in zip(codes.tolist(), few.tolist(), counts.tolist(), strict=True):
        yield *divmod(code, len(now.ids)), own, count


def _found(
    now: Sketches,
    shared: Iterable[tuple[int, int, int, int]],
    same: Mapping[int, int],
    share: float,
    first: int,
) -> list[Copy]:
    """The best original of each new text; chains lead to their first."""
    best = {row: (known, 1.0) for row, known in same.items()}
    for one, other, few, together in shared:
        smaller, larger = sorted((int(now.sizes[one]), int(now.sizes[other])))
        count = together if together >= _NEARLY_WHOLE * smaller else few
        part = count / smaller
        # two short texts may be copies of one another, but a few words found in a long text are a quotation
        if part < share or (count < _LEAST and count < share * larger):
            continue
        early, late = sorted((one, other), key=lambda row: _age(now.days, row))
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
