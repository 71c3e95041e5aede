"""Countries in texts of five languages: by name, capital, seat of government, adjective or resident (`data/places.tsv`).

A form that several may claim («Белый дом», "Georgia", «РБ», Brussels) goes to the reading that dateline, outlet and the words
around speak for; a reading with conditions needs one of them, and where nothing speaks the default stands.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from hearsay.link.phrases import WORD, Found, Phrases, folded
from hearsay.link.tables import rows
from hearsay.records import Span

Kind = Literal["country", "capital", "seat", "group", "adjective", "resident", "other", "block"]
LANGUAGES = ("en", "ru", "uk", "be", "kk")
_CYRILLIC = re.compile(r"[а-яёіїєґўқғңұүһөәА-ЯЁІЇЄҐЎҚҒҢҰҮҺӨӘ]")
# words on each side that are read for a reading's cues
_AROUND = 40
_OUTLET, _DEFAULT, _NEEDED, _MOST = 1.5, 0.5, 0.4, 3
# a capitalised word right after: «София Герлан»
_SURNAME = re.compile(r" [А-ЯЁІЇЄҐЎҚ][а-яёіїєґўқғңұүһөә]+")
_START = re.compile(r"(?:^|[.!?…:;]|\n)[\s«»“”\"'(–—-]*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form may mean; `outlets` and `around` are its conditions."""

    country: str
    iso: str
    kind: Kind
    body: str | None
    since: str
    until: str
    outlets: frozenset[str]
    around: tuple[str, ...]
    default: bool

    @property
    def conditional(self) -> bool:
        return bool(self.outlets or self.around)


@dataclass(frozen=True, slots=True)
class Place:
    """A country by one of its names, capitals, seats, adjectives or residents; `body` is what it means when it acts."""

    span: Span
    country: str
    kind: Kind
    body: str | None


@lru_cache(maxsize=512)
def country_name(country: str | None) -> str | None:
    """The English name of a country by its ISO code or QID."""
    names = [
        row["forms"].split("|")[0]
        for row in _table()
        if row["kind"] == "country" and row["lang"] == "en" and country in {row["iso"], row["qid"]}
    ]
    return min(names, key=len, default=None)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    """Words that tell places from persons and common words, by use: "given" names and other names of a "person" that are places
    too, words that stand "beside" a place without making a person of it, "starter" words of sentences.
    """
    uses: dict[str, set[str]] = {}
    for row in rows("place_words"):
        uses.setdefault(row["use"], set()).add(row["word"])
    return {use: frozenset(words) for use, words in uses.items()}


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], ...]:
    return tuple(rows("places"))


@lru_cache(maxsize=1)
def isos() -> Mapping[str, str]:
    """ISO code → QID."""
    return {row["iso"]: row["qid"] for row in _table() if row["kind"] in {"country", "capital"}}


@lru_cache(maxsize=8)
def _index(lang: str) -> Phrases[Reading]:
    """The forms of a language; "cyrillic" holds those of all four."""
    index: Phrases[Reading] = Phrases()
    for row in _table():
        if row["lang"] == lang or (lang == "cyrillic" and row["lang"] != "en"):
            reading = Reading(
                row["qid"],
                row["iso"],
                cast("Kind", row["kind"]),
                row["body"] or None,
                row["since"],
                row["until"],
                frozenset(row["outlets"].split()),
                tuple(row["around"].split()),
                row["note"] == "default",
            )
            for form in row["forms"].split("|"):
                index.add(form, reading)
    return index


def _indices(text: str, lang: str | None) -> Sequence[Phrases[Reading]]:
    if lang in LANGUAGES:
        return (_index(lang),)
    return (_index("cyrillic" if _CYRILLIC.search(text) else "en"),)


def found(
    text: str,
    lang: str | None = None,
    *,
    country: str | None = None,
    dateline: str | None = None,
    date: str | None = None,
) -> list[Place]:
    """All mentions of countries, from left to right; `country` is the outlet's (QID or ISO), `dateline` the place of it."""
    near = frozenset(filter(None, (_iso(country), _dateline(dateline, lang) if dateline else None)))
    places: list[Place] = []
    for index in _indices(text, lang):
        for hit in index.found(text):
            if _is_other(text, hit, lang):
                continue
            reading = _chosen(text, hit, near, date)
            if reading is not None:
                places.append(Place(hit.span, reading.country, reading.kind, reading.body))
    return places


def named(
    name: str,
    lang: str | None = None,
    *,
    country: str | None = None,
    dateline: str | None = None,
    date: str | None = None,
    context: str | None = None,
) -> Place | None:
    """The country that a whole name means; the words of `context` speak for its readings."""
    bare = re.sub(r"^(?:the|The)\s+", "", name.strip())
    near = frozenset(filter(None, (_iso(country), _dateline(dateline, lang) if dateline else None)))
    for index in _indices(bare, lang):
        for hit in index.found(bare):
            if hit.span[1] - hit.span[0] >= len(bare.rstrip(".")) - 1:
                reading = _chosen(f"{bare} {context or ''}", hit, near, date)
                return Place(hit.span, reading.country, reading.kind, reading.body) if reading else None
    return None


def _iso(country: str | None) -> str | None:
    if country is None or country in isos():
        return country
    return next((iso for iso, qid in isos().items() if qid == country), None)


@lru_cache(maxsize=1024)
def _dateline(place: str, lang: str | None) -> str | None:
    for index in _indices(place, lang):
        for hit in index.found(place.title() if place.isupper() else place):
            return next((reading.iso for reading in hit.values if not reading.conditional), None)
    return None


def _chosen(text: str, hit: Found[Reading], near: frozenset[str], date: str | None) -> Reading | None:
    """The reading that most speaks for; None where it is no country, or nothing speaks for any."""
    readings = [reading for reading in hit.values if _is_current(reading, date)] or list(hit.values)
    best = readings[0]
    if len(readings) > 1 or best.conditional:
        words = _words_around(text, hit.span)
        scored = [(_score(reading, words, near), -n) for n, reading in enumerate(readings)]
        score, place = max(scored)
        best = readings[-place]
        if score < _NEEDED:
            return None
    return None if best.kind in {"other", "block"} else best


def _is_current(reading: Reading, date: str | None) -> bool:
    return date is None or (reading.since <= date[:10] and (not reading.until or date[:10] <= reading.until))


def _score(reading: Reading, words: Iterable[str], near: frozenset[str]) -> float:
    if not reading.conditional:
        return _DEFAULT
    score = _DEFAULT if reading.default else 0.0
    if reading.outlets & near:
        score += _OUTLET
    if reading.around:
        score += min(_MOST, sum(word.startswith(reading.around) for word in words))
    return score


def _words_around(text: str, span: Span) -> list[str]:
    before = WORD.findall(folded(text[max(0, span[0] - 400) : span[0]]))[-_AROUND:]
    return before + WORD.findall(folded(text[span[1] : span[1] + 400]))[:_AROUND]


def _is_other(text: str, hit: Found[Reading], lang: str | None) -> bool:
    """Whether the form is here part of a person's name, or a common word that begins a sentence."""
    start, end = hit.span
    word = folded(text[start:end])
    if word in _words()["starter"] and lang != "en":
        return bool(_START.search(text[max(0, start - 12) : start]))
    if word in _words()["given"] | _words()["person"]:
        return _is_person(text, start, end) if text[start].isascii() else bool(_SURNAME.match(text[end:]))
    return False


def _is_person(text: str, start: int, end: int) -> bool:
    beside = _words()["beside"]
    before = re.search(r"([A-Z][\w'’]+|[A-Z]\.) $", text[max(0, start - 30) : start])
    if before and folded(before.group(1)) not in beside and not _is_place(before.group(1)):
        return True
    after = re.match(r" ([A-Z][a-z][\w'’-]+)", text[end : end + 30])
    first_name = folded(text[start:end]) in _words()["given"]
    return bool(after and first_name and folded(after.group(1)) not in beside)


def _is_place(word: str) -> bool:
    return any(True for _ in _index("en").found(word))
