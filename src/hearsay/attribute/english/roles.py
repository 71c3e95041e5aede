"""The office or calling in apposition to an English name: "party spokeswoman Jane Roe", "Jane Roe, a teacher in Old Harbour,".

Right before a person's name any common noun is a calling; across a preposition ("mayor of Old Harbour Jane Roe") an office must
head the phrase. Behind the name it is what "a" or "the" opens, or an office.
"""

from collections.abc import Sequence
from functools import lru_cache

from hearsay.attribute.english.forms import offices, titles
from hearsay.attribute.english.phrases import Range, possessive
from hearsay.attribute.tables import rows
from hearsay.attribute.tokens import Token

_POSSESSIVES = {"his", "her", "its", "their", "our", "my"}
_HONORIFICS = {"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Dr", "Prof"}
_ACROSS = {"of", "for", "at", "in", "to", "on", "with", "from"}
_NOUNS = {"NOUN", "PROPN", "ADJ", "NUM", "X"}
_CALLING = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "ant",
    "ent",
    "eer",
    "ee",
    "head",
    "star",
    "founder",
    "mate",
    "major",
)
_TIMES = {
    "week",
    "month",
    "year",
    "day",
    "morning",
    "evening",
    "night",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "leak",
    "summer",
    "winter",
}
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
_LONGEST = 24


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
    return ", ".join(said for said in (before, _after(tokens, end, text)) if said) or None


def sort_of_body(tokens: Sequence[Token], start: int, end: int, text: str) -> str | None:
    """What a body is called beside its name: "secularist magazine", ", a Christian denomination,"."""
    first = _block(tokens, start)
    if first < start and tokens[start - 1].lower in _bodies() and tokens[start - 1].tag == "NOUN":
        return _words(tokens, first, start, text)
    if end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 1].lower in {"a", "an"}:
        stop = _stop(tokens, end + 2)
        return (
            _words(tokens, end + 2, stop, text)
            if any(t.lower in _bodies() for t in tokens[end + 2 : stop])
            else None
        )
    return None


def _words(tokens: Sequence[Token], first: int, last: int, text: str) -> str | None:
    while first < last and (tokens[first].tag == "DET" or tokens[first].lower in _POSSESSIVES):
        first += 1
    while last > first and tokens[last - 1].text.rstrip(".") in _HONORIFICS:
        last -= 1
    return text[tokens[first].start : tokens[last - 1].end] if last > first else None


def _office(token: Token) -> bool:
    return token.lower.rstrip(".") in offices()


def _block(tokens: Sequence[Token], end: int) -> int:
    """The start of the nouns and adjectives right before token `end`; "and" joins two offices only."""
    i = end
    while i > 0:
        before = tokens[i - 1]
        if before.lower in _TIMES and before.tag in {"NOUN", "PROPN"}:
            break
        if before.tag in _NOUNS or _owner(before) or before.text.rstrip(".") in _HONORIFICS:
            i -= 1
        elif before.text == "-" and i > 1 and before.start == tokens[i - 2].end:
            i -= 2
        elif (
            before.lower in {"and", "&"}
            and i > 1
            and i < end
            and _office(tokens[i - 2])
            and any(map(_office, tokens[i:end]))
        ):
            i -= 1
        else:
            break
    return i


def _before(tokens: Sequence[Token], name: int, text: str) -> str | None:
    first = _block(tokens, name)
    last = name
    while last > first and tokens[last - 1].text.rstrip(".") in _HONORIFICS:
        last -= 1
    if last > first and _calls(tokens[last - 1]) and tokens[last - 1].lower not in _DEPARTMENTS:
        return _words(tokens, _of_name(tokens, first), name, text)
    at = first
    while at > 1:
        gap = at - 1
        while gap > 0 and tokens[gap].tag == "DET":
            gap -= 1
        if tokens[gap].lower not in _ACROSS:
            return None
        start = _block(tokens, gap)
        if start < gap and _office(tokens[gap - 1]):
            return _words(tokens, start, name, text)
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


def _owner(token: Token) -> bool:
    """Whether it is the possessive ending, whatever the tagger took it for."""
    return possessive(token) or token.lower in {"'s", "'"}


def _calls(token: Token) -> bool:
    """Whether the word right before a name is an office or, by its ending, a calling."""
    if _office(token):
        return True
    return (
        token.tag == "NOUN"
        and token.text.islower()
        and token.lower.endswith(_CALLING)
        and token.lower not in _TIMES
    )


def _after(tokens: Sequence[Token], end: int, text: str) -> str | None:
    """What stands behind the name (", the mayor of Old Harbour,"), up to a comma or verb; an age between is passed over."""
    i = end
    if i < len(tokens) and tokens[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + 8, len(tokens))) if tokens[k].text == ")"), i)
    if i + 1 < len(tokens) and tokens[i].lower == "of" and tokens[i].tag == "ADP":
        return _of_body(tokens, i + 1, text)
    while i + 1 < len(tokens) and (tokens[i].text == "," and tokens[i + 1].tag == "NUM"):
        i += 2
    if i + 1 >= len(tokens) or tokens[i].text not in {",", "–", "—"}:
        return None
    start = i + 1
    article = tokens[start].lower if tokens[start].tag == "DET" else ""
    stop = _stop(tokens, start + bool(article))
    head = next((k for k in range(start, stop) if tokens[k].tag == "ADP"), stop)
    offices_ = any(
        _office(token) or (k == head - 1 and _calls(token))
        for k, token in enumerate(tokens[start:head], start)
    )
    nouns = any(token.tag == "NOUN" and token.lower not in _TIMES for token in tokens[start:head])
    if offices_ or (article in {"a", "an"} and nouns):
        return _words(tokens, start, stop, text)
    return None


def _of_body(tokens: Sequence[Token], start: int, text: str) -> str | None:
    """The body that somebody is of: "Jane Roe of The Harbour Times"."""
    first = start + (tokens[start].lower == "the" and tokens[start].text.islower())
    stop = first
    while stop < len(tokens) and (
        tokens[stop].tag == "PROPN" or tokens[stop].text[:1].isupper() or tokens[stop].lower == "and"
    ):
        stop += 1
    return text[tokens[first].start : tokens[stop - 1].end] if stop > first + 1 else None


def _stop(tokens: Sequence[Token], start: int) -> int:
    stop = start
    while stop < min(len(tokens), start + _LONGEST) and (not _ends(tokens[stop]) or _goes_on(tokens, stop)):
        stop += 1
    return stop


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether another office of the same person follows: "director of the study, and chairman of the centre"."""
    behind = [token for token in tokens[i + 1 : i + 4] if token.tag != "DET"]
    return tokens[i].text == "," and len(behind) > 1 and behind[0].lower == "and" and _office(behind[1])


def _ends(token: Token) -> bool:
    if token.tag == "PUNCT":
        return token.text not in "-–()" or token.text == "–"
    return (token.tag in {"AUX", "VERB", "SCONJ"} and not _owner(token)) or token.lower in {
        "who",
        "which",
        "that",
    }


def _far_before(tokens: Sequence[Token], start: int, text: str) -> str | None:
    """An office and a comma before the name: "The mayor of Old Harbour, Jane Roe"."""
    while start and tokens[start - 1].text.rstrip(".") in titles():
        start -= 1  # "the head of the mission, Judge Jane Roe"
    if start < 2 or tokens[start - 1].text != ",":
        return None
    at = start - 1
    while at > 0:
        first = _block(tokens, at)
        if first == at:
            return None
        if _office(tokens[at - 1]):
            return _words(tokens, first, start - 1, text)
        gap = first - 1
        while gap > 0 and tokens[gap].tag == "DET":
            gap -= 1
        if gap <= 0 or tokens[gap].lower not in _ACROSS:
            return None
        at = gap
    return None


__all__ = ["Range", "role", "sort_of_body"]
