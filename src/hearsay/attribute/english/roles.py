"""The office or calling in apposition to an English name: "party spokeswoman Jane Roe", "Jane Roe, a teacher in Old Harbour,".

Right before a person's name any common noun is a calling; across a preposition ("mayor of Old Harbour Jane Roe") an office must
head the phrase. Behind the name it is what "a" or "the" opens, or an office.
"""

from collections.abc import Sequence
from functools import lru_cache

from hearsay.attribute.english.appositions import behind, is_said, leads, stop_of
from hearsay.attribute.english.callings import HONORIFICS, NOUNS, TIMES, calls, office, owned, words
from hearsay.attribute.english.forms import titles
from hearsay.attribute.english.phrases import Range
from hearsay.attribute.tables import rows
from hearsay.attribute.tokens import Token

_OWN = {"its", "his", "her", "their"}
_ACROSS = {"of", "for", "at", "in", "to", "on", "with", "from"}
_DEPARTMENTS = {
    "education",
    "energy",
    "finance",
    "health",
    "interior",
    "trade",
    "transport",
    "treasury",
    "labor",
    "labour",
    "culture",
    "defence",
    "defense",
    "economy",
    "state",
    "staff",
    "justice",
}


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    words = {row["noun"] for row in rows("bodies_en")} | {
        r["word"] for r in rows("media_en") if r["form"] == "word"
    }
    return frozenset(word for word in words if word.islower()) | {
        "firm",
        "publication",
        "denomination",
        "think-tank",
    }


def role(tokens: Sequence[Token], name: int, end: int, text: str) -> str | None:
    """The role of the person named by the tokens from `name` to `end`, as it stands before and behind."""
    before = _far_before(tokens, name, text) or _before(tokens, name, text)
    after = (
        behind(tokens, end, text)
        or leads(tokens, end, text)
        or (None if before else is_said(tokens, end, text))
    )
    return ", ".join(said for said in (before, after) if said) or None


def sort_of_body(tokens: Sequence[Token], start: int, end: int, text: str) -> str | None:
    """What a body is called beside its name: "secularist magazine", ", a Christian denomination,"."""
    first = _block(tokens, start)
    if first < start and tokens[start - 1].lower in _bodies() and tokens[start - 1].tag == "NOUN":
        return words(tokens, first, start, text)
    if end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 1].lower in {"a", "an"}:
        stop = stop_of(tokens, end + 2)
        return (
            words(tokens, end + 2, stop, text)
            if any(t.lower in _bodies() for t in tokens[end + 2 : stop])
            else None
        )
    return None


def _block(tokens: Sequence[Token], end: int) -> int:
    """The start of the nouns and adjectives right before token `end`; "and" joins two offices only."""
    i = end
    while i > 0:
        before = tokens[i - 1]
        if before.lower in TIMES and before.tag in {"NOUN", "PROPN"}:
            break
        if (
            before.tag in NOUNS
            or owned(before)
            or before.text.rstrip(".") in HONORIFICS
            or (before.tag == "VERB" and _named_caller(tokens, i - 1))
        ):
            i -= 1
        elif before.text == "-" and i > 1 and _hyphen(tokens, i - 1):
            i -= 2
        elif (
            before.lower in {"and", "&"}
            and i > 1
            and i < end
            and calls(tokens[i - 2])
            and calls(tokens[end - 1])
        ):
            i -= 1
        else:
            break
    return i


def _with_owner(tokens: Sequence[Token], first: int) -> int:
    """Where the phrase begins, with "its" or "his" before it: whose it is, the document may tell."""
    return first - (first > 0 and tokens[first - 1].lower in _OWN)


def _hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Whether the hyphen joins two words, or two capitalised ones across spaces."""
    return tokens[i].start == tokens[i - 1].end or (
        tokens[i - 1].capitalised and i + 1 < len(tokens) and tokens[i + 1].capitalised
    )


def _named_caller(tokens: Sequence[Token], i: int) -> bool:
    """Whether it is a calling that the tagger took for a verb: "Harbour Council campaigner Jane Roe"."""
    word = tokens[i]
    called = word.text.islower() and calls(word)
    return called and i > 0 and tokens[i - 1].tag == "PROPN"


def _before(tokens: Sequence[Token], name: int, text: str) -> str | None:
    first = _block(tokens, name)
    last = name
    while last > first and tokens[last - 1].text.rstrip(".") in HONORIFICS:
        last -= 1
    if last > first and calls(tokens[last - 1]) and tokens[last - 1].lower not in _DEPARTMENTS:
        first = _of_name(tokens, first)
        return words(tokens, _with_owner(tokens, first), name, text)
    at = first
    while at > 1:
        gap = at - 1
        while gap > 0 and tokens[gap].tag == "DET":
            gap -= 1
        if tokens[gap].lower not in _ACROSS:
            return None
        start = _block(tokens, gap)
        if start < gap and office(tokens[gap - 1]):
            return words(tokens, start, name, text)
        if start == gap:
            return None
        at = start
    return None


def _of_name(tokens: Sequence[Token], first: int) -> int:
    """The start of a body's name that a preposition goes through: "[Council for the] Old Harbour spokeswoman Jane Roe"."""
    gap = first - 1
    while gap > 0 and tokens[gap].tag == "DET":
        gap -= 1
    if (
        gap > 0
        and tokens[first].tag == "PROPN"
        and tokens[gap].lower in {"of", "for"}
        and tokens[gap - 1].tag == "PROPN"
    ):
        return _of_name(tokens, _block(tokens, gap))
    return first


def _far_before(tokens: Sequence[Token], start: int, text: str) -> str | None:
    """An office and a comma before the name: "The mayor of Old Harbour, Jane Roe"."""
    while start and tokens[start - 1].text.rstrip(".") in titles():
        start -= 1  # "the head of the mission, Judge Jane Roe"
    if start < 2 or tokens[start - 1].text != ",":
        return None
    at = start - 1
    while at > 0:
        if tokens[at - 1].text == ")":
            at = next((k for k in range(at - 1, max(0, at - 8), -1) if tokens[k].text == "("), at)
        first = _block(tokens, at)
        if first == at:
            return None
        if office(tokens[at - 1]):
            return words(tokens, _with_owner(tokens, first), start - 1, text)
        gap = first - 1
        while gap > 0 and tokens[gap].tag == "DET":
            gap -= 1
        if gap <= 0 or tokens[gap].lower not in _ACROSS:
            return None
        at = gap
    return None


__all__ = ["Range", "role", "sort_of_body"]
