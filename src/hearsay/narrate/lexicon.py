"""A small dictionary learned from sentence pairs: what foreign words mean in English; one space of words for all languages.

A statement's words, by their English stems, and the skeletons of its names, weighted by how rare they are in a fixed
background: the dot product of two such vectors is how much they say in the same words. Made by `training/crosslingual`
(docs/models/crosslingual.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import hearsay_models
import numpy as np
from scipy import sparse

from hearsay.narrate.signs import unit
from hearsay.narrate.words import LANGUAGES, THIN, Token, grams, keys, latin, skeleton, stem, stemmed, tokens

WIDTH = 1 << 20
# a skeleton's weight beside a word's (NTREX dev: 0 loses 1-10 points, 1 loses 1)
SKELETON = 0.6
# three letters of a name beside a word (NTREX dev, lexical alone: ru +1, be +2, kk +7 points of recall@1 against none)
GRAM = 0.4
# a translation of share t counts min(1, 1.5 t), after the recipe in research/crosslingual.md
TRUST = 1.5
# how much each of a word's keys (words.keys) is believed where several are known
LEVELS = {"ru": (1.0,), "uk": (1.0, 0.7, 1.0, 0.5), "be": (1.0, 0.7, 1.0, 0.7), "kk": (1.0, 1.0, 0.3, 0.3)}
OTHERWISE = (1.0, 0.5, 0.3)
MOST = 6
# what alignment gives words that English has none for
_ARTICLES = frozenset({"the", "a", "an"})
# words kept for the next time that they come, some 1.5 kB each
_KEPT = 100_000


class Gloss(NamedTuple):
    """A word, what it is in English, whether the lexicon is sure; a word that it lacks is spelled in Latin letters, one that
    English has no word for is left empty.
    """

    word: str
    gloss: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """English forms of a word, each with its share; `rank` is which of the word's keys was known, 0 the best."""

    forms: tuple[str, ...]
    shares: tuple[float, ...]
    rank: int


class Lexicon:
    """The dictionary, open."""

    def __init__(self, path: Path | None = None) -> None:
        with np.load(path or hearsay_models.path("crosslingual_lexicon.npz")) as file:
            self._forms = file["forms"].tobytes().decode().split("\n")
            known = ("east", *LANGUAGES, *THIN)
            self._tables = {lang: _Table(file, lang) for lang in known if f"{lang}_keys" in file}
            self._rarest = np.float32(file["rarest"])
            rarity = np.full(WIDTH, self._rarest, np.float32)
            rarity[file["columns"]] = file["rarity"].astype(np.float32) * (self._rarest / np.float32(255))
        self._rarity = rarity
        self._words: dict[tuple[str, str, bool], tuple[tuple[int, float], ...]] = {}
        self._found: dict[tuple[str, str], Entry | None] = {}

    def entry(self, word: str, lang: str) -> Entry | None:
        """What the lexicon has of a word in lower case; None where it has nothing or does not know the language."""
        if (word, lang) not in self._found:
            if len(self._found) > _KEPT:
                self._found.clear()
            self._found[word, lang] = self._look_up(word, lang)
        return self._found[word, lang]

    def _look_up(self, word: str, lang: str) -> Entry | None:
        table = self._tables.get(lang)
        if table is None:
            return None
        mixed: dict[int, float] = {}
        total, best = 0.0, None
        for rank, (key, weight) in enumerate(zip(keys(word, lang), LEVELS.get(lang, OTHERWISE), strict=True)):
            found = (self._tables["east"] if key[:1] == "~" else table).get(key)
            if found:
                best = rank if best is None else best
                total += weight
                for form, share in found:
                    mixed[form] = mixed.get(form, 0.0) + weight * share / 255
        if best is None:
            return None
        ranked = sorted(mixed.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        return Entry(tuple(self._forms[i] for i, _ in ranked), tuple(s / total for _, s in ranked), best)

    def features(self, text: str, lang: str | None) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Columns (sorted, below WIDTH) and weights of a text; the weights' squares add to 1, or there are none."""
        row = self.matrix([text], [lang])
        return row.indices, row.data

    def matrix(self, texts: Sequence[str], langs: Sequence[str | None]) -> sparse.csr_matrix:
        """The features of many texts as rows; `a @ b.T` is their similarity."""
        if len(self._words) > _KEPT:
            self._words.clear()
        words = [tokens(text) for text in texts]
        places: dict[tuple[Token, str], int] = {}
        found = [
            places.setdefault((token, lang or ""), len(places))
            for each, lang in zip(words, langs, strict=True)
            for token in each
        ]
        counts = sparse.csr_matrix(
            (np.ones(len(found), np.float32), found, np.cumsum([0, *map(len, words)])),
            (len(texts), len(places)),
        )
        weights = [self._word(token, lang) for token, lang in places]
        flat = list(chain.from_iterable(weights))
        by_word = sparse.csr_matrix(
            (
                np.array([weight for _, weight in flat], np.float32),
                np.array([at for at, _ in flat], np.int32),
                np.cumsum([0, *map(len, weights)]),
            ),
            (len(places), WIDTH),
        )
        rows = counts @ by_word
        rows.sort_indices()
        return unit(rows)

    def _word(self, token: Token, lang: str) -> tuple[tuple[int, float], ...]:
        if not token.is_word and not token.is_number:
            return ()
        key = (token.lower, lang, token.name)
        if key not in self._words:
            self._words[key] = tuple(self._weights(token, lang).items())
        return self._words[key]

    def _weights(self, token: Token, lang: str) -> Mapping[int, float]:
        if token.is_number:
            at = column("s", token.lower)
            return {at: float(self._rarity[at])}
        found: dict[int, float] = {}
        base = stemmed(token.lower, lang)
        bones = skeleton(base)
        if bones:
            self._add(found, "k", bones, SKELETON)
        if lang == "en":
            self._add(found, "s", stem(token.lower), 1.0)
        elif entry := self.entry(token.lower, lang):
            for form, share in zip(entry.forms, entry.shares, strict=True):
                self._add(found, "s", stem(form.lower()), min(1.0, TRUST * share))
        elif lang not in LANGUAGES:
            # a word of another Latin script may be the English word, or nearly
            self._add(found, "s", stem(latin(token.lower)), 1.0)
        if token.name or (token.text[0].isupper() and self._unknown(token, lang)):
            for gram in grams(base):
                self._add(found, "g", gram, GRAM)
        return found

    def _unknown(self, token: Token, lang: str) -> bool:
        if lang == "en":
            return bool(self._rarity[column("s", stem(token.lower))] == self._rarest)
        return self.entry(token.lower, lang) is None

    def _add(self, found: dict[int, float], kind: str, key: str, weight: float) -> None:
        at = column(kind, key)
        found[at] = found.get(at, 0.0) + weight * float(self._rarity[at])

    def gloss(self, text: str, lang: str | None) -> list[Gloss]:
        """The text word by word in English, in its own order; a help to who cannot read it, never a translation."""
        found = []
        for token in tokens(text):
            entry = self.entry(token.lower, lang or "") if token.is_word else None
            if not token.is_word or lang == "en":
                found.append(Gloss(token.text, token.text, sure=True))
            elif entry is None or (token.name and entry.rank > 1):
                found.append(
                    Gloss(token.text, spelled(stemmed(token.text, lang or ""), token.text), sure=False)
                )
            else:
                best = next((form for form in entry.forms if form not in _ARTICLES), "")
                found.append(
                    Gloss(
                        token.text,
                        best[:1].upper() + best[1:] if token.name else best,
                        sure=entry.shares[0] > 0.3,
                    )
                )
        return found


def spelled(base: str, word: str) -> str:
    """A word's base form in Latin letters, capitalised as the word is."""
    written = latin(base) or word
    return written.capitalize() if word[0].isupper() else written


class _Table:
    """One language's keys, and for each a stretch of forms and shares."""

    def __init__(self, file: Any, lang: str) -> None:
        words = file[f"{lang}_keys"].tobytes().decode().split("\n")
        self.rows = {word: i for i, word in enumerate(words)}
        self.starts = np.concatenate([[0], np.cumsum(file[f"{lang}_counts"], dtype=np.int64)])
        self.forms = file[f"{lang}_forms"]
        self.shares = file[f"{lang}_shares"]

    def get(self, key: str) -> list[tuple[int, int]]:
        """Forms and shares in 255ths; nothing where the key is not known."""
        row = self.rows.get(key)
        if row is None:
            return []
        a, b = self.starts[row], self.starts[row + 1]
        return list(zip(self.forms[a:b].tolist(), self.shares[a:b].tolist(), strict=True))


def column(kind: str, key: str) -> int:
    return crc32(f"{kind}:{key}".encode()) & (WIDTH - 1)


@lru_cache(maxsize=1)
def open_lexicon() -> Lexicon:
    """The lexicon of this process."""
    return Lexicon()
