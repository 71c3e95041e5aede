"""Does an English place name act here, as its government would, or is it a place? Learned from ReLocaR and own sentences.

One least-squares kernel machine on two views: words at their places, the head of the preposition, the outside of a list of names
and four topics; and small word vectors of the same places. `training/metonyms` makes `metonyms_en.npz`.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import hearsay_models
import numpy as np
import numpy.typing as npt
import Stemmer

from hearsay.link import places
from hearsay.link.phrases import word_set
from hearsay.link.tables import rows
from hearsay.records import Span

Floats = npt.NDArray[np.float32]
_TOKEN = re.compile(r"['’]s\b|\w+(?:-\w+)*|[^\w\s]")
_PREPOSITIONS = word_set(
    "in at on from to into of for by with against between across near within than throughout outside"
    " around over under through via toward towards about after before during like unlike upon off"
    " along among as inside onto"
)
_BEFORE_NAMES = word_set(
    "the a an this that its his her their our modern-day modern present present-day former"
    " neighbouring neighboring northern southern eastern western north south east west central"
    " mainland ancient nazi upper lower both"
)
_AUXILIARIES = word_set("is was are were has have had will would can could may might should must did does do")
_LINKS = word_set(", and or & /")
_START, _END, _PAD = "<s>", "</s>", "[PAD]"
_WINDOW = 60
_SENTENCE = re.compile(r"(?<![A-Z])[.!?][\"”’)]?\s+(?=[\"“(]?[A-Z0-9])|\n")


class Context(NamedTuple):
    """The words of a sentence beside a place name, and what is left of them outside of a list of names."""

    left: list[str]
    right: list[str]
    outer_left: list[str]
    outer_right: list[str]
    name: str


def context(text: str, span: Span) -> Context:
    """The sentence around a span, in tokens."""
    start, end = span
    before, after = text[max(0, start - 500) : start], text[end : end + 500]
    cut = list(_SENTENCE.finditer(before))
    before = before[cut[-1].end() :] if cut else before
    stop = _SENTENCE.search(after)
    after = after[: stop.start() + 1] if stop else after
    left, right = _TOKEN.findall(before)[-_WINDOW:], _TOKEN.findall(after)[:_WINDOW]
    outer_left, outer_right = _outside_left(left), _outside_right(right)
    low = [[word.lower() for word in words] for words in (left, right, outer_left, outer_right)]
    return Context(low[0], low[1], low[2], low[3], text[start:end])


def _outside_left(words: list[str]) -> list[str]:
    """The words before a list of names that ends here."""
    at = len(words)
    while at:
        if words[at - 1].lower() in _BEFORE_NAMES:
            at -= 1
            continue
        if words[at - 1] not in _LINKS:
            break
        stop = at - 1 - (at > 1 and words[at - 2] == ",")
        name = stop
        while name and words[name - 1][:1].isupper() and words[name - 1].isalpha():
            name -= 1
        if not 0 < stop - name <= 4:
            break
        at = name
    return words[:at]


def _outside_right(words: list[str]) -> list[str]:
    """The words after a list of names that begins here."""
    at = 0
    while at < len(words) and words[at] in {",", "and", "or"}:
        begin = at + 1
        begin += begin < len(words) and words[begin] in {"and", "or"}
        begin += begin < len(words) and words[begin].lower() == "the"
        stop = begin
        while stop < len(words) and words[stop][:1].isupper() and words[stop].isalpha():
            stop += 1
        if not 0 < stop - begin <= 4:
            break
        at = stop
    return words[at:]


@lru_cache(maxsize=1)
def _topics() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("metonym_words_en"):
        found.setdefault(row["topic"], set()).add(row["word"])
    return {topic: frozenset(words) for topic, words in found.items()}


@lru_cache(maxsize=20000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def features(seen: Context) -> dict[str, float]:
    """What the linear view sees, by name."""
    found: dict[str, float] = {}
    for name, value in (*_words(seen), *_frame(seen), *_topical(seen), *_kind(seen)):
        if value:
            found[name] = float(value)
    return found


def _words(seen: Context) -> Iterator[tuple[str, float]]:
    left = [_START] * 5 + seen.left
    right = seen.right + [_END] * 5
    for place, word in enumerate(reversed(left[-5:]), 1):
        yield f"L{place}={word}" if place <= 3 else f"Lb={word}", 1
        yield f"Lb={word}", 1
    for place, word in enumerate(right[:5], 1):
        yield f"R{place}={word}" if place <= 3 else f"Rb={word}", 1
        yield f"Rb={word}", 1
    for word in {*seen.left, *seen.right}:
        yield f"S={_stem(word)}", 0.3
    for place, word in enumerate(seen.outer_right[:3]):
        yield f"ORs{place}={_stem(word)}", 1
        yield f"ORb={_stem(word)}", 0.7
    for word in seen.outer_left[-4:]:
        yield f"OLb={_stem(word)}", 0.7


def _frame(seen: Context) -> Iterator[tuple[str, float]]:
    """The words that govern the name or are governed by it."""
    left, right = seen.outer_left, seen.outer_right
    last, before = left[-1] if left else _START, left[-2] if len(left) > 1 else _START
    first, second = right[0] if right else _END, right[1] if len(right) > 1 else _END
    governs = "none"
    for word in reversed(left[-4:]):
        if word in _PREPOSITIONS or word in _AUXILIARIES or word.endswith(("ed", "ing")):
            governs = word if word in _PREPOSITIONS else "V"
            break
    possessive = bool(seen.right) and seen.right[0] in {"'s", "’s", "'"}
    yield from ((f"OL={last}", 1), (f"OR={first}", 1), (f"OR2={second}", 1), (f"gov={governs}", 1))
    yield f"OL2={before}_{last}" if last in _PREPOSITIONS else f"OL2={before}", 1
    yield from (("listL", len(left) != len(seen.left)), ("listR", len(right) != len(seen.right)))
    if last in _PREPOSITIONS:
        yield from ((f"PH={before}", 1), (f"PHsuf={last}{before[-3:]}", 1), (f"PHs={last}{_stem(before)}", 1))
    if first in _AUXILIARIES:
        yield from (("auxR", 1), (f"aux+{second[-3:]}", 1), (f"auxw+{second}", 1))
    yield from (
        ("edR", first.endswith("ed")),
        ("sR", first.endswith("s")),
        (f"R1suf={first[-2:]}", 1),
        (f"L1suf={last[-2:]}", 1),
    )
    yield f"start+R:{last in '<s>.;'}{first[-2:]}", 1
    yield "poss", possessive
    for word in seen.right[1:4] if possessive else ():
        yield f"possH={word}", 1
    yield f"gov+poss={governs}{possessive}", 1
    closed = not first.isalpha() or first in _PREPOSITIONS or first in _AUXILIARIES
    yield f"ol+or={last}_{first if closed else 'w'}", 1
    yield "numR", any(re.match(r"\d+[-–]\d", word) for word in seen.right[:8])


def _topical(seen: Context) -> Iterator[tuple[str, float]]:
    left, right = seen.outer_left, seen.outer_right
    led = bool(left) and left[-1] in _PREPOSITIONS
    skip = bool(right) and (right[0] in _AUXILIARIES or right[0] in {"also", "then", "which", "who", ","})
    for topic, words in _topics().items():
        count = sum(word in words for word in seen.left + seen.right)
        for most in (1, 2, 3):
            yield f"{topic}>={most}", count >= most
        yield f"{topic}L", any(word in words for word in left[-5:])
        yield f"{topic}R", any(word in words for word in right[:5])
        yield (
            f"{topic}R1",
            bool(right) and (right[0] in words or (skip and any(w in words for w in right[1:4]))),
        )
        yield f"{topic}PH", led and any(word in words for word in left[-3:-1])
        yield f"{left[-1] if led else ''}+{topic}", led and count >= 1


def _kind(seen: Context) -> Iterator[tuple[str, float]]:
    place = places.named(seen.name, "en")
    kind = place.kind if place else "one" if len(seen.name.split()) == 1 else "more"
    yield f"kind={kind}", 1
    left = [word for word in seen.outer_left[-4:] if word in _PREPOSITIONS]
    yield f"kind+{left[-1] if left else 'none'}{kind}", 1


@dataclass(frozen=True, slots=True)
class Vectors:
    """Small word vectors: `words` → row; a word that is not there has its longest known beginning's, weakened."""

    words: Mapping[str, int]
    table: Floats

    def of(self, word: str) -> Floats:
        for length in (len(word), *range(len(word) - 1, 3, -1)):
            if (row := self.words.get(word[:length])) is not None:
                return np.asarray(self.table[row] * (1.0 if length == len(word) else 0.7), np.float32)
        return np.zeros(self.table.shape[1], np.float32)

    def mean(self, words: list[str]) -> Floats:
        if not words:
            return np.zeros(self.table.shape[1], np.float32)
        return np.asarray(np.mean([self.of(word) for word in words], axis=0), np.float32)


def dense(seen: Context, vectors: Vectors) -> Floats:
    """What the kernel view sees: the vectors of eight places, of both sides, of the sentence, and of the name, at half weight."""

    def at(words: list[str], place: int) -> str:
        return words[place] if -len(words) <= place < len(words) else _PAD

    left, right = seen.outer_left, seen.outer_right
    slots = [
        at(left, -1),
        at(left, -2),
        at(left, -3),
        at(right, 0),
        at(right, 1),
        at(right, 2),
        at(seen.left, -1),
        at(seen.right, 0),
    ]
    said = [word for word in seen.left + seen.right if word.isalpha() and len(word) > 2]
    name = (seen.name.lower().split() or [_PAD])[-1]
    sides = [vectors.mean(left[-6:]), vectors.mean(right[:6])]
    whole = [vectors.mean(said) * np.float32(3), vectors.of(name) * np.float32(0.5)]
    parts = [*map(vectors.of, slots), *sides, *whole]
    return np.concatenate(parts).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """Both views, read from one file: the linear one as weights by name, the other as its examples and their shares."""

    weights: Mapping[str, float]
    bias: float
    vectors: Vectors
    examples: Floats
    squares: Floats
    shares: Floats
    gamma: float
    scale: tuple[float, float]

    def probability(self, seen: Context) -> float:
        linear = self.bias + sum(
            self.weights.get(name, 0.0) * value for name, value in features(seen).items()
        )
        row = dense(seen, self.vectors)
        # einsum, for BLAS's threads cost more than such small products are worth
        distances = self.squares + np.einsum("i,i", row, row) - 2 * np.einsum("ij,j->i", self.examples, row)
        kernel = float(np.einsum("i,i", self.shares, np.exp(-self.gamma * distances)))
        slope, shift = self.scale
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, slope * (linear + kernel) + shift))))


@lru_cache(maxsize=1)
def model() -> Model:
    """The trained model that ships."""
    with np.load(hearsay_models.path("metonyms_en.npz")) as kept:
        names = bytes(kept["names"]).decode("utf8").split("\n")
        vector_scale, weight_scale, example_scale, bias, gamma, slope, shift = kept["numbers"].tolist()
        weights = (kept["weights"].astype(np.float32) * weight_scale).tolist()
        examples = kept["examples"].astype(np.float32) * np.float32(example_scale)
        return Model(
            dict(zip(names, weights, strict=True)),
            bias,
            read_vectors(kept, vector_scale),
            examples,
            (examples**2).sum(axis=1),
            kept["shares"].astype(np.float32),
            gamma,
            (slope, shift),
        )


def read_vectors(kept: Mapping[str, npt.NDArray[np.generic]], scale: float) -> Vectors:
    """The word vectors kept in the file of the model."""
    words = bytes(kept["words"]).decode("utf8").split("\n")
    return Vectors(
        {word: row for row, word in enumerate(words)}, kept["table"].astype(np.float32) * np.float32(scale)
    )


def acts(text: str, span: Span) -> float:
    """The probability that the place name at the span stands for its government or its people's representatives."""
    return model().probability(context(text, span))
