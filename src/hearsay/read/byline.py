"""Who signed a report, from the lines that readers see: "By Ann Lee and Bo Day", «Автор: Анна Ли», a bare
name.

A name is capitalised words with the particles of names between them; a line that holds anything else is no
byline.
"""

import re

from lxml.html import HtmlElement

_PARTICLES = "d[ei]|del|della|van|von|der|den|bin|ibn|al|el|la|le|du|da|dos"
_WORD = rf"(?:[A-ZÀ-ÞŁŚŽČĆŠİŞА-ЯЁІЇЄҐЎӘҒҚҢӨҰҮҺ][\w’'ʼ-]*\.?|{_PARTICLES})"
_NAMES = rf"{_WORD}(?:[ \xa0]{_WORD}){{0,4}}"
_SEVERAL = rf"{_NAMES}(?:(?:,| and| &| und| et| y| e| и| та| і| және)[ \xa0]{_NAMES}){{0,4}}"
_SURE_LEAD = (
    r"(?:(?:written|posted|reported|published|story|words|text|analysis|opinion|interview)\s+)?by"
    r"|автор(?:ы|и)?|текст|аўтар"
    r"|(?:беседовал|записал|подготовил|опросил|перевел|перевёл)[аи]?|интервью (?:взял[аи]?|провел[аи]?|провёл)"
)
# the others begin names as well: "Di Stefano"
_LEAD = rf"{_SURE_LEAD}|von|par|por|di|przez"
_SIGNED = re.compile(
    rf"(?:(?i:{_LEAD})\s*:?\s+)(?P<names>{_SEVERAL})\s*(?P<rest>(?:[,|/•·—–(-]|\bat\b|\bon\b|\d).{{0,90}})?"
)
_LED = re.compile(rf"(?:{_SURE_LEAD})\s*:?\s+(?=\S)", re.IGNORECASE)
_LEAD_ALONE = re.compile(rf"(?:{_LEAD})\s*:?", re.IGNORECASE)
_BARE = re.compile(rf"{_WORD}(?:[ \xa0]{_WORD}){{1,3}}")
# letters of a surname in capitals; a first word in capitals up to the longer length is rather an abbreviation
_LOUD, _ABBREVIATED = 3, 5
# names above a report are of two to four words; capitalised function words mark a headline
_HEADLINE_WORDS = re.compile(
    r"\b(?:The|A|An|In|On|At|Of|For|To|And|Or|Is|Are|Says?|New|How|Why|What|News|Post|Home)\b"
)


def signed(line: str) -> str | None:
    """The names in a line that is a byline with its lead ("By …"), or None."""
    match = _SIGNED.fullmatch(line.strip())
    return tidy(match["names"].strip(" ,")) if match else None


def tidy(byline: str) -> str:
    """A byline as names are written: without its lead, and without capitals for a surname («Раиса ПОЛЕТАЕВА»)."""
    led = _LED.match(byline)
    names = byline[led.end() :] if led and _BARE.match(byline, led.end()) else byline
    return "".join(map(_in_small, re.split(r"(, ?| & | and | и | та | і )", names)))


def _in_small(name: str) -> str:
    """A name whose capitals are those of a heading; an abbreviation ("BBC News") is none."""
    parts = name.split()
    loud = [part for part in parts if part.isupper() and len(part.strip(".")) >= _LOUD]
    quiet = [part for part in parts if part.istitle()]
    if not loud or len(parts) < 2 or len(loud) + len(quiet) < len(parts):
        return name
    surname_last = loud == parts[-1:] and len(quiet) == len(parts) - 1
    shouted = len(loud) == len(parts) and any(len(part) >= _ABBREVIATED for part in parts)
    surname_first = loud == parts[:1] and len(parts[0]) > _ABBREVIATED
    if not (surname_last or surname_first or shouted):
        return name
    return re.sub(r"[^\W\d_]{2,}", lambda match: match[0].capitalize(), name)


def is_lead(line: str) -> bool:
    """Whether a line is the lead of a byline alone; the name is on the next."""
    return bool(_LEAD_ALONE.fullmatch(line.strip()))


def is_bare_name(line: str) -> bool:
    """Whether a line is a name and nothing else: believed between headline and body only."""
    return bool(_BARE.fullmatch(line.strip())) and not _HEADLINE_WORDS.search(line) and not line.isupper()


_CUT = re.compile(
    r"\s*(?:[•·|–—\d(;\n]|\b(?:last|updated|published|posted|on|follow|read|head|staff|contributor)\b).*",
    re.IGNORECASE,
)


def shown_byline(tree: HtmlElement, near: list[str]) -> str | None:
    """The byline among the texts near the heading, or else where trafilatura finds an author's mark-up."""
    for line, following in zip(near, [*near[1:], ""], strict=False):
        if names := signed(line):
            return names
        if is_lead(line) and re.fullmatch(_SEVERAL, following.strip()):
            return tidy(following.strip())
    # heavy
    from trafilatura.metadata import extract_author  # noqa: PLC0415

    marked = tidy(_CUT.sub("", extract_author(tree) or "").strip(" ,"))
    return marked if re.fullmatch(_SEVERAL, marked) and not _HEADLINE_WORDS.search(marked) else None
