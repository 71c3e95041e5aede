"""A stand-in for the models: a handful of words and their English, hashed into vectors, so that tests need no weights."""

import re
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from hearsay.narrate.rows import Resources

WIDTH = 1 << 12
ENGLISH = {
    "мост": "bridge", "закрыт": "closed", "закрыли": "closed", "город": "town", "протесты": "protests", "сделаны": "made",
    "за": "in", "границей": "abroad", "в": "in", "лурании": "lurania", "завория": "zavoria", "напала": "attacked", "на": "on",
    "кельдию": "keldia", "кельдия": "keldia", "заворию": "zavoria", "не": "not", "открыт": "open", "полиция": "police",
    "протестующих": "protesters", "протестующие": "protesters", "полицию": "police", "совет": "council", "нанял": "hired",
    "художника": "painter", "художник": "painter",
}  # fmt: skip


class Entry(NamedTuple):
    forms: tuple[str, ...]
    shares: tuple[float, ...]


class Lexicon:
    def entry(self, word, lang):
        return Entry((ENGLISH[word],), (1.0,)) if word in ENGLISH else None

    def matrix(self, texts, langs):
        rows = [[hash_of(word) for word in english(text)] for text in texts]
        ends = np.cumsum([0, *map(len, rows)])
        data = np.concatenate([np.full(len(row), max(len(row), 1) ** -0.5) for row in rows] or [np.zeros(0)])
        return sp.csr_matrix((data, np.concatenate([*rows, []]).astype(int), ends), (len(rows), WIDTH))


class Space:
    def fast(self, texts, langs):
        found = np.zeros((len(texts), 64), np.float32)
        for row, text in enumerate(texts):
            for word in english(text):
                found[row] += np.random.default_rng(hash_of(word)).standard_normal(64)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)

    better = fast


def english(text):
    return [ENGLISH.get(word, word) for word in re.findall(r"\w+", text.lower())]


def hash_of(word):
    return int.from_bytes(word.encode()[-8:], "little") * 2654435761 % WIDTH


def resources():
    return Resources(Space(), Lexicon())
