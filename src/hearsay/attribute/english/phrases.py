"""Noun phrases of a tagged sentence, by the order of their parts of speech."""

from collections.abc import Sequence

from hearsay.attribute.tokens import Token

Range = tuple[int, int]
"""Token indices, end exclusive."""

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}
_INSIDE = {"NOUN", "PROPN", "NUM", "ADJ", "DET", "SYM", "X"}
_JOINTS = {"-", "–", "&", "/", "$", "%", "#", "'", "’"}
_ATTACH = {"of", "for", "at", "in", "from", "with", "to", "by", "on", "against", "between", "near", "under"}
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
QUANTIFIERS = {
    "most",
    "many",
    "some",
    "others",
    "both",
    "all",
    "few",
    "several",
    "one",
    "another",
    "each",
    "none",
    "neither",
    "either",
}
RELATIVE = {"who", "which", "whom", "that"}
_SUBJECTS = {"i", "he", "she", "they", "we", "it", "you", "who"}


def nominal(token: Token) -> bool:
    return (token.tag in NOMINAL and token.lower not in {"that", "which"}) or token.text == "%"


def possessive(token: Token) -> bool:
    return token.lower in {"'s", "'"} and token.tag == "PART"


def noun_phrase_before(tokens: Sequence[Token], end: int) -> int | None:
    """The start of the noun phrase that ends before token `end`, with what is attached to it; None where none ends there."""
    i = end - 1
    if i < 0:
        return None
    if tokens[i].text in ")]":
        i = _bracket_before(tokens, i)
        if i < 0:
            return None
    if not (nominal(tokens[i]) or (tokens[i].tag == "ADJ" and i and tokens[i - 1].tag == "DET")):
        return None
    if tokens[i].tag == "PRON" and tokens[i].lower in _SUBJECTS | RELATIVE:
        return i
    while i > 0 and (step := _left(tokens, i)):
        i -= step
    return i


def _bracket_before(tokens: Sequence[Token], i: int) -> int:
    """The token before the bracket that the one at `i` closes."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if tokens[j].text in "([":
            return j - 1
    return -1


def _left(tokens: Sequence[Token], i: int) -> int:
    """How many tokens before `i` belong to the same noun phrase: 0 where it starts at `i`."""
    before = tokens[i - 1]
    if possessive(tokens[i]):
        return int(before.tag != "PUNCT")
    if before.lower in _DAYS:
        return 0
    if (
        before.lower in {"to", "with"}
        and i > 2
        and tokens[i - 2].tag in {"ADJ", "ADV"}
        and nominal(tokens[i - 3])
    ):
        return 3  # "a source close to the talks"
    if tokens[i].tag == "DET" and not possessive(before):
        attached = before.tag == "ADP" and before.lower in _ATTACH and i > 1 and nominal(tokens[i - 2])
        return 2 if attached else int(before.tag == "DET")
    if before.tag in _INSIDE or possessive(before):
        return 1
    if before.tag == "PRON" and before.lower in {"his", "her", "their", "its", "our", "my", "your"}:
        return 1
    if (
        before.text in _JOINTS
        and before.start == tokens[i - 2].end
        and i > 1
        and tokens[i - 2].tag in _INSIDE | {"VERB", "ADV", "PRON"}
    ):
        return 2 if tokens[i - 2].tag != "DET" else 1
    if (
        before.tag == "VERB"
        and before.lower.endswith(("ing", "ed", "en"))
        and i > 1
        and tokens[i - 2].tag in {"DET", "ADJ"}
    ):
        return 1
    if before.tag == "ADP" and before.lower in _ATTACH and i > 1 and _may_head(tokens[i - 2]):
        return 2
    if (
        before.tag == "CCONJ"
        and i > 1
        and tokens[i - 2].tag == tokens[i].tag == "PROPN"
        and before.lower in {"and", "or"}
    ):
        return 2
    return 0


def _may_head(token: Token) -> bool:
    """Whether a preposition may be attached to the word: a noun, or "each", "some", "most"."""
    return (nominal(token) and token.lower not in _SUBJECTS) or token.lower in QUANTIFIERS
