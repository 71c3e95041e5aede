"""Places, years and events invoked as analogy: "as in Keldia", "a repeat of 2011", «по сценарию Лурании», «второй Майдан».

A cue (`data/precedents.tsv`) must stand before or behind the name or year, so a place where something merely happens is none.
Names are what is capitalised; no gazetteer is asked. Rather too few than wrong ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from hearsay.records import Span

Kind = Literal["place", "year", "event"]

_YEAR = r"(?:1[0-9]|20)\d\d"
# a list of names and years in each language; the words that join and lead its members
_CAPITAL = {"en": r"[A-Z][\w’'-]*[\w’]", "ru": r"[А-ЯЁ][\w-]*"}
_ITEM = {
    "en": (
        r"(?:(?:in|during|from|on|of|before that|earlier) )*(?:the |[“\"'‘])?"
        rf"(?:(?P<name>{_CAPITAL['en']}(?: {_CAPITAL['en']}){{0,2}})[”\"'’]?"
        rf"(?:,? (?:in|of) (?P<year>{_YEAR})\b)?|(?P<bare>{_YEAR})\b)"
    ),
    "ru": (
        r"(?:(?:в|во|на|при|из|с|со) )?"
        rf"(?:(?P<name>[«„“]{_CAPITAL['ru']}(?: [\w-]+)?[»“”]|{_CAPITAL['ru']}(?: {_CAPITAL['ru']})?)"
        rf"(?:,? (?:в |во )?(?P<year>{_YEAR})(?:-\w+)?(?: год\w*| г\.)?)?"
        rf"|(?P<bare>{_YEAR})(?:-\w+)?(?: год\w*| г\.)?(?: (?:в|во|на) (?P<there>{_CAPITAL['ru']}))?)"
    ),
}
_JOIN = {
    "en": r"(?:, and |,? and (?:before that )?|, or | or |, )",
    "ru": r"(?:, а затем и |,? и |,? или |, )",
}
_ADJECTIVE = {
    "en": r"(?:[A-Z][\w’'-]*)",
    "ru": r"(?:[А-ЯЁа-яё]+[^ч\W]ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|им|ими))",
}
# what is capitalised and is no precedent
_NO_NAME = re.compile(
    r"(?:The|This|That|These|Those|A|An|It|He|She|We|They|I|Mr|Mrs|Ms|Dr|Another|Every|Such|Our|Their|His|Her|No|New|One|Any|"
    r"Senate|House|Congress|Parliament|Court|Supreme|Commander|Republican|Democrat\w*|Justice|President|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Cabinet|"
    r"Article|Chapter|Section|Part|Table|Figure|Cyrillic|Latin|Arabic|Greek|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Конституци\w+|Кодекс\w*|Президент\w*|Закон\w*|Договор\w*|Совет\w*|Дум\w+|Центр\w*|Статье|Главе)\b"
)
_NO_ADJECTIVE = re.compile(
    r"(?:город|сель|дет|мор|мир|ад|завод|голливуд|жен|муж|люд|гражда|универсаль|швейцар|инженер|автор|режиссёр|режиссер)ск",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"[«„“\"‘]|Winter|Spring|Summer|Autumn|Revolution|War|Maidan|Uprising|Coup|Crisis|Putsch|March|Massacre"
    r"|[Зз]им|[Вв]есн|[Оо]сен|[Рр]еволюц|[Вв]ойн|[Мм]айдан|[Вв]осстани|[Пп]ереворот|[Кк]ризис|[Пп]утч"
)
# a demonym or the first of a name: what follows is the thing itself
_GOES_ON = re.compile(
    r"[”»\"’]? (?!(?:in|on|at|is|was|will|would|here|for|to|by|and|or|as|if|when|but|в|во|на|и|не|или|а|но|будет|у|для)\b)[\w«“]"
)
_ENDS = re.compile(r"[”»\"’]?(?:\s*[.,;:!?)–—]|\s*$|[»”\"]| год| не\b| и\b)")
# the word is the end of a longer name: "Ardmere College playbook"
_WITHIN_NAME = re.compile(r"\b(?!(?:The|A|An|This|That|No|Another)\b)[A-Z][\w’'-]* $")
# «the 1969 book»: a thing of that year
_DATED = re.compile(rf"(?:\w+ )*the {_YEAR}\b")
# «как в Лурании, так и в Бреннии», «видел, как в Вельморе …» compare nothing
_AS_WELL = re.compile(r"[^.!?]{0,60}\bтак и\b")
_SEES = re.compile(
    r"\b(?:ви[дж]|смотр|рассказ|показ|наблюда|слыш|помн|зна|объясн|поним|поня|описы|говор|сообщ)\w*,? $"
)


@dataclass(frozen=True, slots=True)
class Precedent:
    """A place, year or event that a text invokes; `what` as it stands there, with its year where one is given."""

    span: Span
    what: str
    kind: Kind
    year: int | None
    cue: Span


def precedents(text: str, lang: str | None) -> list[Precedent]:
    """The precedents in a text, by place; none in a language without cues."""
    found: dict[Span, Precedent] = {}
    for need, pattern in _patterns(lang or ""):
        for match in pattern.finditer(text):
            for precedent in _named(text, lang or "", need, match):
                if not any(s < precedent.span[1] and precedent.span[0] < e for s, e in found):
                    found[precedent.span] = precedent
    return [found[span] for span in sorted(found)]


@cache
def _patterns(lang: str) -> list[tuple[str, re.Pattern[str]]]:
    """The cues of a language; those that ask for most come first."""
    if lang not in _ITEM:
        return []
    item = re.sub(r"\?P<\w+>", "?:", _ITEM[lang])
    # where the names come first, one of them: a list would be tried anew from each of its members
    one, adjective = rf"(?P<many>{item})", rf"(?P<many>{_ADJECTIVE[lang]})"
    many = rf"(?P<many>{item}(?:{_JOIN[lang]}{item}){{0,5}})"
    table = (resources.files("hearsay.narrate") / "data" / "precedents.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    return [
        (
            need,
            re.compile(
                _cased(pattern).replace(
                    "@", adjective if need == "adjective" else one if pattern[:3] == r"\b@" else many
                )
            ),
        )
        for language, need, pattern, _ in rows
        if language == lang
    ]


def _cased(pattern: str) -> str:
    """A cue may begin a sentence, while a name is told by its capital: only the cue is read in either case."""
    before, behind = pattern.split("@", 1)
    if before.startswith("(?="):
        return pattern
    return (f"(?i:{before})" if before else "") + "@" + (f"(?i:{behind})" if behind else "")


def _named(text: str, lang: str, need: str, match: re.Match[str]) -> Iterator[Precedent]:
    start, end = match.span("many")
    words = match["many"]
    if need in {"end", "lone"} and not _stands(text, need, match):
        return
    if need == "adjective":
        known = (
            _NO_NAME.match(words)
            or _NO_ADJECTIVE.match(words)
            or _WITHIN_NAME.search(text[max(0, start - 40) : start])
        )
        if not known and not words.isupper():
            yield Precedent((start, end), words, "place", None, _cue(match, start, end))
        return
    items = [item for item in re.finditer(_ITEM[lang], words) if item["name"] or item["bare"]]
    if need == "year" and not any(item["year"] or item["bare"] for item in items):
        return
    for item in items:
        groups = item.groupdict()
        name = groups["name"] or groups.get("there")
        year = groups["year"] or groups["bare"]
        if name and _NO_NAME.match(name.lstrip('«„“"‘')):
            continue
        if (name and re.search("[’']s$", name)) or (groups["bare"] and _DATED.match(words, item.start())):
            continue
        if not name and need in {"name", "event"}:
            continue
        if name and not year and need in {"event", "past"} and not _EVENT.search(name):
            continue
        first = item.start("name") if groups["name"] else item.start("bare")
        last = max(item.end(group) for group in groups)
        kind: Kind = (
            "year"
            if not name
            else "event"
            if _EVENT.search(text[start + first - 1 : start + last])
            else "place"
        )
        yield Precedent(
            (start + first, start + last),
            (name or str(year)).strip('«»„“”"‘'),
            kind,
            int(year) if year else None,
            _cue(match, start, end),
        )


def _stands(text: str, need: str, match: re.Match[str]) -> bool:
    """Whether what follows lets the words be the end of the comparison, and not the beginning of another thing."""
    end = match.end("many")
    if need == "lone":
        return not _GOES_ON.match(text, end)
    return (
        bool(_ENDS.match(text, end))
        and not _AS_WELL.match(text, end)
        and not _SEES.search(text[: match.start()])
    )


def _cue(match: re.Match[str], start: int, end: int) -> Span:
    """The words that make it an analogy: those before the names, else those behind."""
    if match.start() < start:
        return match.start(), match.start() + len(match.string[match.start() : start].rstrip())
    return (end, match.end()) if match.end() > end else (start, end)
