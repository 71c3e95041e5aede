"""The words of a Russian sentence around a place name: their likely forms, and what is plain from them alone.

Parts of speech, cases and lemmas are pymorphy3's, without the sentence; classes of words are `data/metonym_words_ru.tsv`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pymorphy3

from hearsay.link.phrases import folded, word_set
from hearsay.link.tables import rows
from hearsay.records import Span

_TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"(?<![А-ЯA-Z])[.!?…]+[»\"”)]?\s+(?=[«\"“(—–-]?\s?[А-ЯЁA-Z0-9])|\n")
_LISTING = word_set("и или , как так")
_OFFICIAL = word_set("официальный официального официальному официальным официальном сам сама саму самой")
_BETWEEN = word_set("не также пока уже ранее в свою очередь же это этом тем временем")
_DASHES = frozenset("—–-")
_QUOTES = frozenset('«»"“”„')
CASES = {"nomn", "gent", "datv", "accs", "ablt", "loct"}
_GENDERS = frozenset({"masc", "femn", "neut"})


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, frozenset[str]]:
    """The uses of each word."""
    found: dict[str, set[str]] = {}
    for row in rows("metonym_words_ru"):
        found.setdefault(row["word"], set()).add(row["use"])
    return {word: frozenset(used) for word, used in found.items()}


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65536)
def parses(word: str) -> tuple[Any, ...]:
    """All readings of a word alone, likeliest first."""
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=65536)
def _lemmas(word: str) -> frozenset[str]:
    """The lemmas that a word may have, «ё» as «е»."""
    return frozenset(folded(p.normal_form) for p in parses(word)[:4])


@lru_cache(maxsize=65536)
def tags(word: str) -> frozenset[str]:
    """The likeliest reading's grammemes."""
    found = parses(word)
    return frozenset(map(str, found[0].tag.grammemes)) if found else frozenset()


def lemma(word: str) -> str:
    """The likeliest reading's base form, as pymorphy3 spells it."""
    found = parses(word.lower())
    return str(found[0].normal_form) if found else word.lower()


@lru_cache(maxsize=65536)
def uses(word: str) -> frozenset[str]:
    """The classes that a word, in any form, may belong to."""
    known = _classes()
    return frozenset().union(*(known.get(one, ()) for one in _lemmas(word.lower())))


def is_a(word: str, use: str) -> bool:
    """Whether a word, in any form, is one of that use."""
    return use in uses(word)


@lru_cache(maxsize=4096)
def _cases(name: str) -> frozenset[str]:
    """The cases that the name may stand in; all for what does not decline."""
    head = next((word for word in name.split() if word[:1].isupper()), name).rpartition("-")[2].lower()
    proper = [p for p in parses(head) if "Geox" in p.tag] or list(parses(head))
    known = any(p.is_known for p in proper)
    if name.isupper() or any("Fixd" in p.tag for p in proper) or (not known and re.search(r"[иуюэо]$", head)):
        return frozenset(CASES)
    return frozenset(str(p.tag.case) for p in proper if p.tag.case and p.tag.number != "plur") or frozenset(
        str(p.tag.case) for p in proper if p.tag.case
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """The words outside of the list of names that the name may stand in, and the name's own cases, genders and number."""

    left: Sequence[str]
    right: Sequence[str]
    cases: frozenset[str]
    genders: frozenset[str]
    listed: bool
    plural: bool


def seen_at(text: str, span: Span) -> Seen:
    """What stands around the span in its sentence."""
    start, end = span
    before, after = text[max(0, start - 400) : start], text[end : end + 400]
    cut = list(_SENTENCE.finditer(before))
    before = before[cut[-1].end() :] if cut else before
    stop = _SENTENCE.search(after)
    after = after[: stop.start() + 1] if stop else after
    left = [word for word in _TOKEN.findall(before) if word not in _QUOTES]
    right = [word for word in _TOKEN.findall(after) if word not in _QUOTES]
    outer_left, outer_right = _outside_left(left), _outside_right(right)
    listed = (len(outer_left), len(outer_right)) != (len(left), len(right))
    name = text[start:end]
    last = name.rpartition(" ")[2].lower()
    genders = frozenset(gender for parse in parses(last) for gender in _GENDERS if gender in parse.tag)
    plural = name.isupper() or "plur" in tags(last)
    return Seen(outer_left, outer_right, _cases(name), genders, listed, plural)


def _outside_left(words: list[str]) -> list[str]:
    """Without «Москва, Минск и » before the name, and without «официальный» in front of it."""
    at = len(words)
    while at:
        last = words[at - 1].lower()
        if last in _LISTING and at > 1 and words[at - 2][:1].isupper():
            at -= 2
        elif last in {"ни", "и"} and at > 2 and words[at - 2] == "," and words[at - 3][:1].isupper():
            at -= 3
        elif last in _OFFICIAL or (last in {"ни", "и"} and at == 1):
            at -= 1
        else:
            break
    return words[:at]


def _outside_right(words: list[str]) -> list[str]:
    at = 0
    while at + 1 < len(words) and (words[at].lower() in {"и", "или", "с"} or words[at] == ","):
        step = 2 if words[at] == "," and words[at + 1].lower() in {"ни", "и"} else 1
        if not words[at + step : at + step + 1] or not words[at + step][:1].isupper():
            break
        at += step + 1
    return words[at:]


def in_title(text: str, span: Span, left: Sequence[str]) -> bool:
    """«Берлин плюс», гостиница «Москва», «Эхо Москвы», Москва-Сити, Минск-2, штат Вашингтон: part of another name."""
    before, after = text[max(0, span[0] - 32) : span[0]], text[span[1] : span[1] + 34]
    opened = re.search(r"[«“„](?:[^«»”“.!?,]{1,24} )?$", before)
    closed = re.match(r"(?:[ -][^«»”.!?,]{2,30})?[»”](?!,?\s?[—–-])", after)
    if (opened and closed) or re.match(r"-(?:[а-яё\d]|Сити)", after):
        return True
    return (
        bool(left)
        and before.endswith(" ")
        and is_a(left[-1], "named")
        and not before.rstrip().endswith((",", "»"))
    )


def joined(seen: Seen) -> bool:
    """Whether a dash joins the name to another: «рейс Москва – Бишкек», «переговоры Москва – Киев»."""
    left, right = seen.left, seen.right
    before = len(left) > 1 and left[-1] in _DASHES and left[-2][:1].isupper()
    return before or (len(right) > 1 and right[0] in _DASHES and right[1][:1].isupper())


def speak_they(words: Sequence[str]) -> bool:
    """Whether a verb of speech in the plural comes with no subject before it: the people in that place speak."""
    for place, word in enumerate(words[:7]):
        lower = word.lower()
        known = tags(lower)
        if {"VERB", "ADJS", "PRTS"} & known:
            follows = words[place + 1 : place + 3]
            subject = any({"NOUN", "nomn"} <= tags(w.lower()) for w in follows)
            return "plur" in known and _voices(lower, follows) and not subject
        if lower not in _BETWEEN and ({"NOUN", "nomn", "plur"} <= known or lower in {",", "."}):
            return False
    return False


def _voices(verb: str, follows: Sequence[str]) -> bool:
    """Whether people who are not named can be meant by the verb; «отметили» only where their words follow."""
    if "отметить" in _lemmas(verb):
        return not follows or follows[0] in {",", ":"}
    return is_a(verb, "voices")


def said_they(words: Sequence[str]) -> bool:
    """The same with the verb in front: «как считают в Минске», «дали понять в Кремле»."""
    near = words[-4:]
    for place, word in reversed(list(enumerate(near))):
        known = tags(word.lower())
        if "VERB" in known:
            before = [tags(w.lower()) for w in near[max(0, place - 2) : place]]
            subject = any({"NOUN", "nomn"} <= one or "NPRO" in one for one in before)
            return "plur" in known and _voices(word.lower(), ()) and not subject
        if not {"ADVB", "PRCL", "INFN", "CONJ"} & known:
            return False
    return False


def unnamed_plural(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a verb in the plural stands near with no noun that could be its subject: «там считают», «что предложили»."""
    words = [*left[-6:], *right[:9]]
    known = [tags(word.lower()) for word in words]
    plural = any({"VERB", "plur"} <= one or {"ADJS", "plur"} <= one for one in known)
    return plural and not any({"NOUN", "nomn", "plur"} <= one for one in known)


def moves(seen: Seen) -> bool:
    """Whether distances, ways or numbers stand beside."""
    return any(is_a(word, "distance") for word in (*seen.left[-6:-1], *seen.right[:2])) or any(
        word.isdigit() for word in seen.left[-4:-1]
    )


def head_of(words: Sequence[str]) -> str:
    """The nearest word before that is no adverb or particle."""
    for word in reversed(words[-3:]):
        lower = word.lower()
        if lower.isalpha() and not {"ADVB", "PRCL", "CONJ"} & tags(lower):
            return lower
        if not lower.isalpha():
            return ""
    return ""


def part(word: str) -> str:
    """The part of speech of a word; a mark is its own."""
    found = parses(word) if word.isalpha() else ()
    return str(found[0].tag.POS) if found else word


def agrees(seen: Seen, verb: str) -> bool:
    """Whether the name can be the verb's subject by number and gender."""
    known = tags(verb)
    if "plur" in known:
        return seen.plural or seen.listed
    return not _GENDERS & known or bool(seen.genders & known)
