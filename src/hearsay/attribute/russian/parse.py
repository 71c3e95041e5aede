"""Sentences, names and dependency trees of Russian news: razdel's cuts, slovnet's models over navec's
vectors.

The models (Kukushkin 2020, natasha project) know names (PER, LOC, ORG) and Universal Dependencies, no parts
of speech; these come from the dictionary. Sorting sentences by length before batching nearly halves the time
that padding costs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import hearsay_models
import numpy as np
import razdel
from navec import Navec
from slovnet import NER, Syntax

from hearsay.attribute.russian.morphology import Form, forms
from hearsay.records import Span

# razdel's time grows with the square of a line's length; no sentence of news is as long
_LONGEST = 4000
_OPENS = re.compile(r"(?:^|[.!?…\n])\s*$")
_BORDER = re.compile(r"[.!?…]+[»”\"]?\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text, and its head in the tree (-1 for the root)."""

    start: int
    end: int
    text: str
    lower: str
    head: int = -1
    rel: str = ""

    @property
    def forms(self) -> tuple[Form, ...]:
        return forms(self.lower)

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not any(letter.isalnum() for letter in self.text)


@dataclass(slots=True)
class Tree:
    """The words of a stretch of text with their dependencies; every way up ends at a root."""

    words: list[Word]
    children: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = _rooted(self.words)
        self.children = [[] for _ in self.words]
        for i, word in enumerate(self.words):
            if word.head >= 0:
                self.children[word.head].append(i)

    def under(self, top: int, without: Iterable[int] = ()) -> set[int]:
        """`top` and all below it; nothing at or below `without`."""
        found: set[int] = set()
        todo = [top]
        closed = set(without)
        while todo:
            i = todo.pop()
            if i not in found and i not in closed:
                found.add(i)
                todo += self.children[i]
        return found

    def child(self, top: int, *rels: str) -> int | None:
        """The first child with one of the relations."""
        return next((i for i in self.children[top] if self.words[i].rel in rels), None)


def _rooted(words: Sequence[Word]) -> list[Word]:
    """The words with a root put where the parser left none: it may hang a word on itself or in a ring.

    A ring opens at its first word: most are of a clause and what it hangs on («о том, что …»).
    """
    heads = [word.head if 0 <= word.head < len(words) else -1 for word in words]
    settled: set[int] = set()
    for first in range(len(words)):
        way: list[int] = []
        at = first
        while at >= 0 and at not in settled and at not in way:
            way.append(at)
            at = heads[at]
        if at in way:
            heads[min(way[way.index(at) :])] = -1
        settled.update(way)
    return [
        word if word.head == head else replace(word, head=head)
        for word, head in zip(words, heads, strict=True)
    ]


@lru_cache(maxsize=1)
def _vectors() -> Any:
    return Navec.load(str(hearsay_models.path("navec_news_v1_1B_250K_300d_100q.tar")))


def vector(lower: str) -> Any:
    """The word's vector (navec), 300 numbers; zeros where there is none."""
    found = _vectors().get(lower)
    return np.zeros(300, dtype=np.float32) if found is None else found


@lru_cache(maxsize=1)
def _models() -> tuple[Any, Any]:
    vectors = _vectors()
    names = NER.load(str(hearsay_models.path("slovnet_ner_news_v1.tar")))
    syntax = Syntax.load(str(hearsay_models.path("slovnet_syntax_news_v1.tar")))
    names.navec(vectors)
    syntax.navec(vectors)
    return names, syntax


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch, none of which crosses a line end."""
    found = []
    for line in text[start:end].splitlines(keepends=True):
        for piece in _cut(line):
            found += [(start + s.start, start + s.stop) for s in razdel.sentenize(piece)]
            start += len(piece)
    return found


def _cut(line: str) -> Iterator[str]:
    """The line, or its pieces of `_LONGEST` where it is longer: cut behind a stop, else behind a space."""
    while len(line) > _LONGEST:
        stops = (match.end() for match in _BORDER.finditer(line, _LONGEST // 2, _LONGEST))
        at = max(stops, default=0) or line.rfind(" ", 1, _LONGEST) + 1 or _LONGEST
        yield line[:at]
        line = line[at:]
    yield line


def words(text: str, span: Span) -> list[Word]:
    """The words of a stretch, not yet in a tree."""
    start = span[0]
    return [
        Word(start + t.start, start + t.stop, t.text, t.text.lower())
        for t in razdel.tokenize(text[start : span[1]])
    ]


def trees(stretches: Sequence[list[Word]]) -> list[Tree]:
    """The dependency trees of stretches, in their order."""
    order = sorted(range(len(stretches)), key=lambda i: len(stretches[i]))
    parsed = _models()[1].map([[word.text for word in stretches[i]] for i in order])
    found: dict[int, Tree] = {}
    for i, markup in zip(order, parsed, strict=True):
        found[i] = Tree(
            [
                Word(word.start, word.end, word.text, word.lower, int(token.head_id) - 1, token.rel)
                for word, token in zip(stretches[i], markup.tokens, strict=True)
            ]
        )
    return [found[i] for i in range(len(stretches))]


def names(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """The names of each text: start, end and PER, LOC or ORG."""
    return [
        [(span.start, span.stop, span.type) for span in markup.spans if not _participle(markup.text, span)]
        for markup in _models()[0].map([text if text.strip() else "." for text in texts])
    ]


def _participle(text: str, span: Any) -> bool:
    """Whether a person's name is but the participle that a sentence opens with: «Спрошенный, …»."""
    word = text[span.start : span.stop]
    behind = text[span.stop : span.stop + 1]
    if (
        span.type != "PER"
        or " " in word
        or not _OPENS.search(text[max(0, span.start - 3) : span.start])
        or behind not in (",", " ")
    ):
        return False
    found = forms(word.lower())
    return bool(found) and found[0].pos == "PRTF" and not any(form.has("Surn") for form in found)
