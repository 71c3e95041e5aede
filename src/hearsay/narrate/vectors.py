"""One space for statements of all languages: alike in meaning, near in direction.

A foreign word enters as the mixture of English pieces that the lexicon gives for it (soft gloss). The fast tier is a
sum of words; the better tier reads the same words through MiniLM's six layers (Reimers and
Gurevych 2019, 2020), taught to say of a foreign sentence what it says of its translation. Made by `training/crosslingual`
(docs/models/crosslingual.md).
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Any

import hearsay_models
import numpy as np
import onnxruntime
import scipy.sparse as sp

from hearsay.narrate.lexicon import Lexicon, open_lexicon
from hearsay.narrate.pieces import CLS, SEP, cut, word_pieces
from hearsay.narrate.words import LANGUAGES, Token, latin, stemmed, tokens

Floats = np.ndarray[Any, np.dtype[np.float32]]
WIDTH = 384
# longer statements are read to here: MiniLM was taught on no longer ones
LONGEST = 128
# to find a translation: cosine + LEXICAL x the lexicon's similarity (NTREX dev: 1, 1.5, 2 and 3 tried, mostly within a
# point). To group what means the same in other words the cosine alone is the guide
LEXICAL = 1.5
# statements that are encoded at once, each by a core of its own
_THREADS = min(2, os.cpu_count() or 1)
_KEPT, _KEPT_INPUTS = 100_000, 30_000


class Space:
    """The two tiers, open; `fast` for all statements, `better` for those that come near one another."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or open_lexicon()
        with np.load(hearsay_models.path("crosslingual_pieces.npz")) as file:
            self._pieces, self._scales = file["pieces"], file["scales"].astype(np.float32)
            self._fast, self._fast_scales = file["fast"], file["fast_scales"].astype(np.float32)
        self._session: Any = None
        self._rows: dict[tuple[str, str, bool], int] = {}
        self._sums = np.zeros((1024, self.width), np.float32)
        self._inputs: dict[tuple[str, str, bool], Floats] = {}

    @property
    def width(self) -> int:
        """Numbers in a vector of the fast tier."""
        return int(self._fast.shape[1])

    def fast(self, texts: Sequence[str], langs: Sequence[str | None]) -> Floats:
        """Vectors (n, width) of length 1; a text without a word has a fixed direction of its own."""
        if len(self._rows) >= _KEPT:
            self._rows.clear()
        words = [tokens(text) for text in texts]
        found = [
            self._row(token, lang or "") for each, lang in zip(words, langs, strict=True) for token in each
        ]
        ends = np.cumsum([0, *map(len, words)])
        counts = sp.csr_matrix(
            (np.ones(len(found), np.float32), found, ends), (len(texts), len(self._sums)), dtype=np.float32
        )
        return _unit(counts @ self._sums)

    def _row(self, token: Token, lang: str) -> int:
        """Where the word's part of a sum stands."""
        key = (token.lower, lang, token.name)
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = len(self._rows)
            if row >= len(self._sums):
                self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
            self._sums[row] = self._part(token, lang)
        return row

    def _part(self, token: Token, lang: str) -> Floats:
        """The sum of the word's pieces; of a foreign word the mean of its translations' sums."""
        total = np.zeros(self.width, np.float32)
        for pieces, share in self.meanings(token, lang):
            rows = list(pieces)
            total += np.float32(share) * (self._fast_scales[rows] @ self._fast[rows].astype(np.float32))
        return total

    def meanings(self, token: Token, lang: str) -> list[tuple[tuple[int, ...], float]]:
        """The English words, in pieces, that a word may stand for, with shares that add to 1."""
        if lang != "en" and token.is_word:
            entry = self.lexicon.entry(token.lower, lang)
            if entry is not None:
                total = sum(entry.shares)
                return [
                    (tuple(cut(form)), share / total)
                    for form, share in zip(entry.forms, entry.shares, strict=True)
                ]
            base = stemmed(token.lower, lang) if lang in LANGUAGES else token.lower
            return [(word_pieces(latin(base)), 1.0)]
        return [(tuple(cut(token.lower)), 1.0)]

    def _table(self, numbers: Sequence[int]) -> Floats:
        rows = list(numbers)
        found: Floats = self._pieces[rows].astype(np.float32) * self._scales[rows, None]
        return found

    def read(self, text: str, lang: str | None) -> Floats:
        """What the encoder is given of a text: a row for each piece of an English word, for each foreign word one."""
        rows = [self._table([CLS])]
        if lang == "en":
            rows.append(self._table(cut(text)[: LONGEST - 2]))
        else:
            rows += [self.word_input(token, lang or "") for token in tokens(text)]
        return np.concatenate([*rows, self._table([SEP])] if len(rows) < LONGEST else rows)[:LONGEST]

    def word_input(self, token: Token, lang: str) -> Floats:
        key = (token.lower, lang, token.name)
        if key not in self._inputs:
            if len(self._inputs) >= _KEPT_INPUTS:
                self._inputs.clear()
            meanings = self.meanings(token, lang)
            if len(meanings) == 1 and meanings[0][1] == 1.0:
                self._inputs[key] = self._table(meanings[0][0])
            else:
                mixed = sum(share * self._table(pieces).mean(0) for pieces, share in meanings)
                self._inputs[key] = np.asarray(mixed, np.float32)[None]
        return self._inputs[key]

    def better(self, texts: Sequence[str], langs: Sequence[str | None]) -> Floats:
        """Vectors (n, 384) of length 1, each read alone: 8-bit scales are taken over all that is run at once, and no statement
        shall be read otherwise for its company.
        """
        if self._session is None:
            self._session = _session("crosslingual_encoder.onnx")
        inputs = (self.read(text, lang)[None] for text, lang in zip(texts, langs, strict=True))
        rows = np.zeros((len(texts), WIDTH), np.float32)
        with ThreadPoolExecutor(_THREADS) as threads:
            # the encoder runs without the interpreter's lock; a few are read ahead of it
            for i, found in enumerate(_ahead(threads, self._encoded, inputs)):
                rows[i] = found
        return _unit(rows)

    def _encoded(self, words: Floats) -> Floats:
        found: Floats = self._session.run(None, {"words": words})[0][0]
        return found


def _ahead(
    threads: ThreadPoolExecutor, work: Callable[[Floats], Floats], inputs: Iterable[Floats]
) -> Iterator[Floats]:
    """What the work makes of each input, in order; a few inputs wait for a thread, the rest is not made yet."""
    waiting: deque[Future[Floats]] = deque()
    for each in inputs:
        waiting.append(threads.submit(work, each))
        if len(waiting) > 4 * _THREADS:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _unit(rows: Floats) -> Floats:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    rows = np.where(norms > 0, rows, np.float32(1))
    found: Floats = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def _session(name: str) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the fused kernel of sum and layer norm takes a fifth of the time on a CPU, the two apart next to none
    return onnxruntime.InferenceSession(
        str(hearsay_models.path(name)),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )


@lru_cache(maxsize=1)
def open_space() -> Space:
    """The space of this process."""
    return Space()
