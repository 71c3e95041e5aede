"""Words of English text with their places, cut as Universal Dependencies cut them, and their parts of speech.

The parts of speech are the encoder's; it cuts words finer here and there, so a word takes that of the piece it starts in.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.records import Span

_WORD = re.compile(
    r"""(?P<abbreviation>\b(?:[A-Za-z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Ltd|Co|No|vs)\.|\b[A-Z]\.(?=\s))
    |(?P<number>\d+(?:[.,:]\d+)*)
    |(?P<negated>(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|need|ai|might)(?=n['’]t\b))
    |(?P<clitic>n['’]t\b|['’](?:s|ll|re|ve|d|m)\b)
    |(?P<word>\b(?:O|D|d|L|l)['’](?=[A-Z])[^\W\d_]+|[^\W\d_]+)
    |(?P<other>\.{2,}|''|[^\w\s]|_|\w)""",
    re.VERBOSE | re.IGNORECASE,
)


_CLOSED = {
    "a": "DET", "an": "DET", "the": "DET", "and": "CCONJ", "or": "CCONJ", "but": "CCONJ", "of": "ADP", "at": "ADP", "from": "ADP",
    "with": "ADP", "who": "PRON", "is": "AUX", "was": "AUX", "are": "AUX", "were": "AUX",
    "former": "ADJ", "vice": "ADJ", "presidential": "ADJ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text, its lower-cased form and its part of speech (Universal Dependencies)."""

    start: int
    end: int
    text: str
    tag: str

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def capitalised(self) -> bool:
        return self.text[:1].isupper()


def cut(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words of `text[start:end]` as spans."""
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of speech by place: those of the words that start at `starts`."""

    starts: Sequence[int]
    tags: Sequence[str]

    @classmethod
    def of(cls, places: Sequence[Span], tags: Sequence[str]) -> "Parts":
        return cls([start for start, _ in places], tags)

    def at(self, position: int) -> str:
        """The part of speech of the word that holds a place."""
        k = bisect_right(self.starts, position) - 1
        return self.tags[k] if k >= 0 else "X"


def tag(text: str, parts: Parts, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of the sentence `text[start:end]` with their parts of speech."""
    spans = cut(text, start, end)
    words = [text[a:b] for a, b in spans]
    shouted = sum(word.isupper() for word in words) * 2 > len(words)
    tokens = [Token(a, b, word, _tag(word, parts.at(a))) for (a, b), word in zip(spans, words, strict=True)]
    return tokens if shouted else [_renamed(tokens, i) for i in range(len(tokens))]


def _tag(word: str, tag: str) -> str:
    """The encoder's tag but for "n't", which shares its piece with the verb, for what is a mark or none by its letters, and for
    the few words that are hardly ever anything else: behind a name and a comma it takes "a" for a mark or a name.
    """
    if word in _CLOSED:
        return _CLOSED[word]
    plain = word.lower().replace("’", "'")
    if plain == "n't" or (plain == "'s" and tag not in {"AUX", "VERB"}):
        return "PART"
    return "X" if tag == "PUNCT" and word.isalpha() else tag


def _renamed(tokens: Sequence[Token], i: int) -> Token:
    """What the tagger misreads in the news: a capitalised word within a sentence that no noun follows is a name ("Welsh said"),
    a participle between two names is a verb ("Radio Harbour quoted Jane Roe").
    """
    token = tokens[i]
    if token.tag == "ADJ" and token.text.endswith("ed") and 0 < i < len(tokens) - 1:
        between = tokens[i - 1].tag == "PROPN" and tokens[i + 1].tag in {"PROPN", "PRON", "DET"}
        return replace(token, tag="VERB") if between else token
    if i == 0 or token.tag not in {"ADJ", "ADV", "X"} or not token.capitalised or not token.text.isalpha():
        return token
    follows = tokens[i + 1].tag if i + 1 < len(tokens) else "PUNCT"
    opened = tokens[i - 1].text in {"“", '"', "‘", "«", "''"} and not (
        i > 1 and tokens[i - 2].text in {",", "?", "!", "."}
    )
    started = opened or tokens[i - 1].text in {".", "?", "!", ":"}
    return token if started or follows in {"NOUN", "PROPN", "ADJ"} else replace(token, tag="PROPN")
