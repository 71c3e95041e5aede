"""Many phrases looked for in a text at once: an index by first word, the longest phrase wins, none overlaps another.

Words compare without case and with «ё» as «е»; but a capital of the phrase asks for a capital in the text, and an acronym for
capitals alone, so that "polish" is no adjective and "us" no country. Offsets are those of the text as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from hearsay.records import Span

Value = TypeVar("Value")
WORD = re.compile(r"[^\W_]+")
# what may stand between two words of a phrase; a full stop only where the phrase has one
_BETWEEN = re.compile(r"[\s'’ʼ`\-‐‑–—«»“”\"&/]{1,3}|,\s?")
_STOPPED = re.compile(r"\.\s?")
# acronyms that are words too where a whole line is in capitals
_WORDS = frozenset({"us", "who", "it", "aa", "pa"})


class _Phrase(NamedTuple, Generic[Value]):
    words: tuple[str, ...]
    cases: tuple[str, ...]
    stopped: bool
    value: Value


class Found(NamedTuple, Generic[Value]):
    """A phrase in a text and all that it may mean."""

    span: Span
    values: tuple[Value, ...]


def word_set(line: str) -> frozenset[str]:
    """A set of words written as one line."""
    return frozenset(line.split())


def folded(text: str) -> str:
    """The text in small letters, letter by letter, with «ё» as «е»: offsets stay what they are."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.replace("ё", "е")


def _case(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return "A"
    return "C" if word[:1].isupper() else ""


class Phrases(Generic[Value]):
    """The index; `add` all phrases first, then `found` in any number of texts."""

    def __init__(self, phrases: Iterable[tuple[str, Value]] = ()) -> None:
        self._first: dict[str, list[_Phrase[Value]]] = defaultdict(list)
        for phrase, value in phrases:
            self.add(phrase, value)

    def add(self, phrase: str, value: Value) -> None:
        words = WORD.findall(phrase)
        if words:
            entry = _Phrase(
                tuple(folded(word) for word in words), tuple(map(_case, words)), "." in phrase, value
            )
            entries = self._first[entry.words[0]]
            entries.append(entry)
            if len(entries) > 1:
                entries.sort(key=lambda e: -len(e.words))

    def found(self, text: str) -> Iterator[Found[Value]]:
        """The phrases of a text from left to right, the longest at each place."""
        first, low, end = self._first, folded(text), 0
        matches = list(WORD.finditer(low))
        for place, match in enumerate(matches):
            if (entries := first.get(match.group())) is None or match.start() < end:
                continue
            if (hit := self._longest(text, matches, place, entries)) is not None:
                end = hit.span[1]
                yield hit

    def _longest(
        self, text: str, matches: list[re.Match[str]], place: int, entries: list[_Phrase[Value]]
    ) -> Found[Value] | None:
        best: list[Value] = []
        length = 0
        for entry in entries:
            if length and len(entry.words) < length:
                break
            if _fits(text, matches, place, entry):
                length = len(entry.words)
                best.append(entry.value)
        if not best:
            return None
        start, end = matches[place].start(), matches[place + length - 1].end()
        if length > 1 and text[end : end + 1] == "." and text[end - 2 : end - 1] == ".":
            end += 1
        return Found((start, end), tuple(dict.fromkeys(best)))


def _fits(text: str, matches: list[re.Match[str]], place: int, entry: _Phrase[Value]) -> bool:
    if place + len(entry.words) > len(matches):
        return False
    for offset, (word, case) in enumerate(zip(entry.words, entry.cases, strict=True)):
        match = matches[place + offset]
        if match.group() != word:
            return False
        start, stop = match.span()
        if case == "A" and not text[start:stop].isupper():
            return False
        if case == "C" and not text[start].isupper():
            return False
        if offset:
            gap = text[matches[place + offset - 1].end() : start]
            if not (_BETWEEN.fullmatch(gap) or (entry.stopped and _STOPPED.fullmatch(gap))):
                return False
    if len(entry.words) == 1 and entry.words[0] in _WORDS:
        return not _in_capitals(text, *matches[place].span())
    return True


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words before and after are all in capitals, as in a headline."""
    around = WORD.findall(text[max(0, start - 20) : start])[-1:] + WORD.findall(text[end : end + 20])[:1]
    return bool(around) and all(word.isupper() and len(word) > 1 for word in around)
