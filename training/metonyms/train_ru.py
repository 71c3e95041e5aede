"""Trains `models/hearsay_models/metonyms_ru.npz`: does a Russian place name act, or is it a place?

usage: python training/metonyms/train_ru.py [--write] [--vectors]. Learns from `own_ru.tsv` alone; the sentences of
`bench/metonyms-ru*.tsv` are never learned from. Folds keep the names of one sentence together. The machine is that of
`train.py`, on the leading directions of the word vectors. --vectors takes the vectors of common lemmas anew from navec's file.
"""

import sys
from pathlib import Path

import hearsay_models
import numpy as np
from train import Array, calibrated, sentences, solved

from hearsay.link import russian
from hearsay.link.metonyms_ru import Vectors, dense, features, frame, read_vectors

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "models/hearsay_models/metonyms_ru.npz"
NAVEC = "navec_news_v1_1B_250K_300d_100q.tar"
WORDS = 20000
# tried in five folds on 2026-11-25: 64 to 256 directions 94.7 to 95.5, shares of the linear view .015 to .1 within 0.5 of each other
DIRECTIONS, LINEAR = 128, 0.02
FOLDS, ROUNDS = 5, 6


def kept_vectors() -> Vectors:
    """The word vectors of the file that ships."""
    with np.load(hearsay_models.path(OUT.name)) as kept:
        return read_vectors(kept)


def new_vectors() -> Vectors:
    """Vectors of the commonest words that are lemmas, in navec's own codes."""
    from navec import Navec  # noqa: PLC0415 -- for this step alone

    navec = Navec.load(str(hearsay_models.path(NAVEC)))
    order = sorted(range(len(navec.vocab.words)), key=lambda row: -navec.vocab.counts[row])
    kept: dict[str, int] = {}
    for row in order:
        word = navec.vocab.words[row]
        if word.isalpha() and russian.lemma(word) == word and any("а" <= letter <= "я" for letter in word):
            kept[word] = row
        if len(kept) == WORDS:
            break
    codes = navec.pq.indexes[list(kept.values())]
    numbers = navec.pq.codes.astype(np.float16).astype(np.float32)
    whole = numbers[np.arange(len(numbers)), codes].reshape(len(kept), -1)
    return Vectors({word: row for row, word in enumerate(kept)}, codes, numbers, whole.mean(0))


class Examples:
    """The own sentences in both views, how alike any two are, and which sentence each is of."""

    def __init__(self, vectors: Vectors) -> None:
        rows = sentences(HERE / "own_ru.tsv")
        frames = [frame(text, span) for text, span, _ in rows]
        self.acts = np.array([acts for *_, acts in rows])
        texts = {text: number for number, text in enumerate(dict.fromkeys(text for text, *_ in rows))}
        self.sentence = np.array([texts[text] for text, *_ in rows])
        found = [features(one) for one in frames]
        self.names = {name: n for n, name in enumerate(dict.fromkeys(name for one in found for name in one))}
        self.words = np.zeros((len(rows), len(self.names)))
        for row, one in zip(self.words, found, strict=True):
            for name, value in one.items():
                row[self.names[name]] = value
        whole = np.array([dense(one, vectors) for one in frames], float)
        self.centre = whole.mean(0)
        self.directions = np.linalg.svd(whole - self.centre, full_matrices=False)[2][:DIRECTIONS].T
        self.rows = ((whole - self.centre) @ self.directions).astype(np.float16).astype(float)
        self.gamma = float(1 / (DIRECTIONS * self.rows.var()))
        squares = (self.rows**2).sum(1)
        away = np.maximum(0, squares[:, None] + squares[None] - 2 * self.rows @ self.rows.T)
        self.kernel = LINEAR * self.words @ self.words.T + np.exp(-self.gamma * away)

    def crossed(self, seed: int) -> Array:
        """Scores by machines that have not seen the sentence."""
        fold = np.random.default_rng(seed).permutation(self.sentence.max() + 1)[self.sentence] % FOLDS
        scores = np.zeros(len(self.acts))
        for number in range(FOLDS):
            train, test = fold != number, fold == number
            shares, bias = solved(self.kernel[np.ix_(train, train)], self.acts[train])
            scores[test] = self.kernel[np.ix_(test, train)] @ shares + bias
        return scores


def write(vectors: Vectors, seen: Examples, scale: tuple[float, float]) -> None:
    shares, bias = solved(seen.kernel, seen.acts)
    weights = LINEAR * (seen.words.T @ shares)
    kept = [(name, weights[column]) for name, column in seen.names.items() if abs(weights[column]) > 0.001]
    np.savez_compressed(
        OUT,
        names=np.frombuffer("\n".join(name for name, _ in kept).encode(), np.uint8),
        weights=np.array([weight for _, weight in kept], np.float16),
        words=np.frombuffer("\n".join(vectors.words).encode(), np.uint8),
        codes=vectors.codes,
        numbers=vectors.numbers.astype(np.float16),
        mean=vectors.mean,
        centre=seen.centre.astype(np.float32),
        directions=seen.directions.astype(np.float16),
        examples=seen.rows.astype(np.float16),
        shares=shares.astype(np.float32),
        settings=np.array([bias, seen.gamma, *scale]),
    )
    print(f"{len(kept)} weights, {len(seen.rows)} examples, {OUT.stat().st_size} bytes")


def main(arguments: list[str]) -> None:
    vectors = new_vectors() if "--vectors" in arguments else kept_vectors()
    seen = Examples(vectors)
    scores = [seen.crossed(seed) for seed in range(ROUNDS)]
    right = [100 * float(((one > 0) == seen.acts).mean()) for one in scores]
    print(
        f"{len(seen.acts)} own names, {FOLDS} folds, {ROUNDS} times: {np.mean(right):.1f} ({', '.join(f'{r:.1f}' for r in right)})"
    )
    if "--write" in arguments:
        write(vectors, seen, calibrated(scores[-1], seen.acts))


if __name__ == "__main__":
    main(sys.argv[1:])
