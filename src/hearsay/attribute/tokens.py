"""Words of English text with their places, cut as Universal Dependencies cut them, and their parts of speech.

The tagger is a linear-chain CRF (Lafferty, McCallum and Pereira 2001) over word shapes and neighbours, trained by
`training/postags_en`; it holds the rules' place until the shared encoder brings parts of speech of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import hearsay_models
import pycrfsuite

_WORD = re.compile(
    r"""(?P<abbreviation>\b(?:[A-Za-z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Ltd|Co|No|vs)\.|\b[A-Z]\.(?=\s))
    |(?P<number>\d+(?:[.,:]\d+)*)
    |(?P<negated>(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|need|ai|might)(?=n['’]t\b))
    |(?P<clitic>n['’]t\b|['’](?:s|ll|re|ve|d|m)\b)
    |(?P<word>\b(?:O|D|d|L|l)['’](?=[A-Z])[^\W\d_]+|[^\W\d_]+)
    |(?P<other>\.{2,}|''|[^\w\s]|_|\w)""",
    re.VERBOSE | re.IGNORECASE,
)


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


def shapes(words: Sequence[str]) -> list[list[str]]:
    """What the tagger looks at, word by word."""
    lowers = ["<s>", *(word.lower() for word in words), "</s>"]
    rows = []
    for i, word in enumerate(words, 1):
        lower = lowers[i]
        rows.append(
            [
                "w=" + lower,
                "s3=" + lower[-3:],
                "s2=" + lower[-2:],
                "p3=" + lower[:3],
                "shape=" + _shape(word) + ("^" if i == 1 else ""),
                "-1=" + lowers[i - 1],
                "+1=" + lowers[i + 1],
                "-1s=" + lowers[i - 1][-3:],
                "+1s=" + lowers[i + 1][-3:],
                "-1w=" + lowers[i - 1] + "|" + lower,
                "w+1=" + lower + "|" + lowers[i + 1],
            ]
        )
    return rows


@lru_cache(maxsize=65536)
def _shape(word: str) -> str:
    if word.isdigit():
        return "9"
    if not word[0].isalpha():
        return "." if not word[0].isdigit() else "9."
    return "X" if len(word) > 1 and word.isupper() else "Xx" if word[0].isupper() else "x"


@lru_cache(maxsize=1)
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(hearsay_models.path("postags_en.crfsuite")))
    return tagger


def tag(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of the sentence `text[start:end]` with their parts of speech."""
    spans = cut(text, start, end)
    words = [text[a:b] for a, b in spans]
    tags = _tagger().tag(shapes(words)) if words else []
    shouted = sum(word.isupper() for word in words) * 2 > len(words)
    tokens = [Token(a, b, word, pos) for (a, b), word, pos in zip(spans, words, tags, strict=True)]
    return tokens if shouted else [_renamed(tokens, i) for i in range(len(tokens))]


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
