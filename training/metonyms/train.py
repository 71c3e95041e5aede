"""Trains `models/hearsay_models/metonyms_en.npz`: does an English place name act, or is it a place?

usage: python training/metonyms/train.py [--write] [--vectors]; HEARSAY_SHARED names the shared folder, by default ../shared.
Learns from ReLocaR_Train.xml (its texts stay in the shared folder) and `own_en.tsv`; folds are over ReLocaR, own sentences are
only trained on. One least-squares kernel machine (Suykens 1999) on both views of `metonyms_en`, solved in one step by numpy.
--vectors makes the word vectors anew from the word table of `attribution_en.onnx` (needs the package onnx), else they are kept.
"""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hearsay_models
import numpy as np
import numpy.typing as npt

from hearsay.link.metonyms_en import Context, Vectors, context, dense, features, read_vectors

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("HEARSAY_SHARED", HERE.parents[2] / "shared"))
OUT = HERE.parents[1] / "models/hearsay_models/metonyms_en.npz"
DIMENSIONS, WORDS = 60, 9000
# shares of the two views and the ridge: nine settings tried in five folds on 2026-11-25, all between 86.5 and 87.0
LINEAR, RIDGE = 0.02, 0.3
FOLDS, ROUNDS = 5, 3
Array = npt.NDArray[Any]


def relocar() -> tuple[list[Context], Array]:
    """The samples of ReLocaR's published training part, and which of them act."""
    raw = (SHARED / "data/events/ReLocaR_Train.xml").read_text(encoding="utf8")
    seen, acts = [], []
    for sample in re.finditer(r'<sample number="\d+">(.*?)</sample>', raw, re.DOTALL):
        place = re.search(r'<loc reading="(lit|met)">(.*?)</loc>', sample.group(1))
        assert place
        text = sample.group(1)[: place.start()] + place.group(2) + sample.group(1)[place.end() :]
        seen.append(context(text, (place.start(), place.start() + len(place.group(2)))))
        acts.append(place.group(1) == "met")
    return seen, np.array(acts)


def sentences(path: Path) -> list[tuple[str, tuple[int, int], bool]]:
    """Own sentences with the place in square brackets: text, span, whether it acts."""
    found = []
    for line in path.read_text(encoding="utf8").splitlines()[1:]:
        reading, sentence, _ = line.split("\t")
        place = re.search(r"\[(.*?)\]", sentence)
        assert place
        before = sentence[: place.start()].replace("[", "").replace("]", "")
        text = sentence.replace("[", "").replace("]", "")
        found.append((text, (len(before), len(before) + len(place.group(1))), reading == "met"))
    return found


def own() -> tuple[list[Context], Array]:
    found = sentences(HERE / "own_en.tsv")
    return [context(text, span) for text, span, _ in found], np.array([acts for _, _, acts in found])


def kept_vectors() -> Vectors:
    """The word vectors of the file that ships."""
    with np.load(hearsay_models.path("metonyms_en.npz")) as kept:
        return read_vectors(kept, float(kept["numbers"][0]))


def new_vectors() -> Vectors:
    """The word table of the English encoder, its commonest words in their leading directions, in 8 bits."""
    import onnx  # noqa: PLC0415 -- for this step alone
    from onnx import numpy_helper  # noqa: PLC0415

    model = onnx.load(str(hearsay_models.path("attribution_en.onnx")))
    parts = {
        i.name.rpartition(".")[2]: numpy_helper.to_array(i)
        for i in model.graph.initializer
        if "words.weight" in i.name
    }
    whole = parts["weight_quantized"].astype(np.float32)
    table = (whole - parts["weight_zero_point"].astype(np.float32)) * parts["weight_scale"]
    table -= table.mean(0)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    leading = np.linalg.svd(table[2000:12000], full_matrices=False)[2][:DIMENSIONS]
    pieces = hearsay_models.path("pieces_en.txt").read_text(encoding="utf8").splitlines()
    rows = [
        i for i, piece in enumerate(pieces) if not piece.startswith("##") and (i > 998 or piece == "[PAD]")
    ][:WORDS]
    small, scale = quantised(table[rows] @ leading.T)
    return Vectors({pieces[i]: n for n, i in enumerate(rows)}, small * np.float32(scale))


def quantised(values: Array) -> tuple[Array, float]:
    scale = float(np.abs(values).max() / 127)
    return np.round(values / scale).astype(np.int8), scale


@dataclass
class Views:
    """All examples in both views, and how alike any two are."""

    names: dict[str, int]
    words: Array
    rows: Array
    gamma: float
    kernel: Array

    @classmethod
    def of(cls, seen: Sequence[Context], vectors: Vectors) -> "Views":
        found = [features(one) for one in seen]
        names: dict[str, int] = {}
        for one in found:
            for name in one:
                names.setdefault(name, len(names))
        words = np.zeros((len(seen), len(names)), np.float32)
        for row, one in zip(words, found, strict=True):
            for name, value in one.items():
                row[names[name]] = value
        rows = np.array([dense(one, vectors) for one in seen])
        gamma = float(1 / (rows.shape[1] * rows.var()))
        squares = (rows**2).sum(1)
        distances = np.maximum(0, squares[:, None] + squares[None] - 2 * rows @ rows.T)
        return cls(
            names, words, rows, gamma, LINEAR * (words @ words.T).astype(float) + np.exp(-gamma * distances)
        )


def solved(kernel: Array, acts: Array) -> tuple[Array, float]:
    """Each example's share, and the bias."""
    wanted = np.where(acts, 1.0, -1.0)
    bias = float(wanted.mean())
    return np.linalg.solve(kernel + RIDGE * np.eye(len(acts)), wanted - bias), bias


def folds(acts: Array, seed: int) -> Array:
    """The fold of each example, both readings dealt out evenly."""
    random, found = np.random.default_rng(seed), np.zeros(len(acts), int)
    for reading in (True, False):
        places = random.permutation(np.where(acts == reading)[0])
        found[places] = np.arange(len(places)) % FOLDS
    return found


def crossed(views: Views, acts: Array, count: int, seed: int) -> Array:
    """Scores of the first `count` examples by machines that have not seen them; the rest is always trained on."""
    fold, scores = folds(acts[:count], seed), np.zeros(count)
    more = np.arange(count, len(acts))
    for number in range(FOLDS):
        train, test = np.concatenate([np.where(fold != number)[0], more]), np.where(fold == number)[0]
        shares, bias = solved(views.kernel[np.ix_(train, train)], acts[train])
        scores[test] = views.kernel[np.ix_(test, train)] @ shares + bias
    return scores


def accuracy(vectors: Vectors) -> tuple[list[float], Array, Array, Views]:
    """Accuracy in percent for each round of five folds on ReLocaR; the last round's scores, all readings, the views."""
    seen, acts = relocar()
    more, theirs = own()
    both = np.concatenate([acts, theirs])
    views = Views.of(seen + more, vectors)
    rounds = []
    for seed in range(ROUNDS):
        scores = crossed(views, both, len(acts), seed)
        rounds.append(100 * float(((scores > 0) == acts).mean()))
    return rounds, scores, both, views


def calibrated(scores: Array, acts: Array) -> tuple[float, float]:
    """Slope and shift of a logistic curve through the scores (Platt 1999), by Newton's steps."""
    parameters, design = np.array([1.0, 0.0]), np.column_stack([scores, np.ones(len(scores))])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-design @ parameters))
        slope = design.T @ (acts - chance)
        bend = (design * (chance * (1 - chance))[:, None]).T @ design
        parameters = parameters + np.linalg.solve(bend, slope)
    return float(parameters[0]), float(parameters[1])


def write(vectors: Vectors, views: Views, acts: Array, scale: tuple[float, float]) -> None:
    shares, bias = solved(views.kernel, acts)
    weights = LINEAR * (views.words.T @ shares)
    kept = [(name, weights[column]) for name, column in views.names.items() if abs(weights[column]) > 0.002]
    small, weight_scale = quantised(np.array([weight for _, weight in kept]))
    table, table_scale = quantised(vectors.table)
    examples, example_scale = quantised(views.rows)
    np.savez_compressed(
        OUT,
        names=np.frombuffer("\n".join(name for name, _ in kept).encode(), np.uint8),
        weights=small,
        words=np.frombuffer("\n".join(vectors.words).encode(), np.uint8),
        table=table,
        examples=examples,
        shares=shares.astype(np.float16),
        numbers=np.array([table_scale, weight_scale, example_scale, bias, views.gamma, *scale]),
    )
    print(f"{len(kept)} weights, {len(examples)} examples, {OUT.stat().st_size} bytes")


def main(arguments: list[str]) -> None:
    vectors = new_vectors() if "--vectors" in arguments else kept_vectors()
    rounds, scores, acts, views = accuracy(vectors)
    print(
        f"ReLocaR train, five folds, three times: {np.mean(rounds):.1f} ({', '.join(f'{r:.1f}' for r in rounds)})"
    )
    if "--write" in arguments:
        write(vectors, views, acts, calibrated(scores, acts[: len(scores)]))


if __name__ == "__main__":
    main(sys.argv[1:])
