"""Does a Russian place name act here, as its government would, or is it a place? Learned from own sentences.

One least-squares kernel machine on two views, as in English: what the name's case, its preposition and the verb or noun beside
it are; and word vectors of the same places (navec's, for the commonest lemmas). `training/metonyms` makes `metonyms_ru.npz`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import hearsay_models
import numpy as np
import numpy.typing as npt

from hearsay.link import russian
from hearsay.link.phrases import word_set
from hearsay.link.russian import Seen, tags
from hearsay.records import Span

Floats = npt.NDArray[np.float32]
_VERBAL = frozenset({"VERB", "INFN", "ADJS", "PRTS", "PRED"})
_FINITE = frozenset({"VERB", "ADJS", "PRTS"})
_SHAPES = (
    "plur sing neut nomn gent datv accs ablt perf impf past pres futr tran intr".split()  # noqa: SIM905 -- endings read as one line
)
# prepositions that only places have; the chance of a name that is one
_ALONG = word_set("через вокруг вдоль сквозь мимо около возле близ внутри неподалеку вблизи по")
AT_A_PLACE = 0.06
# the chance where people who are not named speak in it
_INSIDE = frozenset({"в", "во", "на"})
THEY_SPEAK = 0.9
# how far the verb is looked for
_RIGHT, _LEFT = 9, 7


@dataclass(frozen=True, slots=True)
class Frame:
    """The words that may govern the name or be governed by it; empty where there is none."""

    seen: Seen
    preposition: str
    before: Sequence[str]
    head: str
    right_verb: str
    left_verb: str
    next: str
    in_title: bool


def frame(text: str, span: Span) -> Frame:
    """What surrounds the span."""
    seen = russian.seen_at(text, span)
    last = seen.left[-1].lower() if seen.left else ""
    preposition = last if "PREP" in tags(last) else ""
    before = seen.left[:-1] if preposition else seen.left
    return Frame(
        seen,
        preposition,
        before,
        russian.head_of(before),
        _verb(seen.right[:_RIGHT], _VERBAL),
        _verb(before[: -_LEFT - 1 : -1], _VERBAL | {"GRND"}),
        seen.right[0].lower() if seen.right else "",
        russian.in_title(text, span, seen.left),
    )


def _verb(words: Sequence[str], parts: frozenset[str]) -> str:
    return next((word.lower() for word in words if parts & tags(word.lower())), "")


def features(at: Frame) -> dict[str, float]:
    """What the linear view sees, by name."""
    return {name: float(value) for name, value in (*_cases(at), *_beside(at), *_sentence(at)) if value}


def _cases(at: Frame) -> Iterator[tuple[str, float]]:
    seen, preposition = at.seen, at.preposition
    yield f"prep={preposition}", 1
    for case in sorted(seen.cases):
        yield f"case={case}", 1 / len(seen.cases) ** 0.5
        yield f"p{preposition}+{case}", 0.5 / len(seen.cases)
    yield "fixed", len(seen.cases) == len(russian.CASES)
    yield "first", not seen.left
    yield "listed", seen.listed
    for side, verb in (("R", at.right_verb), ("L", at.left_verb)):
        if verb and _FINITE & tags(verb):
            agrees = russian.agrees(seen, verb)
            yield f"agree{side}{agrees}{'nomn' in seen.cases and not preposition}", 1


def _beside(at: Frame) -> Iterator[tuple[str, float]]:
    """The classes, shapes and lemmas of the four words that matter most."""
    led = bool(at.preposition)
    for slot, word in (("H", at.head), ("RV", at.right_verb), ("LV", at.left_verb), ("R1", at.next)):
        yield f"{slot}pos={russian.part(word)}", 1
        for use in sorted(russian.uses(word)) if word else ():
            yield f"{slot}:{use}", 1
            yield f"{slot}:{use}:{led}", 0.7
            if slot == "H":
                yield f"{at.preposition}+H:{use}", 1
        if word.isalpha():
            for shape in tags(word).intersection(_SHAPES):
                yield f"{slot}.{shape}", 0.4
            yield f"{slot}={russian.lemma(word)}", 0.5
    yield f"{at.preposition}+{russian.part(at.head)}", 0.7


def _sentence(at: Frame) -> Iterator[tuple[str, float]]:
    seen, preposition = at.seen, at.preposition
    for side, words in (("L", seen.left), ("R", seen.right)):
        for use in sorted(frozenset().union(*map(russian.uses, words))):
            yield f"any{side}:{use}", 0.5
    yield "they", 1.5 * they_speak(at)
    yield "placed", 1.5 * (preposition in _INSIDE and not russian.unnamed_plural(at.before, seen.right))
    yield "title", 2 * at.in_title
    yield "joined", russian.joined(seen)
    yield "moves", russian.moves(seen)
    yield "otherR", any({"NOUN", "nomn"} <= tags(word.lower()) for word in seen.right[:6])
    near = [tags(word.lower()) for word in at.before[-4:]]
    yield "otherL", any({"NOUN", "nomn"} <= one and "accs" not in one for one in near)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors in product quantisation (Jégou 2011): a word is one row of codes, each code the name of three numbers."""

    words: Mapping[str, int]
    codes: npt.NDArray[np.uint8]
    numbers: Floats
    mean: Floats

    def of(self, word: str) -> Floats:
        """Of length one, by the word's lemma, else by itself; zeros for what is not known."""
        for form in (russian.lemma(word), word.lower()):
            if (row := self.words.get(form)) is not None:
                found = self.numbers[np.arange(len(self.numbers)), self.codes[row]].ravel() - self.mean
                return np.asarray(found / np.sqrt(np.einsum("i,i", found, found)), np.float32)
        return np.zeros(len(self.mean), np.float32)

    def average(self, words: Sequence[str]) -> Floats:
        found = [self.of(word) for word in words] or [np.zeros(len(self.mean), np.float32)]
        return np.asarray(np.mean(found, axis=0), np.float32)


def dense(at: Frame, vectors: Vectors) -> Floats:
    """The vectors of the four words that matter most, of both sides, and of the sentence at twice the weight."""
    left, right = at.seen.left, at.seen.right
    sides = [vectors.average([w for w in side if w.isalpha()]) for side in (left[-6:], right[:6])]
    whole = vectors.average([word for word in (*left, *right) if len(word) > 2])
    slots = [vectors.of(word) for word in (at.head, at.right_verb, at.left_verb, at.next)]
    return np.concatenate([*slots, *sides, whole * np.float32(2)])


@dataclass(frozen=True, slots=True)
class Model:
    """Both views, read from one file: the linear one as weights by name, the other as its examples and their shares."""

    weights: Mapping[str, float]
    bias: float
    vectors: Vectors
    centre: Floats
    directions: Floats
    examples: Floats
    shares: Floats
    gamma: float
    scale: tuple[float, float]

    def probability(self, at: Frame) -> float:
        """The probability that the name acts."""
        linear = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features(at).items())
        # einsum, for BLAS's threads cost more than such small products are worth
        row = np.einsum("i,ij->j", dense(at, self.vectors) - self.centre, self.directions)
        away = self.examples - row
        kernel = np.exp(-self.gamma * np.einsum("ij,ij->i", away, away))
        score = linear + float(np.einsum("i,i", self.shares, kernel))
        slope, shift = self.scale
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, slope * score + shift))))


def read_vectors(kept: Mapping[str, npt.NDArray[np.generic]]) -> Vectors:
    """The word vectors kept in the file of the model."""
    words = bytes(kept["words"]).decode("utf8").split("\n")
    return Vectors(
        {word: row for row, word in enumerate(words)},
        np.asarray(kept["codes"], np.uint8),
        kept["numbers"].astype(np.float32),
        kept["mean"].astype(np.float32),
    )


@lru_cache(maxsize=1)
def model() -> Model:
    """The trained model that ships."""
    with np.load(hearsay_models.path("metonyms_ru.npz")) as kept:
        names = bytes(kept["names"]).decode("utf8").split("\n")
        bias, gamma, slope, shift = kept["settings"].tolist()
        return Model(
            dict(zip(names, kept["weights"].astype(float).tolist(), strict=True)),
            bias,
            read_vectors(kept),
            kept["centre"].astype(np.float32),
            kept["directions"].astype(np.float32),
            kept["examples"].astype(np.float32),
            kept["shares"].astype(np.float32),
            gamma,
            (slope, shift),
        )


def acts(text: str, span: Span) -> float:
    """The probability that the place name at the span stands for its government or its people's representatives."""
    at = frame(text, span)
    if is_located(at):
        return AT_A_PLACE
    return max(model().probability(at), THEY_SPEAK if they_speak(at) else 0.0)


def they_speak(at: Frame) -> bool:
    """Whether people who are not named speak in the place: «в Кремле заявили», «как считают в Минске»."""
    seen = at.seen
    return at.preposition in _INSIDE and (russian.speak_they(seen.right) or russian.said_they(at.before))


def is_located(at: Frame) -> bool:
    """Whether the preposition makes a place of the name: in a place people who are not named may speak, nobody else."""
    if at.preposition in _ALONG:
        return True
    inside = at.preposition in {"в", "во"} or (at.preposition == "на" and "accs" not in at.seen.cases)
    sources = any(russian.is_a(word, "sources") for word in at.before[-3:])
    return inside and not sources and not russian.unnamed_plural(at.before, at.seen.right)
