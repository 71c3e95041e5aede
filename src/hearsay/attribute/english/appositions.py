"""What an English text says of somebody behind the name: ", mayor of Old Harbour,", ", who chairs the council", "is a teacher".

An apposition ends at a mark, a relative pronoun or a participle; where its noun goes on to act, it is no apposition.
"""

from collections.abc import Sequence
from functools import lru_cache

from hearsay.attribute.english.callings import NOUNS, POSSESSIVES, TIMES, calls, office, owned, words
from hearsay.attribute.tables import rows
from hearsay.attribute.tokens import Token

_DETERMINERS = {"a", "an", "the", "another", "one"}
_MEANWHILE = {"now", "also", "currently", "then", "formerly", "previously", "once", "himself", "herself"}
_PASSIVE = {"by", "as", "in", "to", "for", "at", "with", "from", "on"}
_QUOTED = {"“", "”", "''", '"', "‘", "’"}
_DANGLING = {
    "of",
    "for",
    "at",
    "in",
    "to",
    "on",
    "with",
    "from",
    "and",
    "or",
    "the",
    "a",
    "an",
    "by",
    "as",
    "who",
}
_CONJUNCTIONS = {
    "if",
    "because",
    "while",
    "when",
    "after",
    "before",
    "since",
    "although",
    "though",
    "but",
    "where",
}
_LONGEST = 24


def behind(tokens: Sequence[Token], end: int, text: str) -> str | None:
    """What stands behind the name (", the mayor of Old Harbour,"), up to a comma or verb; an age between is passed over."""
    i = _past_brackets(tokens, end)
    if i + 1 < len(tokens) and tokens[i].lower == "of" and tokens[i].tag == "ADP":
        return _of_body(tokens, i + 1, text)
    while i + 1 < len(tokens) and tokens[i].text == "," and tokens[i + 1].text[:1].isdigit():
        i += 2
    if i + 1 >= len(tokens) or tokens[i].text not in {",", "–", "—"}:
        return None
    start = i + 1
    article = tokens[start].lower if tokens[start].lower in _DETERMINERS | POSSESSIVES else ""
    first = start + bool(article)
    stop = stop_of(tokens, first)
    if not _closed(tokens, stop):
        return None
    head = next((k for k in range(first, stop) if tokens[k].tag == "ADP"), stop)
    called = any(office(token) for token in tokens[first:head])
    called = called or any(k - first > 0 and calls(tokens[k - 1]) for k in (head, stop))
    nouns = any(token.tag == "NOUN" and token.lower not in TIMES for token in tokens[first:head])
    if called or (article and nouns):
        return words(tokens, start, stop, text)
    return None


def _past_brackets(tokens: Sequence[Token], i: int) -> int:
    """The token behind "(Harbour)", or `i` where no bracket opens."""
    if i < len(tokens) and tokens[i].text == "(":
        return next((k + 1 for k in range(i, min(i + 8, len(tokens))) if tokens[k].text == ")"), i)
    return i


def leads(tokens: Sequence[Token], end: int, text: str) -> str | None:
    """What somebody does who "chairs the council", as an office: "chair of the council"."""
    i = _past_brackets(tokens, end)
    while i < len(tokens) and (tokens[i].text == "," or tokens[i].text[:1].isdigit()):
        i += 1
    if i + 2 >= len(tokens) or tokens[i].lower != "who":
        return None
    i += 1 + (tokens[i + 1].lower in _MEANWHILE)
    verb = tokens[i].lower if i < len(tokens) else ""
    noun = _doers().get(verb)
    first = i + 1
    if noun is None and first < len(tokens):
        noun = _doers().get(f"{verb} {tokens[first].lower}")
        first += 1
    stop = stop_of(tokens, first, longest=_LONGEST // 2)
    if (
        noun is None
        or stop == first
        or not (tokens[first].tag in NOUNS | {"DET"} or tokens[first].lower in POSSESSIVES)
    ):
        return None
    return f"{noun} {text[tokens[first].start : tokens[stop - 1].end]}"


@lru_cache(maxsize=1)
def _doers() -> dict[str, str]:
    return {row["verb"]: row["noun"] for row in rows("doers_en")}


def is_said(tokens: Sequence[Token], end: int, text: str) -> str | None:
    """The office that a name "is": "Jane Roe is the mayor of Old Harbour"."""
    if (
        end + 2 >= len(tokens)
        or tokens[end].lower not in {"is", "was"}
        or tokens[end + 1].lower not in _DETERMINERS
    ):
        return None
    stop = stop_of(tokens, end + 2)
    head = next((k for k in range(end + 2, stop) if tokens[k].tag in {"ADP", "CCONJ"}), stop)
    if head == end + 2 or not office(tokens[head - 1]):
        return None
    return words(tokens, end + 2, stop, text)


def _closed(tokens: Sequence[Token], stop: int) -> bool:
    """Whether an apposition ends there: at a mark, a relative pronoun or a participle, not at what its noun does.

    "According to Roe, a detective was called" names no detective Roe.
    """
    if stop >= len(tokens):
        return True
    token = tokens[stop]
    if tokens[stop - 1].text in _QUOTED:
        return True
    if token.tag in {"PUNCT", "PRON", "SCONJ"} or not token.text.isalpha():
        return True
    behind = tokens[stop + 1].lower if stop + 1 < len(tokens) else ""
    return token.lower.endswith("ing") or (token.lower.endswith(("ed", "wn")) and behind in _PASSIVE)


def _of_body(tokens: Sequence[Token], start: int, text: str) -> str | None:
    """The body that somebody is of: "Jane Roe of The Harbour Times"."""
    first = start + (tokens[start].lower == "the" and tokens[start].text.islower())
    stop = first
    while stop < len(tokens) and (
        tokens[stop].tag == "PROPN" or tokens[stop].text[:1].isupper() or tokens[stop].lower == "and"
    ):
        stop += 1
    return text[tokens[first].start : tokens[stop - 1].end] if stop > first + 1 else None


def stop_of(tokens: Sequence[Token], start: int, longest: int = _LONGEST) -> int:
    stop = start
    while stop < min(len(tokens), start + longest):
        if tokens[stop].text in _QUOTED and stop > start and tokens[stop - 1].lower == "of":
            closing = (k for k in range(stop + 1, min(stop + 9, len(tokens))) if tokens[k].text in _QUOTED)
            stop = next(closing, stop + 1) + 1
        elif not _ends(tokens, stop) or _goes_on(tokens, stop):
            stop += 1
        else:
            break
    while stop > start and tokens[stop - 1].lower in _DANGLING:
        stop -= 1
    return stop


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether another office of the same person follows: "director of the study, and chairman of the centre"."""
    if tokens[i].text != ",":
        return False
    behind = [token for token in tokens[i + 1 : i + 4] if token.tag != "DET"]
    listed = len(behind) > 1 and office(behind[0]) and behind[1].lower == "and"
    return listed or (len(behind) > 1 and behind[0].lower == "and" and office(behind[1]))


def _ends(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.tag == "PUNCT":
        return token.text not in "-–()" or token.text == "–"
    if token.lower in {"who", "which", "that", "whose"} or token.lower in _CONJUNCTIONS:
        return True
    if token.tag not in {"AUX", "VERB"} or owned(token) or not token.text.islower():
        return False
    # "an Ellory-based analyst", "the mayor's fired aide"
    joined = i > 0 and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start
    before, behind = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    led = before is not None and (
        before.tag in {"DET", "ADJ", "ADV"} or owned(before) or before.lower in POSSESSIVES
    )
    inside = (
        led
        and behind is not None
        and behind.tag in {"NOUN", "ADJ", "PROPN"}
        and token.lower.endswith(("ed", "ing", "en"))
    )
    return not joined and not inside
