"""Names of the corpus's own actors in whole texts, in every case: those imported, promoted, or found with an office.

A full name is found by its words, whatever their endings. A surname alone counts only where the full name stands in the same
text and nobody else there bears it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.records import Actor, Mention, Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# what a case adds to a stem
_ENDINGS = (
    *("а", "я", "ы", "и", "у", "ю", "е", "о", "й", "ь"),
    *(
        "ой",
        "ою",
        "ей",
        "ею",
        "ом",
        "ем",
        "ым",
        "им",
        "ую",
        "юю",
        "ая",
        "яя",
        "ий",
        "ый",
        "ое",
        "ее",
        "ах",
        "ях",
    ),
    *("ого", "его", "ому", "ему", "ыми", "ими"),
)
# what of it a nominative has
_NOMINATIVE = ("ий", "ый", "ой", "ая", "яя", "а", "я", "о", "е", "й", "ь")
_POSSESSIVE = re.compile(r"[’']s$")
_LEAST_STEM = 3
FULL, SURNAME = 0.95, 0.85


@dataclass(frozen=True, slots=True)
class _Word:
    stems: tuple[str, ...]
    span: Span
    capital: bool


class Own:
    """What finds these actors in texts."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._names: defaultdict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        for actor in actors:
            for name in (actor.name, *actor.names):
                if bases := tuple(base(word) for word in _WORD.findall(name)):
                    self._names[bases[0]].add((bases, actor.id))

    def mentions(self, text: str) -> list[Mention]:
        """The places where they are named, in the order of the text."""
        words = [_word(match) for match in _WORD.finditer(text)]
        found: list[Mention] = []
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        taken: set[int] = set()
        for i, word in enumerate(words):
            if i in taken or not word.capital:
                continue
            names = self._longest(words, i)
            if len({actor for _, actor in names}) == 1:
                bases, actor = names[0]
                last = i + len(bases)
                found.append(Mention((word.span[0], words[last - 1].span[1]), actor, FULL))
                bearers[bases[-1]].add(actor)
                taken.update(range(i, last))
        for i, word in enumerate(words):
            if i not in taken and word.capital:
                meant = {actor for stem in word.stems for actor in bearers.get(stem, ())}
                if len(meant) == 1:
                    found.append(Mention(word.span, meant.pop(), SURNAME))
        return sorted(found, key=lambda mention: mention.span)

    def _longest(self, words: Sequence[_Word], at: int) -> list[tuple[tuple[str, ...], str]]:
        """The names that stand at a word; those of the most words."""
        names = [
            (bases, actor)
            for stem in words[at].stems
            for bases, actor in sorted(self._names.get(stem, ()))
            if len(bases) <= len(words) - at
            and all(each in words[at + k].stems for k, each in enumerate(bases))
        ]
        most = max((len(bases) for bases, _ in names), default=0)
        return [name for name in names if len(name[0]) == most]


def _word(match: re.Match[str]) -> _Word:
    word = _POSSESSIVE.sub("", match[0])
    return _Word(stems(word), (match.start(), match.start() + len(word)), word[0].isupper())


def base(word: str) -> str:
    """What all cases of a name's word (in the nominative) begin with; words of other scripts as they are."""
    word = _folded(word)
    ending = next((each for each in _NOMINATIVE if word.endswith(each)), "")
    return word[: len(word) - len(ending)] if len(word) - len(ending) >= _LEAST_STEM else word


def stems(word: str) -> tuple[str, ...]:
    """What the word of a text may be a case of."""
    word = _folded(word)
    if not "а" <= word[-1] <= "я":
        return (word,)
    cut = [word[: -len(each)] for each in _ENDINGS if word.endswith(each)]
    return (word, *(each for each in cut if len(each) >= _LEAST_STEM))


def _folded(word: str) -> str:
    return word.casefold().replace("ё", "е")
