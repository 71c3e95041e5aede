"""The tagger's names mended: a cut first name and surname joined, a place before initials cut off, a missed name
before its office taken in.
"""

import re
from collections.abc import Iterator, Sequence

from hearsay.attribute.quotes import paragraphs
from hearsay.attribute.russian import offices
from hearsay.attribute.russian.declension import plausible
from hearsay.attribute.russian.morphology import forms

Tagged = tuple[int, int, str]

_INITIALS = re.compile(r"\s((?:[А-ЯЁ]\.\s?){2}|[А-ЯЁ]\.\s?)(?=[А-ЯЁ][а-яё])")
_WITH_PLACE = 3
_FULL = 2
_WITH = frozenset({"ablt", "nomn"})
# a name behind a polite address or an age
_LED = re.compile(
    r"\b(?:[Гг]-(?:н|на|ну|ном|не|жа|жи|же|жу|жой)|[Гг]оспо(?:дин|дина|дину|дином|жа|жи|же|жу|жой)|[Мм]истер[а-я]{0,2}|[Мм]иссис|[Мм]исс"
    r"|\d+-летн(?:ий|яя|его|ей|ему|им|ем|юю))\s+"
    r"((?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)(?:\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*){0,2})"
)
_POLITE = re.compile(
    r"(?:[Гг]-[а-я]{1,3}|[Гг]оспо[джи][а-я]{1,4}|[Мм]истер[а-я]{0,2}|[Мм]исси?с?)\s+(?=[А-ЯЁ])"
)
_MISSED = re.compile(r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)(?=,\s[а-яё])")


def mended(text: str, spans: Sequence[Tagged]) -> list[Tagged]:
    """The spans in order, with the tagger's known slips put right."""
    found: list[Tagged] = []
    spans = [part for span in spans for line in _lines(text, span) for part in _two(text, line)]
    spans = [_place(text, span, spans[i + 1 : i + 2]) for i, span in enumerate(spans)]
    for span in sorted([*spans, *_missed(text, spans), *_led(text, spans)]):
        start, end, sort = _without_place(text, _without_address(text, span))
        before = found[-1] if found else None
        if before and sort == before[2] == "PER" and _one_name(text, before, (start, end, sort)):
            found[-1] = (before[0], end, sort)
        else:
            found.append((start, end, sort))
    return found


def _lines(text: str, span: Tagged) -> Iterator[Tagged]:
    """No name crosses a line end: captions stand one to a line."""
    start, end, sort = span
    for line in text[start:end].splitlines(keepends=True):
        if words := line.strip():
            at = start + line.index(words)
            yield at, at + len(words), sort
        start += len(line)


def _two(text: str, span: Tagged) -> Iterator[Tagged]:
    """«[встретился с] Эриком Вестом Ломов»: a name in the instrumental and the surname of the subject behind it."""
    start, end, sort = span
    parts = text[start:end].split()
    last = start + len(text[start:end]) - len(parts[-1]) if parts else start
    both = len(parts) > _FULL and all(plausible((part,)) <= _WITH for part in parts[-3:-1])
    if sort == "PER" and both and "ablt" in plausible((parts[-3],)) and plausible((parts[-1],)) == {"nomn"}:
        yield start, last - 1, sort
        yield last, end, sort
    else:
        yield span


def _place(text: str, span: Tagged, following: Sequence[Tagged]) -> Tagged:
    """«[министр обороны] Карстова Глеб Орлов»: behind a noun for a thing and before a full name stands a place."""
    start, end, sort = span
    words = text[start:end]
    if sort != "PER" or " " in words or words[-1:] not in "аяыи" or _first_name(words):
        return span
    full = any(other == "PER" and text[end:a] == " " and " " in text[a:b] for a, b, other in following)
    before = re.search(r"([а-яё]+) $", text[max(0, start - 30) : start])
    top = forms(before[1])[:1] if before else ()
    thing = bool(top) and top[0].pos == "NOUN" and not top[0].has("anim")
    return (start, end, "LOC") if full and thing else span


def _without_place(text: str, span: Tagged) -> Tagged:
    """«Порт-Салима А. Б. Ридов»: what stands before initials is a first name or no part of the name."""
    start, end, sort = span
    if sort == "PER" and (first := _led_by_place(text[start:end])):
        return start + first, end, sort
    initials = _INITIALS.search(text, start, end) if sort == "PER" else None
    if initials is None or _first_name(text[start : initials.start()]):
        return span
    return initials.start(1), end, sort


def _without_address(text: str, span: Tagged) -> Tagged:
    """«Г-жа Фриден»: the polite address is no part of the name."""
    start, end, _ = span
    polite = _POLITE.match(text, start, end)
    return (polite.end(), end, "PER") if polite else span


def _led_by_place(words: str) -> int:
    """Where the name begins behind a place («[парламента] Ардмера Казимир Долле»): at a first name that is not the first word."""
    parts = words.split()
    if (
        len(parts) != _WITH_PLACE
        or _first_name(parts[0])
        or not _first_name(parts[1])
        or not parts[0].isalpha()
    ):
        return 0
    if parts[1].endswith(("вич", "вна", "ча")):
        return 0
    own = any(form.grammemes & {"Surn", "Patr"} for form in forms(parts[0].lower())[:3])
    return (
        0
        if own or plausible((parts[0],)) & plausible(tuple(parts[1:])) - {"gent", "accs"}
        else len(parts[0]) + 1
    )


def _one_name(text: str, one: Tagged, other: Tagged) -> bool:
    """Whether a lone first name and the lone surname behind it can share a case («Даны», «Мосс»)."""
    first, last = text[one[0] : one[1]], text[other[0] : other[1]]
    if text[one[1] : other[0]] != " " or " " in first or " " in last or not _first_name(first):
        return False
    fixed = last[-1:].lower() not in "аеёиоуыэюя" and "nomn" in plausible((last,))
    return not _first_name(last) and (bool(plausible((first,)) & plausible((last,))) or fixed)


def _first_name(word: str) -> bool:
    return any(form.has("Name") for form in forms(word.lower())[:2])


def _missed(text: str, spans: Sequence[Tagged]) -> Iterator[Tagged]:
    """A capitalised word that opens a paragraph and has an office set behind it: «Марш, помощник мэра, …»."""
    taken = {start for start, _, _ in spans}
    for start, end in paragraphs(text):
        match = _MISSED.match(text, start, end)
        if match and start not in taken and _may_name(match[1]) and offices.role_after(text, match.span(1)):
            yield (*match.span(1), "PER")


def _led(text: str, spans: Sequence[Tagged]) -> Iterator[Tagged]:
    """Names that the tagger missed behind a polite address or an age: «миссис Эрлан», «62-летний Йосе Тарески»."""
    for match in _LED.finditer(text):
        if not any(a < match.end(1) and match.start() < b for a, b, _ in spans):
            yield (*match.span(1), "PER")


def _may_name(word: str) -> bool:
    """Whether the word is no person's calling («Врач, депутат …») and stands in the nominative."""
    found = forms(word.lower())[:3]
    calling = any(form.has("NOUN", "anim") and not form.grammemes & {"Name", "Surn"} for form in found)
    return not calling and any(form.has("NOUN", "nomn", "sing") for form in found)
