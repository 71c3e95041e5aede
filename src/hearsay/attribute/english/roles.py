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
_OWN = {"its", "his", "her", "their"}
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
    "hopeful",
    "surgeon",
    "guru",
    "chair",
    "veteran",
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
_DETERMINERS = {"a", "an", "the", "another", "one"}
_MEANWHILE = {"now", "also", "currently", "then", "formerly", "previously", "once", "himself", "herself"}
_PASSIVE = {"by", "as", "in", "to", "for", "at", "with", "with", "from", "on"}
_QUOTED = {"“", "”", "''", '"', "‘", "’"}
_DANGLING = {"of", "for", "at", "in", "to", "on", "with", "from", "and", "or", "the", "a", "an", "by", "as", "who"}
_CONJUNCTIONS = {"if", "because", "while", "when", "after", "before", "since", "although", "though", "but", "where"}
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
    after = _after(tokens, end, text) or _leads(tokens, end, text) or (None if before else _is(tokens, end, text))
    return ", ".join(said for said in (before, after) if said) or None


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
    while first < last and tokens[first].tag == "DET":
        first += 1
    if first < last and tokens[first].lower in {"my", "our"}:
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
        elif before.tag == "VERB" and _named_caller(tokens, i - 1):
            i -= 1
        elif before.text == "-" and i > 1 and _hyphen(tokens, i - 1):
            i -= 2
        elif (
            before.lower in {"and", "&"}
            and i > 1
            and i < end
            and _calls(tokens[i - 2])
            and _calls(tokens[end - 1])
        ):
            i -= 1
        else:
            break
    return i


def _hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Whether the hyphen joins two words, or two capitalised ones across spaces."""
    return tokens[i].start == tokens[i - 1].end or (
        tokens[i - 1].capitalised and i + 1 < len(tokens) and tokens[i + 1].capitalised
    )


def _named_caller(tokens: Sequence[Token], i: int) -> bool:
    """Whether it is a calling that the tagger took for a verb: "Harbour Council campaigner Jane Roe"."""
    word = tokens[i]
    called = word.text.islower() and (_office(word) or word.lower.endswith(_CALLING))
    return called and i > 0 and tokens[i - 1].tag == "PROPN"


def _before(tokens: Sequence[Token], name: int, text: str) -> str | None:
    first = _block(tokens, name)
    last = name
    while last > first and tokens[last - 1].text.rstrip(".") in _HONORIFICS:
        last -= 1
    if last > first and _calls(tokens[last - 1]) and tokens[last - 1].lower not in _DEPARTMENTS:
        first = _of_name(tokens, first)
        return _words(tokens, first - (first > 0 and tokens[first - 1].lower in _OWN), name, text)
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
        token.tag in {"NOUN", "PROPN", "VERB"}
        and token.text.islower()
        and token.lower.endswith(_CALLING)
        and token.lower not in _TIMES
    )


def _after(tokens: Sequence[Token], end: int, text: str) -> str | None:
    """What stands behind the name (", the mayor of Old Harbour,"), up to a comma or verb; an age between is passed over."""
    i = _past_brackets(tokens, end)
    if i + 1 < len(tokens) and tokens[i].lower == "of" and tokens[i].tag == "ADP":
        return _of_body(tokens, i + 1, text)
    while i + 1 < len(tokens) and tokens[i].text == "," and tokens[i + 1].text[:1].isdigit():
        i += 2
    if i + 1 >= len(tokens) or tokens[i].text not in {",", "–", "—"}:
        return None
    start = i + 1
    article = tokens[start].lower if tokens[start].lower in _DETERMINERS | _POSSESSIVES else ""
    first = start + bool(article)
    stop = _stop(tokens, first)
    if not _closed(tokens, stop):
        return None
    head = next((k for k in range(first, stop) if tokens[k].tag == "ADP"), stop)
    called = any(_office(token) for token in tokens[first:head])
    called = called or any(0 < k - first and _calls(tokens[k - 1]) for k in (head, stop))
    nouns = any(token.tag == "NOUN" and token.lower not in _TIMES for token in tokens[first:head])
    if called or (article and nouns):
        return _words(tokens, start, stop, text)
    return None


def _past_brackets(tokens: Sequence[Token], i: int) -> int:
    """The token behind "(Harbour)", or `i` where no bracket opens."""
    if i < len(tokens) and tokens[i].text == "(":
        return next((k + 1 for k in range(i, min(i + 8, len(tokens))) if tokens[k].text == ")"), i)
    return i


def _leads(tokens: Sequence[Token], end: int, text: str) -> str | None:
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
    stop = _stop(tokens, first, longest=_LONGEST // 2)
    if noun is None or stop == first or not (tokens[first].tag in _NOUNS | {"DET"} or tokens[first].lower in _POSSESSIVES):
        return None
    return f"{noun} {text[tokens[first].start : tokens[stop - 1].end]}"


@lru_cache(maxsize=1)
def _doers() -> dict[str, str]:
    return {row["verb"]: row["noun"] for row in rows("doers_en")}


def _is(tokens: Sequence[Token], end: int, text: str) -> str | None:
    """The office that a name "is": "Jane Roe is the mayor of Old Harbour"."""
    if end + 2 >= len(tokens) or tokens[end].lower not in {"is", "was"} or tokens[end + 1].lower not in _DETERMINERS:
        return None
    stop = _stop(tokens, end + 2)
    head = next((k for k in range(end + 2, stop) if tokens[k].tag in {"ADP", "CCONJ"}), stop)
    if head == end + 2 or not _office(tokens[head - 1]):
        return None
    return _words(tokens, end + 2, stop, text)


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


def _stop(tokens: Sequence[Token], start: int, longest: int = _LONGEST) -> int:
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
    listed = len(behind) > 1 and _office(behind[0]) and behind[1].lower == "and"
    return listed or (len(behind) > 1 and behind[0].lower == "and" and _office(behind[1]))


def _ends(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.tag == "PUNCT":
        return token.text not in "-–()" or token.text == "–"
    if token.lower in {"who", "which", "that", "whose"} or token.lower in _CONJUNCTIONS:
        return True
    if token.tag not in {"AUX", "VERB"} or _owner(token) or not token.text.islower():
        return False
    # "an Ellory-based analyst", "the mayor's fired aide"
    joined = i > 0 and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start
    before, behind = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    led = before is not None and (
        before.tag in {"DET", "ADJ", "ADV"} or _owner(before) or before.lower in _POSSESSIVES
    )
    inside = led and behind is not None and behind.tag in {"NOUN", "ADJ", "PROPN"} and token.lower.endswith(("ed", "ing", "en"))
    return not joined and not inside


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
